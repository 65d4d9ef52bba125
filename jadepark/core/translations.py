"""What happens to the translations when a page is published or an editor asks for something.

wagtail-localize keeps every text in segments and their translations; publishing through it puts
the German text wherever a translation is missing. Three rules of ours stand before that:

* facts (dates, places, pictures) reach the other languages at once: `share_facts`;
* a changed German text never replaces its translation. The old translation is carried over to
  the new German text, stays in sight, and the page counts as out of date: `renew_source`;
* text that was typed directly into a translated page becomes translation work: `record_texts`.
"""

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import (
    String,
    StringTranslation,
    Translation,
    TranslationSource,
)

from .languages import SOURCE
from .models import OutOfDate
from .translation_facts import share_facts
from .translation_states import EARLIER_TEXT, earlier_translations
from .translation_texts import (
    by_path,
    different_parts,
    is_in_step,
    name_of,
    replaced,
    shape_of,
    source_texts,
    string_ids,
    texts_of,
    untranslated,
)


class TextsDoNotMatch(ValueError):
    """Two languages of a page do not have the same parts.

    `parts` are (name, how many texts in German, how many in the other language).
    """

    def __init__(self, parts, language):
        self.parts = parts
        numbers = ", ".join(f"“{name}” {german} and {other}" for name, german, other in parts)
        super().__init__(
            f"German and {language} do not have the same number of texts: {numbers}. "
            "Give both the same number."
        )


@transaction.atomic
def german_page_published(page):
    """Bring a published German page to its translations. Returns those it reached."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    before = source and source.as_instance()
    reached = page.get_translations().filter(alias_of=None).specific()
    reached = [target for target in reached if share_facts(page, target, before)]
    if source is not None:
        renew_source(source)
    return reached


@transaction.atomic
def renew_source(source):
    """Take the German page as it is now; where its texts changed, its translations are older."""
    strings, shape = string_ids(source), shape_of(source)
    source.update_from_db()
    has_changed = shape_of(source) != shape
    for translation in source.translations.all():
        if has_changed:
            _carry_over(source, strings, translation.target_locale)
            OutOfDate.objects.get_or_create(
                translation=translation, defaults={"since": timezone.now()}
            )
        _forget_if_in_step(translation)


def _carry_over(source, before, locale):
    """Give each changed German text the translation of the text that stood in its place."""
    after = string_ids(source)
    wanted = {one for ids in (*before.values(), *after.values()) for one in ids}
    data = dict(String.objects.filter(pk__in=wanted).values_list("pk", "data"))
    for context, strings in after.items():
        for old, new in replaced(before.get(context, []), strings, data.get):
            translation = StringTranslation.objects.filter(
                translation_of=old, context=context, locale=locale
            ).first()
            if translation is not None:
                StringTranslation.objects.get_or_create(
                    translation_of_id=new,
                    context_id=context,
                    locale=locale,
                    defaults={
                        "data": translation.data,
                        "tool_name": EARLIER_TEXT,
                        "translation_type": translation.translation_type,
                        "last_translated_by": translation.last_translated_by,
                    },
                )


def _forget_if_in_step(translation):
    """No longer out of date: what visitors read is, text by text, made from today's German."""
    mark = OutOfDate.objects.filter(translation=translation)
    if not mark.exists():
        return
    target = target_of(translation)
    if target is None or untranslated(translation.source, translation.target_locale).exists():
        return
    older = earlier_translations([translation.source.object_id])
    if older.filter(locale=translation.target_locale).exists():
        return
    if target.live and is_in_step(translation.source, target):
        mark.delete()


def translation_of(page):
    """The Translation that a page is the target of, or None: then it is German or on its own."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id
        )
        .select_related("source", "target_locale")
        .first()
    )


def target_of(translation):
    """The translated page, None while there is none."""
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None


def source_page_of(translation):
    """The German page, None once it is deleted."""
    try:
        return translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return None


@transaction.atomic
def translated_page_published(page):
    """Keep what was typed directly into a translated page as its translation."""
    translation = translation_of(page)
    if translation is None or source_page_of(translation) is None:
        return
    if not translation.enabled:
        _write_down_all(translation, page)
    _forget_if_in_step(translation)


def missing_texts(page):
    """The segments whose translation `page` lacks, in the order of the text."""
    translation = translation_of(page)
    return list(untranslated(translation.source, page.locale)) if translation else []


def confirm(page):
    """Somebody has read a translation against today's German text and found it still right."""
    older = earlier_translations([page.translation_key]).filter(locale=page.locale)
    StringTranslation.objects.filter(pk__in=list(older.values_list("pk", flat=True))).update(
        tool_name=""
    )
    OutOfDate.objects.filter(translation=translation_of(page)).delete()


@transaction.atomic
def start_over_side_by_side(page):
    """Go on side by side with a page that was edited directly, with the texts it has now.

    Raises TextsDoNotMatch, naming the parts, when these texts have no place there.
    """
    translation = translation_of(page)
    newest = page.get_latest_revision_as_object()
    _refuse_different_parts(translation.source.get_source_instance(), newest)
    _write_down_all(translation, newest, also_german=False)
    translation.enabled = True
    translation.save(update_fields=["enabled"])


@transaction.atomic
def go_on_directly(translation, user=None):
    """Leave the side-by-side editor; what was translated there and not yet published goes along."""
    newest = target_of(translation).get_latest_revision_as_object()
    if not is_in_step(translation.source, newest):
        # Not save_target: it would write into what is live, even when it is to publish nothing.
        translated = translation.source.get_ephemeral_translated_instance(
            translation.target_locale, fallback=True
        )
        translated.save_revision(user=user, clean=False)
    translation.enabled = False
    translation.save(update_fields=["enabled"])


@transaction.atomic
def record_texts(source_page, target_page):
    """Write the texts of `target_page` down as the translations of those of `source_page`.

    Raises TextsDoNotMatch, naming the parts, when the two do not have the same parts.
    """
    _refuse_different_parts(source_page, target_page)
    source, is_new = TranslationSource.get_or_create_from_instance(source_page)
    if not is_new:
        renew_source(source)
    translation, _created = Translation.objects.get_or_create(
        source=source, target_locale=target_page.locale
    )
    _write_down_all(translation, target_page)
    return translation


def _refuse_different_parts(source_page, target_page):
    different = different_parts(texts_of(source_page), texts_of(target_page))
    if different:
        parts = [
            (name_of(path, source_page if german else target_page), german, other)
            for path, (german, other) in different.items()
        ]
        raise TextsDoNotMatch(parts, target_page.locale)


def _write_down_all(translation, page, also_german=True):
    """Each text of `page` as the translation of the German one in its place, where it has one.

    A draft may still hold German where nobody has translated yet: then not `also_german`.
    """
    german, texts = by_path(source_texts(translation.source)), by_path(texts_of(page))
    for path, segments in german.items():
        if len(segments) == len(texts[path]):
            for segment, text in zip(segments, texts[path], strict=True):
                if also_german or segment.string.data != text:
                    _write_down(segment, page.locale, text)


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


@transaction.atomic
def make_draft_of_alias(alias):
    """A page that merely repeats the German one would be German under another language.

    wagtail-localize makes such pages for parents that are not translated yet.
    """
    alias.alias_of, alias.live, alias.has_unpublished_changes = None, False, True
    alias.save(clean=False)
    alias.save_revision(changed=False, clean=False)
    german = alias.get_translations().filter(locale__language_code=SOURCE).specific().first()
    source, _created = TranslationSource.get_or_create_from_instance(german)
    Translation.objects.get_or_create(source=source, target_locale=alias.locale)
