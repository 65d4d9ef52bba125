"""schema.org data: Organization, Event with the precision that is known, BreadcrumbList."""

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext as _

from jadepark.core.languages import bcp47
from jadepark.core.site_page import visible
from timeline.models import MilestonePage

from .addresses import absolute, address_of
from .models import HomePage, NewsPage, Office

_CONTEXT = "https://schema.org"


def structured_data(page, url, home):
    """Dictionaries for one page; `url` is its canonical address, `home` a MenuItem."""
    if isinstance(page, HomePage):
        yield _organisation()
        return
    yield _breadcrumbs(page, url, home)
    if isinstance(page, MilestonePage):
        yield _event(page, url)
    if isinstance(page, NewsPage):
        yield _article(page, url)


def _organisation():
    office = Office.load()
    known = {"telephone": office.telephone, "email": office.email, "address": office.address}
    return {
        "@context": _CONTEXT,
        "@type": "Organization",
        "name": _("Jinan-Dresden Office"),
        "url": settings.SITE_URL,
        "logo": absolute(static("img/icon-512.png")),
        **{name: value for name, value in known.items() if value},
    }


def _event(page, url):
    event = {
        "@context": _CONTEXT,
        "@type": "Event",
        "name": page.title,
        "description": page.summary,
        "url": url,
        "inLanguage": bcp47(page.language),
        # ISO 8601 allows 2013, 2013-08 and 2013-08-27: no more is said than is known.
        "startDate": page.start.iso,
    }
    if page.places:
        event["location"] = [{"@type": "Place", "name": place.name} for place in page.places]
    if page.end:
        event["endDate"] = page.end.iso
    return event


def _article(page, url):
    return {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.lede,
        "url": url,
        "inLanguage": bcp47(page.language),
        "datePublished": page.date.isoformat(),
    }


def _breadcrumbs(page, url, home):
    trail = [*_above(page, home), (page.title, url)]
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": title, "item": address}
            for number, (title, address) in enumerate(trail, start=1)
        ],
    }


def _above(page, home):
    """(title, address) of what stands above a page and everybody may read."""
    if home and home.is_above(page):
        yield home.title, absolute(home.url)
        first = 3
    else:
        first = 2
    if page.depth > first:
        between = visible(page.get_ancestors()).filter(depth__gte=first).select_related("locale")
        yield from ((one.title, address_of(one)) for one in between)
