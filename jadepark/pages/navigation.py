"""The menus, kept for a minute: every page shows them and they hardly ever change."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.urls import translate_url
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from jadepark.core.languages import NATIVE_NAMES, SHORT_NAMES, SOURCE, bcp47
from jadepark.core.site_page import visible
from timeline.history import PARAMETERS
from timeline.models import TimelinePage

from .frame import frame_url, root_of
from .models import StandardPage

# As long as another process may show a menu that an editor has just changed.
_SECONDS = 60


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    path: str
    # Only for a page that is not in the menu's own language yet.
    language: str = ""

    @property
    def lang(self):
        return bcp47(self.language)

    def is_at(self, page):
        return page is not None and page.path == self.path

    def is_above(self, page):
        return page is not None and page.path.startswith(self.path)


@dataclass(frozen=True)
class Language:
    """One entry of the switcher. `url` stays on the same page where that can be."""

    TRANSLATED, IN_SOURCE, NOWHERE = "translated", "in source", "nowhere"

    code: str
    url: str
    is_current: bool
    state: str = TRANSLATED

    @property
    def hint(self):
        """What a reader finds there who does not find this page in that language."""
        return {
            self.TRANSLATED: "",
            self.IN_SOURCE: _("This page exists in German only."),
            self.NOWHERE: _("This page does not exist in that language: to the start page."),
        }[self.state]

    @property
    def lang(self):
        return bcp47(self.code)

    @property
    def name(self):
        return NATIVE_NAMES[self.code]

    @property
    def short_name(self):
        return SHORT_NAMES[self.code]


class Navigation:
    def __init__(self, request):
        self.request = request
        self.language = get_language()

    @cached_property
    def _menus(self):
        """{"home": MenuItem or None, "pages": [MenuItem], "footer": [MenuItem]}"""
        key = f"pages.menus.{self.language}"
        menus = cache.get(key)
        if menus is None:
            menus = self._read_menus()
            cache.set(key, menus, _SECONDS)
        return menus

    @property
    def home(self):
        return self._menus["home"]

    @property
    def pages(self):
        return self._menus["pages"]

    @property
    def footer(self):
        return self._menus["footer"]

    def _read_menus(self):
        home = root_of(self.request, self.language)
        if home is None:
            return {"home": None, "pages": [], "footer": []}
        pages, footer = _menu_pages(home)
        missing, missing_footer = self._only_in_source(home)
        return {
            "home": self._item(home),
            "pages": [self._item(page) for page in [*pages, *missing]],
            "footer": [self._item(page) for page in [*footer, *missing_footer]],
        }

    def _only_in_source(self, home):
        """What the German menus hold and this language does not have yet."""
        german = home.versions.get(SOURCE)
        if german is None or self.language == SOURCE:
            return [], []
        here = Page.objects.child_of(home).live().values_list("translation_key", flat=True)
        known = set(here)
        return [
            [page for page in pages if page.translation_key not in known]
            for pages in _menu_pages(german)
        ]

    def _item(self, page):
        if page.language == self.language:
            return MenuItem(page.short_title, page.get_url(self.request), page.path)
        return MenuItem(page.short_title, frame_url(page, self.language), page.path, page.language)

    def languages(self, page):
        """The switcher on `page`, or on a view that is no page where that is None."""
        return [self._language(code, page) for code, _name in settings.LANGUAGES]

    def _language(self, code, page):
        is_current = code == self.language
        if page is None:
            return Language(code, self._view_in(code), is_current)
        if code in page.versions:
            url = page.versions[code].get_url(self.request) + self._choices(page)
            return Language(code, url, is_current)
        source = page.versions.get(SOURCE)
        if source is None:
            return Language(code, f"/{code}/", is_current, Language.NOWHERE)
        return Language(code, frame_url(source, code), is_current, Language.IN_SOURCE)

    def _view_in(self, code):
        """The search stays a search; an error leads to the start page."""
        match = self.request.resolver_match
        if match and match.url_name == "search":
            return translate_url(self.request.get_full_path(), code)
        return f"/{code}/"

    def _choices(self, page):
        """What a visitor has chosen of the history goes along into the other languages."""
        asked = {name: self.request.GET.get(name, "")[:60] for name in PARAMETERS}
        chosen = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(chosen)}" if chosen and isinstance(page, TimelinePage) else ""


def _menu_pages(home):
    """(pages of the menu, pages of the footer) below a home page."""
    pages = visible(Page.objects.child_of(home)).in_menu().specific()
    footer = visible(StandardPage.objects.child_of(home)).filter(is_in_footer=True)
    return list(pages), list(footer)


def forget_menus(**kwargs):
    cache.delete_many([f"pages.menus.{code}" for code, _name in settings.LANGUAGES])


def connect():
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget_menus)
    post_delete.connect(forget_menus, sender=Page)
    for model in (Site, PageViewRestriction):
        post_save.connect(forget_menus, sender=model)
    post_delete.connect(forget_menus, sender=PageViewRestriction)
