"""Which language a name is in, for those who hear the page."""

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from jadepark.core.languages import has_han

register = template.Library()


@register.filter
def lang_of(text):
    """A lang attribute for a Chinese name on a page in another language."""
    is_foreign = has_han(text) and not (get_language() or "").startswith("zh")
    # A constant: nothing that anybody typed is in it.
    return mark_safe(' lang="zh-Hans"') if is_foreign else ""
