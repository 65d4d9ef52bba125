"""What state the translations of the German pages are in, in a number of queries that is fixed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringSegment, StringTranslation

from .languages import SOURCE
from .models import OutOfDate

# Stands as the tool's name beside a translation that was made from an earlier German text.
EARLIER_TEXT = "earlier German text"

MISSING, DRAFT, UP_TO_DATE, OUT_OF_DATE = "missing", "draft", "up_to_date", "out_of_date"


@dataclass(frozen=True)
class State:
    """Of one page in one language. `since` only when it is out of date."""

    name: str
    page: Page | None = None
    since: datetime | None = None
    missing_texts: int = 0
    earlier_texts: int = 0

    @property
    def needs_work(self):
        return self.name != UP_TO_DATE


def states(pages, locales):
    """The state of each German page of `pages` in each of `locales`: {page.pk: {code: State}}.

    A fixed number of queries, however many pages.
    """
    keys = [page.translation_key for page in pages]
    found = Page.objects.filter(translation_key__in=keys, locale__in=locales, alias_of=None)
    targets = {(page.translation_key, page.locale_id): page for page in found}
    since, missing, earlier = _since(keys), _count_missing(keys, locales), _count_earlier(keys)
    return {
        page.pk: {
            locale.language_code: _state(
                (page.translation_key, locale.pk), targets, since, missing, earlier
            )
            for locale in locales
        }
        for page in pages
    }


def _state(key, targets, since, missing, earlier):
    target = targets.get(key)
    count, source_changed_at = missing.get(key, (0, None))
    if target is None:
        return State(MISSING)
    if not target.live:
        return State(DRAFT, target, missing_texts=count, earlier_texts=earlier.get(key, 0))
    if key in since or count:
        since_then = since.get(key, source_changed_at)
        return State(OUT_OF_DATE, target, since_then, count, earlier.get(key, 0))
    return State(UP_TO_DATE, target)


def _since(keys):
    """{(translation key, locale id): when the German text left its translation behind}."""
    rows = OutOfDate.objects.filter(translation__source__object_id__in=keys).values_list(
        "translation__source__object_id", "translation__target_locale_id", "since"
    )
    return {(key, locale): since for key, locale, since in rows}


def earlier_translations(keys):
    """Translations in use that were made from an earlier German text than the one in use."""
    in_use = StringSegment.objects.filter(
        source__locale__language_code=SOURCE,
        context=models.OuterRef("context"),
        string=models.OuterRef("translation_of"),
    )
    made_earlier = StringTranslation.objects.filter(
        tool_name=EARLIER_TEXT, context__object_id__in=keys
    )
    return made_earlier.filter(models.Exists(in_use))


def _count_earlier(keys):
    rows = earlier_translations(keys).values_list("context__object_id", "locale_id")
    return {
        (key, locale): count
        for key, locale, count in rows.annotate(count=models.Count("pk")).order_by()
    }


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


def then_and_now(since):
    """{German page's pk: (revision that was live before it changed, the one that is live now)}.

    `since` is {German page's pk: when it changed}. Pages whose history is not known are left out.
    """
    then = {}
    published = PageLogEntry.objects.filter(
        page__in=since, action__in=["wagtail.publish", "wagtail.publish.scheduled"]
    ).exclude(revision=None)
    for page, at, revision in published.order_by("timestamp").values_list(
        "page_id", "timestamp", "revision_id"
    ):
        if at < since[page]:
            then[page] = revision
    now = dict(Page.objects.filter(pk__in=then).values_list("pk", "live_revision_id"))
    return {page: (revision, now[page]) for page, revision in then.items() if now[page]}
