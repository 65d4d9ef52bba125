"""What a file has of each list: its columns, in the reader's language, every cell as text.

A date is written as far as it is known, in its ISO form (2013, 2013-04, 2013-04-27): it means the
same in every country, sorts by itself, and an import reads it back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .. import countries, identifiers, sectors
from ..models import (
    ContactPoint,
    FollowUp,
    Interaction,
    Organisation,
    OrganisationName,
    Person,
    SavedFilter,
)
from ..models.colleague import name_of

# Numbers of one kind stand in one cell; `phones.split` takes them apart again.
BETWEEN = "; "
Kind = ContactPoint.Kind
NameKind = OrganisationName.Kind


@dataclass(frozen=True)
class Column:
    """`text` takes a record as `rows.py` has read it; `width` is in characters."""

    label: str | Promise
    text: Callable[[object], str]
    width: int = 18


def field(model, name, width=18):
    """A column for a field of the record, by its own label and with the words of its choices."""

    def text(record):
        display = getattr(record, f"get_{name}_display", None)
        value = display() if display else getattr(record, name)
        return "" if value is None else str(value)

    return Column(model._meta.get_field(name).verbose_name, text, width)


def joined(texts) -> str:
    return BETWEEN.join(str(text) for text in texts if text)


def points(*kinds):
    return lambda record: joined(
        point.raw for point in record.contact_points.all() if point.kind in kinds
    )


def day(name):
    return lambda record: getattr(record, name).isoformat() if getattr(record, name) else ""


def partial(name):
    return lambda record: getattr(record, name).iso if getattr(record, name) else ""


def colleague(name):
    return lambda record: name_of(getattr(record, name)) if getattr(record, name) else ""


def _names(record, *, chinese, former):
    return joined(
        name.text
        for name in record.names.all()
        if name.is_chinese == chinese and (name.kind == NameKind.FORMER) == former
    )


def _sectors(record):
    return joined(f"{row.code} {sectors.title(row.code)}" for row in record.sectors.all())


def _number(scheme, label):
    def text(record):
        return joined(row for row in record.identifiers.all() if row.scheme == scheme)

    return Column(label, text, 24)


def _both_names(record):
    return joined([record.name, record.other_name]) if record else ""


def _employers(record):
    return joined(_both_names(job.organisation) for job in record.jobs)


def _former(record):
    return joined(_names(record, chinese=chinese, former=True) for chinese in (False, True))


def _of_organisations(record):
    return joined(_both_names(row.organisation) for row in record.organisation_rows.all())


def _of_people(record):
    return joined(_both_names(row.person) for row in record.people.all())


def _of_us(record):
    return joined(name_of(row.user) for row in record.staff.all() if row.user)


_REACHED = [
    Column(_("Telephone"), points(Kind.PHONE), 24),
    Column(_("Mobile"), points(Kind.MOBILE), 20),
    Column(_("E-mail"), points(Kind.EMAIL), 28),
    Column(_("WeChat"), points(Kind.WECHAT)),
    Column(_("Fax"), points(Kind.FAX), 20),
]
_ORGANISATIONS = [
    Column(_("Organisation"), lambda one: _names(one, chinese=False, former=False), 40),
    Column(_("Chinese name"), lambda one: _names(one, chinese=True, former=False), 32),
    Column(_("Former name"), _former, 28),
    *(field(Organisation, name) for name in ("kind", "status", "legal_form")),
    Column(_("Country"), lambda one: countries.name(one.country)),
    *(field(Organisation, name) for name in ("city", "city_chinese")),
    *(field(Organisation, name, 32) for name in ("address", "address_chinese", "website")),
    *_REACHED,
    Column(_("Sector"), _sectors, 32),
    *(field(Organisation, name) for name in ("size_class", "founded")),
    *(_number(*scheme) for scheme in identifiers.CHOICES),
    Column(_("First contact"), partial("first_contact"), 12),
    Column(_("Last contact"), day("last_contact_on"), 12),
    field(Organisation, "heard_of_us", 24),
    Column(_("Responsible"), colleague("owner")),
    field(Organisation, "notes", 60),
]
_PEOPLE = [
    *(field(Person, name, 10) for name in ("salutation", "academic_title")),
    *(field(Person, name) for name in ("given_name", "family_name")),
    Column(_("Name in Chinese"), lambda one: one.chinese_name, 12),
    Column(_("Organisation"), _employers, 48),
    Column(_("Job title"), lambda one: joined(job.job_title for job in one.jobs), 24),
    *_REACHED,
    field(Person, "language"),
    field(Person, "notes", 60),
]
_INTERACTIONS = [
    Column(_("When"), partial("happened"), 12),
    Column(_("Time"), lambda one: f"{one.happened_time:%H:%M}" if one.happened_time else "", 8),
    *(field(Interaction, name) for name in ("zone", "kind")),
    field(Interaction, "subject", 40),
    Column(_("Organisations"), _of_organisations, 48),
    Column(_("People"), _of_people, 32),
    Column(_("Who of us"), _of_us, 24),
    *(field(Interaction, name) for name in ("outcome", "minutes", "language", "confidentiality")),
    field(Interaction, "notes", 60),
]
_FOLLOW_UPS = [
    Column(_("Due on"), day("due_on"), 12),
    field(FollowUp, "what", 48),
    Column(_("Organisation"), lambda one: _both_names(one.organisation), 40),
    Column(_("Subject of the contact"), lambda one: str(one.interaction or ""), 40),
    Column(_("Assigned to"), colleague("assignee")),
    Column(_("Done"), lambda one: one.done_at.date().isoformat() if one.done_at else "", 12),
]
COLUMNS: dict[str, list[Column]] = {
    SavedFilter.List.ORGANISATIONS: _ORGANISATIONS,
    SavedFilter.List.PEOPLE: _PEOPLE,
    SavedFilter.List.INTERACTIONS: _INTERACTIONS,
    SavedFilter.List.FOLLOW_UPS: _FOLLOW_UPS,
}
