import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from jadepark.core.languages import bcp47
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


@register.simple_tag
def lang_of(page):
    """lang="de" on what is in another language than the frame around it."""
    return format_html(' lang="{}"', bcp47(page.language)) if is_in_other_frame(page) else ""


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
