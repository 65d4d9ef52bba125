"""A page that exists in German only, read inside the frame of another language."""

from wagtail.models import Site

from jadepark.core.languages import SOURCE
from jadepark.core.site_page import SitePage


def frame_url(page, language):
    """Where a German page is read inside the frame of `language`: /de/x/ becomes /en/x/."""
    url = page.get_url()
    return url and url.replace(f"/{SOURCE}/", f"/{language}/", 1)


def root_of(request, language):
    """The home page of this language, or None where there is no site, or not this page in it."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    homes = site.root_page.get_translations(inclusive=True)
    home = homes.filter(locale__language_code=language).first()
    return home.specific if home and issubclass(home.specific_class, SitePage) else None


def route_in_source(request, path):
    """(page, args, kwargs) of the German page that this path names, or None."""
    home = root_of(request, SOURCE)
    components = [part for part in path.split("/") if part]
    route = home and home.route(request, components)
    return route if route and isinstance(route.page, SitePage) else None
