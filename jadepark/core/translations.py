"""What happens to the translations when the German page changes, and what state they are in.

wagtail-localize keeps every text in segments and their translations; publishing through it puts
the German text wherever a translation is missing. Three rules of ours stand before that:

* facts (dates, places, pictures) reach the other languages at once: `share_facts`;
* a changed German text never replaces its translation. The old translation is carried over to
  the new German text, stays in sight, and is marked as older: `carry_over`;
* text that was typed directly into a translated page becomes translation work: `record_texts`.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import copy_synchronised_fields, get_translatable_fields
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .languages import SOURCE

# Stands as the tool's name beside a translation that was made from an earlier German text.
EARLIER_TEXT = "earlier German text"

MISSING, DRAFT, UP_TO_DATE, OUT_OF_DATE = "missing", "draft", "up_to_date", "out_of_date"


class TextsDoNotMatch(ValueError):
    """Two languages of a page do not have the same parts."""


@dataclass(frozen=True)
class State:
    """Of one page in one language. `since` only when it is out of date."""

    name: str
    page: Page | None = None
    since: datetime | None = None
    missing_texts: int = 0


@transaction.atomic
def german_page_published(page):
    """Bring a published German page to its translations. Returns those it reached."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is not None:
        before = _strings_by_path(source)
        source.update_from_db()
        for translation in source.translations.all():
            carry_over(source, before, translation.target_locale)
    reached = page.get_translations().filter(alias_of=None).specific()
    return [target for target in reached if share_facts(page, target)]


@transaction.atomic
def translated_page_published(page):
    """Keep what was typed directly into a translated page as its translation."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale, enabled=False
    ).first()
    if translation is not None:
        source_page = translation.source.get_source_instance()
        try:
            record_texts(source_page, page)
        except TextsDoNotMatch:
            # A freely rebuilt page has no text of the German one to be held against.
            return


def share_facts(source, target):
    """Copy what is not text from `source` to `target`, to what is live and to what is a draft.

    Returns whether anything differed.
    """
    live = target if target.live else None
    has_draft = target.has_unpublished_changes or not target.live
    draft = target.get_latest_revision_as_object() if has_draft else None
    scheduled = target.scheduled_revision
    changed = False
    if live is not None and _take_facts(source, live):
        live.save_revision(changed=False, clean=False).publish()
        changed = True
    if draft is not None and (_take_facts(source, draft) or changed):
        revision = draft.save_revision(clean=False)
        if scheduled is not None:
            _reschedule(revision, scheduled)
        changed = True
    return changed


def _reschedule(revision, scheduled):
    scheduled.refresh_from_db()
    revision.approved_go_live_at = scheduled.content.get("go_live_at")
    revision.save(update_fields=["approved_go_live_at"])


def _take_facts(source, target):
    before = _comparable(target)
    texts = _texts_of(target)
    copy_synchronised_fields(source, target)
    _put_back(target, texts)
    return _comparable(target) != before


def _comparable(page):
    """The page's content without what only says which row of the database holds it."""

    def without_ids(value):
        if isinstance(value, dict):
            return {k: without_ids(v) for k, v in value.items() if k not in {"pk", "id", "page"}}
        return [without_ids(one) for one in value] if isinstance(value, list) else value

    return without_ids(json.loads(page.to_json()))


def _texts_of(page):
    """{field: value}, and for rows of translatable relations {field: {key: {field: value}}}."""
    texts = {}
    for field in _text_fields(type(page)):
        if field.one_to_many:
            rows = getattr(page, field.name).all()
            texts[field.name] = {row.translation_key: _texts_of(row) for row in rows}
        else:
            texts[field.name] = getattr(page, field.attname)
    return texts


def _put_back(page, texts):
    """The texts again; a row that is new here has none yet, and no German one either."""
    for name, text in texts.items():
        if not isinstance(text, dict):
            setattr(page, name, text)
            continue
        for row in getattr(page, name).all():
            _put_back(row, text.get(row.translation_key) or _no_texts(row))


def _no_texts(row):
    return {field.name: "" for field in _text_fields(type(row)) if not field.one_to_many}


def _text_fields(model):
    fields = [
        one.get_field(model) for one in get_translatable_fields(model) if one.is_translated(None)
    ]
    return [
        field
        for field in fields
        if isinstance(field, models.Field)
        or (field.one_to_many and issubclass(field.related_model, TranslatableMixin))
    ]


def _strings_by_path(source):
    """{path: [string id, …]} of a translation source, in the order of the text."""
    by_path = defaultdict(list)
    segments = StringSegment.objects.filter(source=source).order_by("order")
    for context, string in segments.values_list("context_id", "string_id"):
        by_path[context].append(string)
    return by_path


