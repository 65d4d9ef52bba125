from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale, Page

from jadepark.core.languages import NATIVE_NAMES, SOURCE
from jadepark.core.translation_states import DRAFT, MISSING, UP_TO_DATE, states

from ..actions.content_pages import page_of
from .points import FAULT, HINT, NOTE, Point, check

AREA = gettext_lazy("Texts and translations")
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def _edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@check(AREA, gettext_lazy("Every page is there in every language and up to date."))
def translations(user):
    german = list(Page.objects.live().filter(locale__language_code=SOURCE, depth__gt=1))
    locales = list(Locale.objects.exclude(language_code=SOURCE))
    found = states(german, locales)
    for page in german:
        for code, state in found[page.pk].items():
            if state.name != UP_TO_DATE:
                yield _translation_point(page, code, state)


def _translation_point(page, code, state):
    names = {"page": page.title, "language": NATIVE_NAMES[code]}
    if state.name == MISSING:
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        sentence = _("“%(page)s” is not there in %(language)s.") % names
        return Point(FAULT, sentence, f"{url}?select_locale={code}")
    if state.name == DRAFT:
        sentence = _("“%(page)s” is not published in %(language)s.") % names
        return Point(FAULT, sentence, _edit(state.page))
    date = date_format(localtime(state.since))
    sentence = _("“%(page)s” is out of date in %(language)s since %(date)s.")
    return Point(HINT, sentence % (names | {"date": date}), _edit(state.page))


@check(AREA, gettext_lazy("Every page has a description for search engines."))
def descriptions(user):
    sentence = _("“%(page)s” (%(language)s) has no description for search engines.")
    pages = Page.objects.live().filter(depth__gt=1, search_description="", alias_of=None)
    for page in pages.select_related("locale").order_by("path"):
        names = {"page": page.title, "language": NATIVE_NAMES[page.locale.language_code]}
        yield Point(HINT, sentence % names, _edit(page))


@check(AREA, gettext_lazy("The imprint and the page on privacy are there in every language."))
def legal_pages(user):
    sentences = {
        "imprint": _("There is no imprint in this language: %(language)s."),
        "privacy": _("There is no page on privacy in this language: %(language)s."),
    }
    for key, sentence in sentences.items():
        for code in LANGUAGES:
            page = page_of(key, code)
            if page is None or not page.live:
                yield Point(FAULT, sentence % {"language": NATIVE_NAMES[code]})


@check(AREA, gettext_lazy("The page on privacy describes what this software does."))
def privacy(user):
    page = page_of("privacy", SOURCE)
    if page is not None:
        sentence = _(
            "The page on privacy says what this software does, and not how long your host keeps "
            "the server’s log. Add what holds for your host, and whatever you add to the site."
        )
        yield Point(NOTE, sentence, _edit(page))
