"""How days and colleagues read on the screens of the desk."""

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from .. import day_texts, table_days, word_breaks
from ..models import Interaction
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
def moment(at, style="DATETIME_FORMAT"):
    """With the zone that it is told in: “1. Dezember 2026 23:30, Ortszeit Jinan”."""
    here = timezone.localtime(at)
    zone = timezone.get_current_timezone_name()
    label = dict(Interaction.Zone.choices).get(zone, zone)
    return f"{date_format(here, style)}, {label}"


@register.filter
def breakable(text):
    return word_breaks.with_breaks(str(text))


@register.filter
def colleague(user):
    return name_of(user)
