from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from jadepark.core.languages import bcp47, has_han, mark_languages

from ..city_map import CityMap
from ..names import phrases
from ..pictures import CARD, KINDS, WHOLE, filter_spec, renditions_of

register = template.Library()


@register.filter
def spoken(text, language=None):
    """Text with a lang mark on each part that is not in `language`, by default the page's."""
    language = language or get_language()
    marked = mark_languages(conditional_escape(text), language, phrases(language))
    return mark_safe(marked)


@register.filter
def spoken_rich(html, language=None):
    """The same for the HTML of a rich text field."""
    return spoken(mark_safe(expand_db_html(str(html))), language)


@register.filter
def bcp47_of(code):
    return bcp47(code)


@register.inclusion_tag("components/picture.html")
def picture(image, alt="", alt_lang="", sizes="100vw", eager=False, card=False):
    """A <picture> in all formats; `sizes` as in HTML; `eager` for what is seen first."""
    specs = {
        kind: [filter_spec(size, kind) for size in ([CARD] if card else WHOLE)] for kind in KINDS
    }
    found = renditions_of(image, *(spec for some in specs.values() for spec in some))
    if not found:
        return {}
    by_kind = {kind: _by_width(found[spec] for spec in some) for kind, some in specs.items()}
    *sources, (_kind, fallback) = by_kind.items()
    return {
        "sources": [(f"image/{kind}", _srcset(some)) for kind, some in sources],
        "fallback": fallback[len(fallback) // 2],
        "srcset": _srcset(fallback),
        "alt": alt,
        "alt_lang": alt_lang,
        "sizes": sizes,
        "eager": eager,
    }


def _by_width(renditions):
    """Each width once: a small original has fewer sizes."""
    return list({rendition.width: rendition for rendition in renditions}.values())


def _srcset(renditions):
    return ", ".join(f"{one.url} {one.width}w" for one in renditions)


@register.simple_tag
def person_name(person):
    """The name as it is written, the family name marked, the characters beside the Latin name."""
    if get_language().startswith("zh") and person.name_zh:
        return person.name_zh
    latin = format_html_join(
        " ",
        '<span class="{}">{}</span>',
        [
            ("family-name" if is_family else "given-name", text)
            for text, is_family in person.latin_parts
        ],
    )
    native = _native(person.native_name, person.pinyin)
    return format_html("{} {}", latin, native) if native else latin


@register.simple_tag
def record_name(record):
    """The name in this language, and the Chinese one beside it for readers of another."""
    native = _native(record.native_name, record.pinyin)
    return format_html("{} {}", spoken(record.name), native) if native else spoken(record.name)


def _native(characters, pinyin):
    # Where a name has no characters of its own, the Chinese column may hold the Latin one.
    if not has_han(characters):
        return ""
    spoken_as = format_html(' <span lang="zh-Latn-pinyin">{}</span>', pinyin) if pinyin else ""
    return format_html(
        '<span class="native"><span lang="zh-Hans">{}</span>{}</span>', characters, spoken_as
    )


@register.simple_tag
def role_of(row):
    return row.role_in(get_language())


@register.inclusion_tag("timeline/map.html")
def city_map(history):
    """The places of a history on a map, one point for each line, and the list beside it."""
    return {"map": CityMap(history)}
