"""A contact is written down: with whoever is new, and with what is to be done next."""

import datetime
from dataclasses import dataclass, field

from django.db import IntegrityError

from ..models import (
    Change,
    FollowUp,
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
    Organisation,
    Person,
)
from . import changes, index
from .add_on_the_spot import NewOrganisation, NewPerson, add_organisation, add_person
from .add_reach import add_reach
from .standing import saving, standing_now

_SIDES = {"DE": InteractionPerson.Side.GERMAN, "CN": InteractionPerson.Side.CHINESE, "": ""}


@dataclass(frozen=True)
class Participant:
    person: Person | NewPerson
    side: str = ""
    role: str = ""
    # A number or an address at which they said they can be reached.
    reach: str = ""


@dataclass(frozen=True)
class Task:
    what: str
    due_on: datetime.date
    assignee: object = None


@dataclass(frozen=True)
class Attendance:
    """Those who took part."""

    organisations: list[Organisation | NewOrganisation] = field(default_factory=list)
    people: list[Participant] = field(default_factory=list)
    staff: list = field(default_factory=list)
    # Where each of the organisations can be reached; "" where nothing was said.
    reaches: list[str] = field(default_factory=list)


def log_contact(
    contact: Interaction, attendance: Attendance, task: Task | None, user
) -> Interaction:
    """The stored contact; the one stored before where this form has been saved already."""
    try:
        with saving():
            return _log(contact, attendance, task, user)
    except IntegrityError:
        earlier = logged_before(contact.form_token, user)
        if earlier is None:
            raise
        return earlier


def logged_before(form_token, user) -> Interaction | None:
    return Interaction.objects.filter(form_token=form_token, created_by=user).first()


def _log(contact, attendance, task, user):
    contact.created_by = user
    contact.save(force_insert=True)
    # Two that a colleague has just merged are one.
    found = [_organisation(one, user) for one in attendance.organisations]
    organisations = _once(found)
    InteractionOrganisation.objects.bulk_create(
        InteractionOrganisation(interaction=contact, organisation=one) for one in organisations
    )
    _add_people(contact, attendance.people, organisations, user)
    InteractionStaff.objects.bulk_create(
        InteractionStaff(interaction=contact, user=one) for one in attendance.staff
    )
    index.last_contact([one.pk for one in organisations])
    _add_reaches(zip(found, attendance.reaches, strict=False), user)
    _remember(user, interaction=contact)
    if task:
        _add_follow_up(contact, task, organisations, user)
    return contact


def _organisation(one, user):
    if isinstance(one, NewOrganisation):
        return add_organisation(one.name, one.country, one.city, user)
    return standing_now(one)


def _add_people(contact, people, organisations, user):
    employer = organisations[0] if organisations else None
    default = _side_of(employer)
    took_part = {_person(one.person, employer, user): one for one in reversed(people)}
    for person, one in reversed(took_part.items()):
        contact.people.create(person=person, side=one.side or default, role=one.role)
    _add_reaches(((person, one.reach) for person, one in took_part.items()), user)


def _add_reaches(said, user):
    for record, reach in said:
        if reach:
            add_reach(record, reach, user)


def _person(one, employer, user):
    if isinstance(one, NewPerson):
        return add_person(one.name, employer, user)
    return standing_now(one)


def _once(records):
    return list(dict.fromkeys(records))


def _side_of(organisation):
    if organisation is None:
        return ""
    return _SIDES.get(organisation.country, InteractionPerson.Side.OTHER)


def _add_follow_up(contact, task, organisations, user):
    follow_up = FollowUp.objects.create(
        interaction=contact,
        organisation=organisations[0] if organisations else None,
        what=task.what,
        due_on=task.due_on,
        assignee=task.assignee,
        created_by=user,
    )
    _remember(user, follow_up=follow_up, interaction=contact)


def _remember(user, **about):
    changes.record(user, Change.Verb.CREATED, about=about, before={}, after={})
