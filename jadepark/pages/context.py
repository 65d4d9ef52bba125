"""What every public template needs. Lazy: the admin's templates pay nothing for it."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import get_language
from wagtail.models import Page, Site

from jadepark.core.languages import NATIVE_NAMES, SHORT_NAMES, SOURCE, bcp47

from .frame import frame_url, versions
from .models import Office, StandardPage


def site(request):
    return {
        "language": get_language(),
        "html_lang": bcp47(get_language()),
        "navigation": SimpleLazyObject(lambda: Navigation(request)),
        "office": SimpleLazyObject(Office.load),
        "site_url": settings.SITE_URL.rstrip("/"),
    }


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
    def home(self):
        root = Site.find_for_request(self.request).root_page
        if root.locale.language_code == self.language:
            return root.specific
        return root.get_translations().filter(locale__language_code=self.language).first()

    @cached_property
    def pages(self):
        if self.home is None:
            return []
        return list(Page.objects.child_of(self.home).live().public().in_menu().specific())

    @cached_property
    def footer(self):
        if self.home is None:
            return []
        return list(
            StandardPage.objects.child_of(self.home).live().public().filter(is_in_footer=True)
        )

    def languages(self, page):
        """The switcher on `page`, or on a view that is no page where that is None."""
        live = versions(page) if page else {}
        return [self._language(code, page, live) for code, _name in settings.LANGUAGES]

    def _language(self, code, page, live):
        is_current = code == self.language
        if page is None:
            return Language(code, f"/{code}/", is_current, True)
        if code in live:
            return Language(code, live[code].get_url(self.request), is_current, True)
        source = live.get(SOURCE)
        url = frame_url(source, code) if source else f"/{code}/"
        return Language(code, url, is_current, False)
