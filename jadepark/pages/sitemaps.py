from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as django_sitemap
from wagtail.models import Page, Site

from jadepark.core.languages import SOURCE, bcp47
from jadepark.core.site_page import visible

from .addresses import address_of


class PagesSitemap(Sitemap):
    """Every public page, and beside each its other languages. The queries do not grow with it."""

    def __init__(self, request):
        self.request = request

    def items(self):
        site = Site.find_for_request(self.request)
        roots = site.root_page.get_translations(inclusive=True) if site else []
        pages = [
            page
            for root in roots
            for page in visible(Page.objects.descendant_of(root, inclusive=True)).select_related(
                "locale"
            )
        ]
        self.versions = defaultdict(dict)
        for page in pages:
            self.versions[page.translation_key][page.locale.language_code] = page
        return pages

    def location(self, page):
        return address_of(page)

    def lastmod(self, page):
        return page.last_published_at

    def get_urls(self, page=1, site=None, protocol=None):
        return [
            {
                "item": item,
                "location": self.location(item),
                "lastmod": self.lastmod(item),
                "changefreq": None,
                "priority": "",
                "alternates": self.alternates(item),
            }
            for item in self.paginator.page(page).object_list
        ]

    def alternates(self, page):
        versions = self.versions[page.translation_key]
        known = [code for code, _name in settings.LANGUAGES if code in versions]
        links = [(bcp47(code), versions[code]) for code in known]
        default = versions.get(SOURCE, page)
        return [
            {"lang_code": code, "location": address_of(one)}
            for code, one in [*links, ("x-default", default)]
        ]

    def get_latest_lastmod(self):
        return None


def sitemap(request):
    return django_sitemap(request, sitemaps={"pages": PagesSitemap(request)})
