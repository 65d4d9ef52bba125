"""A page that exists in German only, read inside the frame of another language."""

from wagtail.models import Page, Site

from jadepark.core.languages import SOURCE


def frame_url(page, language):
    """Where a German page is read inside the frame of `language`: /de/x/ becomes /en/x/."""
    url = page.get_url()
    return url and url.replace(f"/{SOURCE}/", f"/{language}/", 1)


def route_in_source(request, path):
    """(page, args, kwargs) of the German page that this path names, or None."""
    site = Site.find_for_request(request)
    components = [part for part in path.split("/") if part]
    root = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=SOURCE
    ).first()
    return root and root.specific.route(request, components)
