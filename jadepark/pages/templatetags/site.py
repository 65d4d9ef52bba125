import re

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from jadepark.core.languages import SOURCE, bcp47
from jadepark.core.site_page import SitePage

from .. import frame
from ..head import head_of_page, head_of_view
from ..models import Office
from ..stylesheet import stylesheet_url

register = template.Library()
register.simple_tag(stylesheet_url, name="stylesheet")
DETAILS = {"contact": Office.CONTACT, "imprint": Office.IMPRINT}


@register.simple_tag(takes_context=True)
def head_of(context, page):
    request = context["request"]
    if isinstance(page, SitePage):
        return head_of_page(page, request, context["navigation"].home)
    return head_of_view(request)


@register.simple_tag(takes_context=True)
def languages(context):
    """The language switcher on this page."""
    page = context.get("page")
    return context["navigation"].languages(page if isinstance(page, SitePage) else None)


@register.filter
def is_in_other_frame(page):
    """A page read inside the frame of another language than its own."""
    return isinstance(page, SitePage) and page.language != get_language()


class InLanguageOf(template.Node):
    """What it holds speaks the page's own language, and says so where the frame speaks another."""

    def __init__(self, page, nodes):
        self.page, self.nodelist = page, nodes

    def render(self, context):
        page = self.page.resolve(context, ignore_failures=True)
        if not is_in_other_frame(page):
            return self.nodelist.render(context)
        with translation.override(page.language):
            content = self.nodelist.render(context)
        return format_html('<div lang="{}">{}</div>', bcp47(page.language), content)


@register.tag
def in_language_of(parser, token):
    _name, page = token.split_contents()
    nodes = parser.parse(("end_in_language_of",))
    parser.delete_first_token()
    return InLanguageOf(parser.compile_filter(page), nodes)


@register.simple_tag(takes_context=True)
def url_here(context, page):
    """The address of a page without leaving the frame: /en/x/ for a German page read in English.

    Where that page has a translation, the frame's address leads on to it.
    """
    frame_language = context["request"].LANGUAGE_CODE
    if page.language == frame_language:
        return page.get_url(context["request"])
    return frame.frame_url(page, frame_language)


@register.simple_tag(takes_context=True)
def page_to_link_to(context, page):
    """Where a link in a text leads: the page in this language, else in German in this frame.

    Empty where there is nothing that everybody may read.
    """
    versions = getattr(page and page.specific, "versions", {})
    language = context["request"].LANGUAGE_CODE
    target = versions.get(language) or versions.get(SOURCE)
    return url_here(context, target) if target else ""


@register.simple_tag
def frame_url_of(page):
    return frame.frame_url(page, get_language())


@register.simple_tag(takes_context=True)
def aria_current(context, item):
    """For a menu item: the page itself, something above it, or neither."""
    page = context.get("page") or None
    if item.is_at(page):
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"') if item.is_above(page) else ""


@register.simple_tag(takes_context=True)
def office_details(context, show):
    return context["office"].details(DETAILS[show], get_language())


@register.filter
def phone_link(number):
    """Digits and a leading plus, as a tel: link wants them."""
    return re.sub(r"(?!^\+)\D", "", number)
