"""Proper names that a text may contain, and the language in which each is to be spoken."""

from django.core.cache import cache
from django.utils.html import escape

from .models import Organisation, Person

_CACHE_KEY, _SECONDS = "timeline.phrases", 300


def phrases(language: str):
    """Pairs (name as it stands in escaped HTML, its BCP 47 language) for `mark_languages`."""
    known = cache.get(_CACHE_KEY)
    if known is None:
        known = (tuple(_organisations()), tuple(_people()))
        cache.set(_CACHE_KEY, known, _SECONDS)
    organisations, people = known
    # In a German or English text people's names need no mark: that is how they are spoken there.
    return organisations + people if language.startswith("zh") else organisations


def forget_phrases(**kwargs):
    cache.delete(_CACHE_KEY)


def _organisations():
    for organisation in Organisation.objects.all():
        if organisation.language:
            yield escape(organisation.name_de), organisation.language
        else:
            yield escape(organisation.name_de), "de"
            yield escape(organisation.name_en), "en"


def _people():
    for person in Person.objects.all():
        name = " ".join(text for text, _is_family in person.latin_parts)
        language = "zh-Latn" if person.family_name_first else "de"
        yield escape(name), language
        yield escape(person.family_name), language
