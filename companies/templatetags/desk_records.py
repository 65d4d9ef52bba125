"""What the pages of records say of them: facts, ways to reach them, names in their languages."""

from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from timeline.date_fields import reading

from .. import change_texts, countries, phones, sectors, sheets
from ..models import ContactPoint, FollowUp, OrganisationName
from ..models.colleague import name_of

register = template.Library()
CHINESE = {"Hans": "zh-Hans", "Hant": "zh-Hant"}


@register.simple_tag
def record_url(verb, noun, pk):
    return reverse(f"desk:{verb}{noun}", args=[pk])


@register.simple_tag
def other_lang(record):
    """The language of `other_name`, where it is known: a name in Latin letters may be of any."""
    is_chinese = record.other_name == record.chinese_name
    return mark_safe(' lang="zh-Hans"') if is_chinese else ""  # A constant.


@register.simple_tag
def name_lang(name: OrganisationName):
    lang = CHINESE.get(name.script)
    return format_html(' lang="{}"', lang) if lang else ""


@register.filter
def of_key(values, key):
    return (values or {}).get(key, "")


@register.filter
def sector_title(code):
    return sectors.title(code)


@register.filter
def partial_date(partial):
    return reading(partial) if partial else ""


@register.filter
def website_url(organisation):
    typed = organisation.website.split(maxsplit=1)[0]
    is_whole = typed.lower().startswith(("http://", "https://"))
    return typed if is_whole else f"https://{typed}"


@register.inclusion_tag("companies/components/record/fact.html")
def fact(name, record):
    """One field with its label; nothing where nothing is known."""
    sheet = next((one for one in sheets.EVERY if isinstance(record, one.model)), None)
    return {"label": change_texts.label_of(sheet, name), "value": _shown(record, name)}


def _shown(record, name):
    display = getattr(record, f"get_{name}_display", None)
    value = display() if display else getattr(record, name)
    if hasattr(value, "precision"):
        return reading(value)
    return name_of(value) if hasattr(value, "get_username") else value


@register.simple_tag
def record_summary(record):
    """“Company · Dresden, Germany”, “7 May 2026 · call”: what tells it from others at a glance."""
    parts = _SUMMARIES[record._meta.model_name](record)
    return " · ".join(str(part) for part in parts if part)


def _of_organisation(record):
    is_active = record.status == record.Status.ACTIVE
    return [
        record.get_kind_display(),
        place(record),
        "" if is_active else record.get_status_display(),
    ]


def place(record):
    cities = [record.city, record.city_chinese]
    if (get_language() or "").startswith("zh"):
        cities.reverse()
    city, country = next(filter(None, cities), ""), countries.name(record.country)
    if city and country:
        values = {"city": city, "country": country}
        return pgettext("place", "%(city)s, %(country)s") % values
    return city or country


def _of_person(record):
    jobs = [job for job in record.employments.all() if job.is_current]
    return [part for job in jobs[:1] for part in (job.job_title, job.organisation)]


def _of_interaction(record):
    return [reading(record.happened), record.get_kind_display(), record.get_outcome_display()]


_SUMMARIES = {
    "organisation": _of_organisation,
    "person": _of_person,
    "interaction": _of_interaction,
}


@register.simple_tag
def contact_point(point: ContactPoint):
    """A link where the device can do something with it."""
    called = point.kind in {ContactPoint.Kind.PHONE, ContactPoint.Kind.MOBILE}
    if called and point.normalised:
        extension = f";ext={quote(point.extension)}" if point.extension else ""
        shown = phones.show(point.normalised, point.extension)
        return format_html('<a href="tel:{}{}">{}</a>', point.normalised, extension, shown)
    if point.kind == ContactPoint.Kind.EMAIL and point.normalised:
        address = quote(point.normalised, safe="@+")
        return format_html('<a href="mailto:{}">{}</a>', address, point.normalised)
    if point.kind == ContactPoint.Kind.FAX and point.normalised:
        return phones.show(point.normalised, point.extension)
    return format_html("<bdi>{}</bdi>", point.raw)


@register.simple_tag
def job_years(job):
    """“since 2019”, “2012–2018”, or “formerly”."""
    start, end = job.start, job.end
    if job.is_current and not start:
        return ""
    text = _("formerly")
    if job.is_current:
        text = _("since %(start)s") % {"start": reading(start)}
    elif start and end:
        text = f"{reading(start)} – {reading(end)}"
    elif end:
        text = _("until %(end)s") % {"end": reading(end)}
    return format_html('<span class="record__kind">{}</span>', text)


@register.simple_tag
def follow_up_of(contact):
    """The living one, or None."""
    try:
        follow_up = contact.follow_up
    except FollowUp.DoesNotExist:
        return None
    return follow_up if follow_up.is_living else None
