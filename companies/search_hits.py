"""From keys that were hit to the records to show: living ones only, in order of likelihood."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from .models import Employment, Organisation, Person, SearchKey
from .search_steps import OWNERS, Findings, Likelihood

_GONE = {Organisation.Status.DISSOLVED, Organisation.Status.MERGED}


@dataclass(frozen=True)
class Hit:
    """`shown` is the name, number or address that was hit; `meant` is the text that was supposed
    in place of the one typed, or ""."""

    record: Organisation | Person
    kind: SearchKey.Kind
    shown: str
    score: Likelihood
    meant: str = ""
    # In words, where two profiles were compared: “name in pinyin, same city”.
    why: str = ""

    @property
    def of(self) -> str:
        """“organisation” or “person”."""
        return self.record._meta.model_name

    @property
    def reason(self) -> str:
        """“former name: 济南第二机床厂”, for the reader."""
        if self.why:
            return self.why
        return _("%(kind)s: %(shown)s") % {"kind": self.kind.label, "shown": self.shown}

    @property
    def is_obvious(self) -> bool:
        """What was hit is shown as the record's name anyway."""
        is_shown = self.shown in (self.record.name, self.record.other_name)
        return is_shown and not (self.meant or self.why)


def hits(findings: Findings, limit: int) -> list[Hit]:
    """Among equals active ones stand first, then those heard of last."""
    standing = _standing(findings)
    living = [one for one in findings.values() if one.owner in standing]
    living.sort(key=lambda one: (one.score, standing[one.owner]))
    records = records_of(one.owner for one in living[:limit])
    return [
        Hit(records[one.owner], SearchKey.Kind(one.kind), one.shown, one.score, one.meant)
        for one in living[:limit]
    ]


def _standing(findings):
    """{owner: what decides among equals} of the living."""
    keys = _by_owner(findings)
    organisations = Organisation.objects.living().filter(pk__in=keys["organisation"])
    people = Person.objects.living().filter(pk__in=keys["person"])
    rows = organisations.values_list("pk", "status", "last_contact_on", "sort_key")
    return {
        ("organisation", pk): (status in _GONE, _days_ago(day), name, pk)
        for pk, status, day, name in rows
    } | {
        ("person", pk): (False, _days_ago(None), name, pk)
        for pk, name in people.values_list("pk", "sort_key")
    }


def _days_ago(day):
    """Counted from the end of time: only the order matters."""
    return (datetime.date.max - (day or datetime.date.min)).days


def records_of(owners):
    keys = _by_owner(owners)
    current = Employment.objects.filter(is_current=True).select_related("organisation")
    people = Person.objects.prefetch_related(Prefetch("employments", current, "current_jobs"))
    found = {"organisation": Organisation.objects, "person": people}
    return {
        (owner, pk): record
        for owner in OWNERS
        for pk, record in found[owner].in_bulk(keys[owner]).items()
    }


def _by_owner(owners):
    keys = {owner: [] for owner in OWNERS}
    for owner, pk in owners:
        keys[owner].append(pk)
    return keys
