"""A page that exists in German only, read inside the frame of another language."""

from django.conf import settings
from wagtail.models import Page, Site

from jadepark.core.languages import SOURCE


def frame_url(page, language):
    """Where a German page is read inside the frame of `language`: /de/x/ becomes /en/x/."""
    url = page.get_url()
    return url and url.replace(f"/{page.locale.language_code}/", f"/{language}/", 1)


def route_in_source(request, path):
    """(page, args, kwargs) of the German page that this path names, or None."""
    site = Site.find_for_request(request)
    components = [part for part in path.split("/") if part]
    root = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=SOURCE
    ).first()
    return root and root.specific.route(request, components)


def translation_of(page, language):
    """The live public translation of a page, or None."""
    return (
        page.get_translations(inclusive=True)
        .live()
        .public()
        .filter(locale__language_code=language)
        .first()
    )


def source_of(page):
    return translation_of(page, SOURCE)


def versions(page):
    """{language code: live public page} in the order of the settings; one query."""
    live = page.get_translations(inclusive=True).live().public().select_related("locale")
    by_code = {one.locale.language_code: one for one in live}
    return {code: by_code[code] for code, _name in settings.LANGUAGES if code in by_code}
