"""Questions to the registers: found by any name, used in which milestones."""

from django.db import transaction
from django.db.models import Count, Q, Value
from django.db.models.functions import Concat
from wagtail.search import index

from jadepark.core.languages import SOURCE

from .models import Line, MilestonePage, Person

NAMES = ("name_de", "name_en", "name_zh", "pinyin", "key")
PERSON_NAMES = ("latin_name", "chinese_name", "pinyin", "key")
_ROWS = {
    "person": "milestone_people__person",
    "organisation": "milestone_organisations__organisation",
    "place": "milestone_places__place",
    "topic": "milestone_topics__topic",
    "line": "milestone_places__place__line",
}


def found_by_name(records, query: str):
    """Each word of `query` stands in one of the names, in whichever language."""
    if records.model is Person:
        records = records.annotate(
            latin_name=Concat("given_name", Value(" "), "family_name"),
            chinese_name=Concat("family_name_zh", "given_name_zh"),
        )
    names = PERSON_NAMES if records.model is Person else NAMES
    for word in query.split():
        in_any_name = Q()
        for name in names:
            in_any_name |= Q(**{f"{name}__icontains": word})
        records = records.filter(in_any_name)
    return records


def with_use(records):
    """`used_in`: in how many milestones, each counted once for all its languages."""
    rows = "places__milestones" if records.model is Line else "milestones"
    return records.annotate(used_in=Count(f"{rows}__page__translation_key", distinct=True))


def milestones_with(record):
    """The milestones that name a record, each once, in German where it is there in German."""
    by_key = {}
    for page in _pages_with(record).select_related("locale").distinct().in_order():
        if page.translation_key not in by_key or page.language == SOURCE:
            by_key[page.translation_key] = page
    return list(by_key.values())


def find_by_new_name(instance, created, **kwargs):
    """A record was changed: visitors find its milestones by what it is called now."""
    if not created:
        transaction.on_commit(lambda: _index_again(instance))


def _index_again(record):
    for page in _pages_with(record):
        index.insert_or_update_object(page)


def _pages_with(record):
    return MilestonePage.objects.filter(**{_ROWS[record._meta.model_name]: record})
