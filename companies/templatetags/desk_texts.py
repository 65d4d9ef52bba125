"""How days and colleagues read on the screens of the desk."""

from django import template

from .. import day_texts, table_days
from ..models.colleague import name_of

register = template.Library()


@register.filter
def short_day(day):
    return day_texts.short(day)


@register.filter
def table_day(day):
    return table_days.day(day)


@register.filter
def partial_day(known):
    return table_days.partial(known)


@register.filter
def colleague(user):
    return name_of(user)
