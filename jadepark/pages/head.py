"""What machines read of a page: its title, its address, its other languages, its facts."""

from dataclasses import dataclass, field

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import json_script
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jadepark.core.languages import SOURCE, bcp47
from timeline.history import PARAMETERS
from timeline.models import MilestonePage
from timeline.pictures import SHARE, renditions_of

from .addresses import absolute, address_of
from .models import NewsPage
from .structured_data import structured_data

_OG_LOCALES = {"de": "de_DE", "en": "en_GB", "zh-hans": "zh_CN"}


@dataclass(frozen=True)
class Alternate:
    lang: str
    url: str


@dataclass(frozen=True)
class Head:
    title: str
    description: str
    canonical: str = ""
    alternates: list = field(default_factory=list)
    image: str = ""
    og_type: str = "website"
    og_locale: str = ""
    is_hidden: bool = False
    structured_data: list = field(default_factory=list)


def head_of_view(request):
    """For what is no page: search, errors."""
    return Head(
        title=_("Jinan-Dresden Office"),
        description=_("The office that has linked companies of Dresden and Jinan since 2013."),
        image=absolute(static("img/og-default.png")),
        og_locale=_OG_LOCALES[get_language()],
        is_hidden=True,
    )


def head_of_page(page, request, home):
    live = page.versions
    canonical = address_of(page)
    return Head(
        title=_title(page),
        description=page.description,
        canonical=canonical,
        alternates=_alternates(live) if len(live) > 1 else [],
        image=_image(page),
        og_type="article" if isinstance(page, MilestonePage | NewsPage) else "website",
        og_locale=_OG_LOCALES[page.language],
        # The filtered and the paged are parts of what the canonical address shows whole.
        is_hidden=any(name in request.GET for name in (*PARAMETERS, "seite")),
        structured_data=[_script(data) for data in structured_data(page, canonical, home)],
    )


def _title(page):
    title = page.seo_title or page.title
    office = _("Jinan-Dresden Office")
    return title if title == office else f"{title} · {office}"


def _alternates(live):
    known = [code for code, _name in settings.LANGUAGES if code in live]
    links = [Alternate(bcp47(code), address_of(live[code])) for code in known]
    if SOURCE in live:
        links.append(Alternate("x-default", address_of(live[SOURCE])))
    return links


def _image(page):
    picture = getattr(page, "picture", None)
    if isinstance(page, MilestonePage):
        picture = next((row.picture for row in page.pictures.all()), None)
    if picture is None:
        return absolute(static("img/og-default.png"))
    shared = renditions_of(picture, SHARE)
    return absolute(shared[SHARE].url if shared else static("img/og-default.png"))


def _script(data):
    # json_script escapes what could end the element; its type is what search engines look for.
    script = json_script(data)
    return mark_safe(script.replace("application/json", "application/ld+json", 1))
