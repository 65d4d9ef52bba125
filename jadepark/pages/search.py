"""Search over the public pages, in one language at a time."""

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from jadepark.core.search import LONGEST_QUERY, analyse, analyse_query

MOST_RESULTS = 100


class TooLong(ValueError):
    """The query is longer than anybody would search for."""


def search(text: str, language: str) -> list[Page]:
    """Pages where each word begins a word, those with it in the title first.

    At most one more than MOST_RESULTS, by which to know that there are more. Raises TooLong with
    a sentence.
    """
    if len(text) > LONGEST_QUERY:
        sentence = _("The search has %(length)d characters; more than %(most)d find nothing.")
        raise TooLong(sentence % {"length": len(text), "most": LONGEST_QUERY})
    asked = analyse_query(text, language)
    if not asked:
        return []
    # By the Locale object: the search index does not know its code.
    locale = Locale.objects.filter(language_code=language).first()
    if locale is None:
        return []
    public = Page.objects.live().public().filter(locale=locale)
    found = public.autocomplete(asked, operator="and")[: MOST_RESULTS + 1]
    pages = _specific([page.pk for page in found if _is_shown(page)], locale)
    return sorted(pages, key=lambda page: not _is_in_title(page, asked, language))


def _specific(ids, locale):
    """The pages themselves in the order of their ids, in a few queries for all of them."""
    by_id = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    for page in by_id.values():
        page.locale = locale
    return [by_id[pk] for pk in ids]


def _is_shown(page):
    """Not the tree's root, and not past a time that the scheduler has yet to act on."""
    return page.depth > 1 and not (page.expire_at and page.expire_at < timezone.now())


def _is_in_title(page, asked, language):
    title = analyse(page.title, language).split()
    return all(any(token.startswith(one) for token in title) for one in asked.split())
