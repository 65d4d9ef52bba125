"""Two records beside each other, for whoever decides what stays when they become one."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from . import change_texts
from .actions import changes, index
from .actions.merge_names import NAMES
from .actions.merge_values import BOTH, FIELDS, JOINED, MERGED, SURVIVOR, defaults_of
from .actions.relations import moving
from .models import Organisation
from .models.record import Record
from .sheets import ORGANISATION, PERSON, Sheet, read_fields

_NAME_LABELS = {
    "latin_name": _("name that is shown"),
    "chinese_name": _("Chinese name that is shown"),
}
KINDS = {kind.name: kind for kind in (ORGANISATION, PERSON)}


@dataclass(frozen=True)
class Option:
    value: str
    text: str


@dataclass(frozen=True)
class Question:
    """A field in which the two differ."""

    name: str
    label: str
    options: tuple[Option, ...]
    # What is chosen at first.
    default: str

    @property
    def choices(self):
        return [(option.value, option.text) for option in self.options]


@dataclass(frozen=True)
class Move:
    label: str
    count: int


def questions(survivor: Record, merged: Record) -> list[Question]:
    kind = KINDS[survivor._meta.model_name]
    is_newer = merged.updated_at > survivor.updated_at
    mine, theirs = (read_fields(one, FIELDS[kind.name]) for one in (survivor, merged))
    names = changes.names((name, mine[name], theirs[name]) for name in mine)
    defaults = defaults_of(mine, theirs, is_newer)
    asked = _names(survivor, merged) if isinstance(survivor, Organisation) else []
    for name in mine:
        if mine[name] != theirs[name]:
            texts = [_text(kind, name, one[name], names) for one in (mine, theirs)]
            label = change_texts.label_of(kind, name)
            asked.append(Question(name, label, _options(name, texts), defaults[name]))
    return asked


def moves(merged: Record) -> list[Move]:
    """How many rows of each kind go to the survivor, where there are any."""
    counted = [Move(str(one.label), one.of(merged).count()) for one in moving(type(merged))]
    return [move for move in counted if move.count]


def _names(survivor, merged):
    """The name that is shown, of each script in which both have one: at first the survivor's, as
    whoever chose the one that stays has read it."""
    asked = []
    for name, is_chinese in NAMES.items():
        rows = [
            index.shown([row for row in one.names.all() if row.is_chinese is is_chinese])
            for one in (survivor, merged)
        ]
        if all(rows) and rows[0].text != rows[1].text:
            texts = [row.text for row in rows]
            asked.append(Question(name, _NAME_LABELS[name], _options(name, texts), SURVIVOR))
    return asked


def _options(name, texts):
    both = [Option(BOTH, "\n\n".join(texts))] if name in JOINED and all(texts) else []
    return (Option(SURVIVOR, texts[0]), Option(MERGED, texts[1]), *both)


def _text(kind: Sheet, name, value, names):
    return change_texts.shown(kind, name, changes.text(name, value, names))
