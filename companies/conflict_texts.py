"""What the two of them wrote, in words, for the one who has to choose."""

import datetime
from dataclasses import dataclass

from . import change_texts
from .actions import changes
from .actions.save_record import Outcome
from .models import Change
from .sheets import Sheet
from .three_way import ABSENT, Conflict


@dataclass(frozen=True)
class Question:
    name: str
    label: str
    original: str
    theirs: str
    mine: str
    # Nothing is lost by what is chosen at first: their version stands in the history in any case,
    # mine nowhere yet; and what one removed and the other went on writing stays.
    takes_theirs: bool
    who: str
    at: datetime.datetime | None


def of(kind: Sheet, outcome: Outcome) -> list[Question]:
    names = _Names(outcome.conflicts)
    saves = _latest(kind, outcome)
    return [_question(kind, conflict, names, saves) for conflict in outcome.conflicts]


def _question(kind, conflict, names, saves):
    change = saves.get(conflict.path[0])
    save = change_texts.saves([change])[0] if change else None
    texts = [
        names.text(kind, conflict, value)
        for value in (conflict.original, conflict.theirs, conflict.mine)
    ]
    return Question(
        conflict.name,
        _label(kind, conflict.path),
        *texts,
        takes_theirs=conflict.keeps_theirs,
        who=save.who if save else "",
        at=save.at if save else None,
    )


def _label(kind, path):
    label = change_texts.label_of(kind, path[0])
    if len(path) < 3:
        return label
    return f"{label}: {change_texts.row_label_of(kind, path[0], path[2])}"


def _latest(kind, outcome):
    """{field: the newest change of it}."""
    fields = {conflict.path[0] for conflict in outcome.conflicts}
    found = Change.objects.filter(**{kind.name: outcome.record}, field__in=fields)
    return {change.field: change for change in found.select_related("user").order_by("at", "pk")}


class _Names:
    """Texts of values; names of what they refer to come in one query per kind."""

    def __init__(self, conflicts: tuple[Conflict, ...]):
        values = [
            (conflict.path[-1], conflict.original, value)
            for conflict in conflicts
            for value in (conflict.theirs, conflict.mine)
        ]
        self.names = changes.names(
            (name, *(None if one is ABSENT else one for one in both)) for name, *both in values
        )

    def text(self, kind, conflict, value):
        if value is ABSENT:
            return ""
        stored = changes.text(conflict.path[-1], value, self.names)
        if len(conflict.path) == 3:
            return change_texts.shown_in_row(kind, conflict.path[0], conflict.path[2], stored)
        return change_texts.shown(kind, conflict.path[0], stored)