def carry_over(source, before, locale):
    """Give each changed German text the translation of the text that stood in its place."""
    for context, strings in _strings_by_path(source).items():
        for old, new in _replaced(before.get(context, []), strings):
            translation = StringTranslation.objects.filter(
                translation_of=old, context=context, locale=locale
            ).first()
            if translation is not None:
                StringTranslation.objects.get_or_create(
                    translation_of_id=new,
                    context_id=context,
                    locale=locale,
                    defaults={"data": translation.data, "tool_name": EARLIER_TEXT},
                )


def _replaced(before, after):
    """Pairs (old, new) of what changed in place; what stayed anywhere is no change."""
    gone = [string for string in before if string not in after]
    come = [string for string in after if string not in before]
    return zip(gone, come, strict=False)


@transaction.atomic
def record_texts(source_page, target_page):
    """Write the texts of `target_page` down as the translations of those of `source_page`.

    Raises TextsDoNotMatch, naming the part, when the two do not have the same parts.
    """
    source, _created = TranslationSource.update_or_create_from_instance(source_page)
    translation, _created = Translation.objects.get_or_create(
        source=source, target_locale=target_page.locale
    )
    for (path, german), text in _paired(source_page, target_page):
        context = TranslationContext.objects.get(object_id=source_page.translation_key, path=path)
        segment = StringSegment.objects.filter(
            source=source, context=context, string__data=german
        ).first()
        _write_down(segment, translation.target_locale, text)
    return translation


def _write_down(segment, locale, text):
    existing = StringTranslation.objects.filter(
        translation_of=segment.string, context=segment.context, locale=locale
    ).first()
    if existing is None:
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    elif existing.data != text:
        existing.data, existing.tool_name, existing.has_error = text, "", False
        existing.save()


def _paired(source_page, target_page):
    german, other = _strings(source_page), _strings(target_page)
    for path in german.keys() | other.keys():
        if len(german[path]) != len(other[path]):
            raise TextsDoNotMatch(
                f"“{path}” has {len(german[path])} texts in {source_page.locale} and "
                f"{len(other[path])} in {target_page.locale}. Give both the same number."
            )
        for one, text in zip(german[path], other[path], strict=True):
            yield (path, one), text


def _strings(page):
    by_path = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            by_path[segment.path].append(segment.string.data)
    return by_path


def confirm(page):
    """Somebody has read a translation against today's German text and found it still right."""
    return _older(page).update(tool_name="")


def _older(page):
    in_use = StringSegment.objects.filter(
        source__object_id=page.translation_key, source__locale__language_code=SOURCE
    )
    return StringTranslation.objects.filter(
        locale=page.locale,
        tool_name=EARLIER_TEXT,
        context__object_id=page.translation_key,
        translation_of__in=in_use.values("string"),
    )


def states(pages, locales):
    """The state of each German page of `pages` in each of `locales`: {page.pk: {code: State}}.

    A fixed number of queries, however many pages.
    """
    keys = [page.translation_key for page in pages]
    targets = {
        (page.translation_key, page.locale_id): page
        for page in Page.objects.filter(translation_key__in=keys, locale__in=locales, alias_of=None)
    }
    older, missing = _since_older(keys), _count_missing(keys, locales)
    return {
        page.pk: {
            locale.language_code: _state(
                targets.get((page.translation_key, locale.pk)),
                older.get((page.translation_key, locale.pk)),
                missing.get((page.translation_key, locale.pk), (0, None)),
            )
            for locale in locales
        }
        for page in pages
    }


def _state(target, older_since, missing):
    count, source_changed_at = missing
    if target is None:
        return State(MISSING)
    if not target.live:
        return State(DRAFT, target, missing_texts=count)
    if older_since or count:
        return State(OUT_OF_DATE, target, older_since or source_changed_at, count)
    return State(UP_TO_DATE, target)


def _since_older(keys):
    """{(translation key, locale id): when the German text left its translation behind}."""
    in_use = StringSegment.objects.filter(
        source__locale__language_code=SOURCE,
        context=models.OuterRef("context"),
        string=models.OuterRef("translation_of"),
    )
    rows = (
        StringTranslation.objects.filter(tool_name=EARLIER_TEXT, context__object_id__in=keys)
        .filter(models.Exists(in_use))
        .values_list("context__object_id", "locale_id")
        .annotate(since=models.Min("created_at"))
    )
    return {(key, locale): since for key, locale, since in rows}


def _count_missing(keys, locales):
    """{(translation key, locale id): (texts without a translation, when the German changed)}."""
    missing = {}
    for locale in locales:
        translated = StringTranslation.objects.filter(
            locale=locale,
            has_error=False,
            context=models.OuterRef("context"),
            translation_of=models.OuterRef("string"),
        )
        rows = (
            StringSegment.objects.filter(source__object_id__in=keys)
            .filter(source__locale__language_code=SOURCE)
            .filter(~models.Exists(translated))
            .values_list("source__object_id", "source__last_updated_at")
            .annotate(count=models.Count("pk"))
        )
        missing |= {(key, locale.pk): (count, at) for key, at, count in rows}
    return missing
