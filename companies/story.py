"""What there was with an organisation or a person, newest first, page by page at constant cost.

Contacts, follow-ups and changes lie in three tables. A page takes at most its size from each, from
below the place where the page before ended: the day, the kind of the entry and its key.
"""

import datetime
import re
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from . import change_texts
from .actions.standing import tombstones
from .models import (
    Change,
    FollowUp,
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
    Organisation,
)

CONTACT, FOLLOW_UP, CHANGE = "contact", "follow_up", "change"
# Of one day a contact comes before what was noted down about it.
RANKS = {CONTACT: 2, FOLLOW_UP: 1, CHANGE: 0}
# The days of the desk: beyond them a day has no midnight before it, or none after.
_PLACE = re.compile(r"((?:19|20|21)\d\d-\d\d-\d\d)\.([0-2])\.(\d{1,18})")


@dataclass(frozen=True)
class Place:
    day: datetime.date
    rank: int
    pk: int

    def __str__(self):
        return f"{self.day}.{self.rank}.{self.pk}"


@dataclass(frozen=True)
class Entry:
    kind: str
    place: Place
    # An Interaction, a FollowUp or a change_texts.Save.
    one: object


@dataclass(frozen=True)
class Page:
    entries: list[Entry]
    # Where the next page begins; None at the end.
    next: Place | None


def read_place(text: str) -> Place | None:
    match = _PLACE.fullmatch(text)
    try:
        return match and Place(datetime.date.fromisoformat(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def of(subject, user, kinds=tuple(RANKS), below: Place | None = None, size: int = 25) -> Page:
    """`subject` is an Organisation or a Person; only what `user` may read."""
    rows = []
    for kind in kinds:
        rows += _READ[kind](subject, user, below, size + 1, kinds)
    rows.sort(key=lambda row: (row[0].day, row[0].rank, row[0].pk), reverse=True)
    page = rows[:size]
    return Page(_entries(page), page[-1][0] if len(rows) > size else None)


def contacts_shown(contacts: QuerySet) -> QuerySet:
    """With all that a list of contacts shows of each."""
    return contacts.select_related("created_by", "follow_up__assignee").prefetch_related(
        Prefetch(
            "organisation_rows", InteractionOrganisation.objects.select_related("organisation")
        ),
        Prefetch("people", InteractionPerson.objects.select_related("person")),
        Prefetch("staff", InteractionStaff.objects.select_related("user")),
    )


def _contacts(subject, user, below, size, kinds):
    own = "organisations" if isinstance(subject, Organisation) else "people__person"
    found = Interaction.objects.living().visible_to(user).filter(**{own: subject})
    rows = _below(contacts_shown(found), below, CONTACT, "happened_date")[:size]
    return [(Place(row.happened_date, RANKS[CONTACT], row.pk), row) for row in rows]


def _follow_ups(subject, user, below, size, kinds):
    found = FollowUp.objects.living().visible_to(user).filter(_about(subject))
    if CONTACT in kinds:
        # Those of a contact stand with it.
        found = found.filter(interaction=None)
    found = found.select_related("assignee", "done_by", "interaction")
    rows = _below(found, below, FOLLOW_UP, "due_on")[:size]
    return [(Place(row.due_on, RANKS[FOLLOW_UP], row.pk), row) for row in rows]


def _about(subject):
    if isinstance(subject, Organisation):
        return Q(organisation=subject) | Q(
            interaction__in=subject.interaction_rows.values("interaction")
        )
    return Q(interaction__in=subject.interaction_rows.values("interaction"))


def _changes(subject, user, below, size, kinds):
    # What was done with a record that was merged into this one is its history too; that it was
    # merged is told already.
    own = type(subject)._meta.model_name
    merged = Q(**{f"{own}__in": tombstones(subject)}) & ~Q(verb=Change.Verb.MERGED_AWAY)
    about = Q(**{own: subject}) | merged
    found = Change.objects.visible_to(user).filter(about).select_related("user")
    rows = found.newest_first()
    if below:
        end = _midnight_after(below.day)
        start = end if below.rank > RANKS[CHANGE] else _midnight_after(below.day, days=0)
        same_day = Q(at__gte=start, pk__lt=below.pk) if below.rank == RANKS[CHANGE] else Q()
        rows = rows.filter(Q(at__lt=start) | (Q(at__lt=end) & same_day))
    return [(Place(timezone.localdate(row.at), RANKS[CHANGE], row.pk), row) for row in rows[:size]]


def _below(rows, below, kind, day):
    if below:
        same_day = Q(**{day: below.day})
        if below.rank == RANKS[kind]:
            same_day &= Q(pk__lt=below.pk)
        elif below.rank < RANKS[kind]:
            same_day = Q(pk=None)
        rows = rows.filter(Q(**{f"{day}__lt": below.day}) | same_day)
    return rows.order_by(f"-{day}", "-pk")


def _midnight_after(day, days=1):
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=days), datetime.time())
    return timezone.make_aware(midnight)


def _entries(rows):
    entries, batch = [], []
    for place, row in rows:
        if batch and not (isinstance(row, Change) and row.batch == batch[-1].batch):
            entries.append(_save(batch))
            batch = []
        if isinstance(row, Change):
            batch.append(row)
        else:
            kind = CONTACT if isinstance(row, Interaction) else FOLLOW_UP
            entries.append(Entry(kind, place, row))
    return [*entries, _save(batch)] if batch else entries


def _save(batch):
    (save,) = change_texts.saves(batch)
    return Entry(CHANGE, Place(timezone.localdate(batch[0].at), RANKS[CHANGE], batch[0].pk), save)


_READ = {CONTACT: _contacts, FOLLOW_UP: _follow_ups, CHANGE: _changes}
