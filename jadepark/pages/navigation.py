"""The menus, kept for a minute: every page shows them and they hardly ever change."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from jadepark.core.languages import NATIVE_NAMES, SHORT_NAMES, SOURCE, bcp47
from jadepark.core.site_page import visible

from .frame import frame_url
from .models import StandardPage

# As long as another process may show a menu that an editor has just changed.
_SECONDS = 60


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    path: str

    def is_at(self, page):
        return page is not None and page.path == self.path

    def is_above(self, page):
        return page is not None and page.path.startswith(self.path)


@dataclass(frozen=True)
class Language:
    """One entry of the switcher. `url` stays on the same page where that can be."""

    code: str
    url: str
    is_current: bool
    is_translated: bool

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
        root = Site.find_for_request(self.request).root_page
        home = (
            root.get_translations(inclusive=True)
            .filter(locale__language_code=self.language)
            .first()
        )
        if home is None:
            return {"home": None, "pages": [], "footer": []}
        below = visible(Page.objects.child_of(home)).in_menu().specific()
        footer = visible(StandardPage.objects.child_of(home)).filter(is_in_footer=True)
        return {
            "home": self._item(home.specific),
            "pages": [self._item(page) for page in below],
            "footer": [self._item(page) for page in footer],
        }

    def _item(self, page):
        return MenuItem(page.short_title, page.get_url(self.request), page.path)

    def languages(self, page):
        """The switcher on `page`, or on a view that is no page where that is None."""
        return [self._language(code, page) for code, _name in settings.LANGUAGES]

    def _language(self, code, page):
        is_current = code == self.language
        if page is None:
            return Language(code, f"/{code}/", is_current, True)
        if code in page.versions:
            return Language(code, page.versions[code].get_url(self.request), is_current, True)
        source = page.versions.get(SOURCE)
        url = frame_url(source, code) if source else f"/{code}/"
        return Language(code, url, is_current, False)


def forget_menus(**kwargs):
    cache.delete_many([f"pages.menus.{code}" for code, _name in settings.LANGUAGES])


def connect():
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget_menus)
    post_delete.connect(forget_menus, sender=Page)
    post_save.connect(forget_menus, sender=Site)
