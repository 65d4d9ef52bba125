"""How changes read: “Anna Weber changed the city from Dresden to Leipzig.”

A change holds codes and the names of that time; here they become words of the reader's language.
"""

import datetime
import json
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.date_fields import reading
from timeline.dates import parse

from . import countries, sectors
from .models import Change
from .models.colleague import name_of
from .sheets import FOLLOW_UP, INTERACTION, ORGANISATION, PERSON

LONG = 80
NAMES = {
    "names": gettext_lazy("name"),
    "identifiers": gettext_lazy("register number"),
    "sectors": gettext_lazy("sector"),
    "main_sector": gettext_lazy("main sector"),
    "contact_points": gettext_lazy("contact point"),
    "employments": gettext_lazy("employment"),
    "organisations": gettext_lazy("organisation"),
    "people": gettext_lazy("person"),
    "staff": gettext_lazy("colleague"),
    "typed_pinyin": gettext_lazy("pinyin"),
    "first_contact": gettext_lazy("first contact"),
    "happened": gettext_lazy("when"),
}


@dataclass(frozen=True)
class Line:
    """One field: what it was called, was and is now."""

    label: str
    before: str
    after: str
    is_row: bool = False

    @property
    def is_long(self):
        return max(len(self.before), len(self.after)) > LONG or "\n" in self.before + self.after

    @property
    def is_erased(self):
        return not (self.before or self.after)


@dataclass(frozen=True)
class Save:
    """All that one save changed."""

    who: str
    at: datetime.datetime
    verb: str
    lines: tuple[Line, ...]
    about: Change

    @property
    def sentence(self) -> str:
        """Whole where it is about one short value; else the lines follow it."""
        who = {"who": self.who}
        if self.verb != Change.Verb.CHANGED:
            # What is left of the name after the person was erased.
            return _VERBS[self.verb] % (who | {"what": self.about.after or "…"})
        if len(self.lines) == 1 and not self.lines[0].is_long:
            line = self.lines[0]
            words = {"field": line.label, "before": line.before, "after": line.after}
            return _how(line) % (who | words)
        return _("%(who)s changed:") % who

    @property
    def needs_lines(self) -> bool:
        return bool(self.lines) and (len(self.lines) > 1 or self.lines[0].is_long)


_VERBS = {
    "created": gettext_lazy("%(who)s entered this record."),
    "archived": gettext_lazy("%(who)s archived this record."),
    "restored": gettext_lazy("%(who)s restored this record."),
    "merged": gettext_lazy("%(who)s merged “%(what)s” into this record."),
    "gone": gettext_lazy("%(who)s merged this record into “%(what)s”."),
    "unmerged": gettext_lazy("%(who)s undid the merge with “%(what)s”."),
}


def _how(line):
    if line.is_erased:
        return _("%(who)s changed %(field)s; what it was has been erased.")
    if not line.before:
        return _("%(who)s added %(field)s: %(after)s")
    if not line.after:
        return _("%(who)s removed %(field)s: %(before)s")
    return _("%(who)s changed %(field)s from %(before)s to %(after)s")


def saves(changes) -> list[Save]:
    """Changes of one batch stand side by side: they have one moment and one user."""
    return [_save(list(batch)) for _key, batch in groupby(changes, lambda change: change.batch)]


def _save(rows):
    first = rows[0]
    lines = [_line(row) for row in sorted(rows, key=lambda row: row.pk) if row.field]
    user = first.user
    who = name_of(user) if user else _("A former colleague")
    return Save(who, first.at, first.verb, tuple(lines), first)


def _line(change):
    sheet = _sheet_of(change)
    is_row = change.field in sheet.rows
    return Line(
        label_of(sheet, change.field),
        shown(sheet, change.field, change.before),
        shown(sheet, change.field, change.after),
        is_row,
    )


def _sheet_of(change):
    """Of which record the field is; a change of an employment also names the organisation."""
    named = {
        "follow_up": FOLLOW_UP,
        "interaction": INTERACTION,
        "person": PERSON,
        "organisation": ORGANISATION,
    }
    about = [sheet for name, sheet in named.items() if getattr(change, f"{name}_id")]
    has = (sheet for sheet in about if change.field in {*sheet.fields, *sheet.rows})
    return next(has, about[0])


def label_of(sheet, field) -> str:
    if field in NAMES:
        return str(NAMES[field])
    return _label(sheet.model, field)


def _label(model, field):
    if field in NAMES:
        return str(NAMES[field])
    columns = {column.name: column for column in model._meta.get_fields()}
    return str(getattr(columns.get(field), "verbose_name", field))


def row_label_of(sheet, rows, field) -> str:
    return _label(sheet.rows[rows].model, field)


def shown_in_row(sheet, rows, field, stored) -> str:
    return _value(sheet.rows[rows].model, field, stored) if stored else ""


def shown(sheet, field, stored) -> str:
    """A stored value in words."""
    if not stored:
        return ""
    if field not in sheet.rows:
        return _value(sheet.model, field, stored)
    model = sheet.rows[field].model
    return " · ".join(_value(model, name, one) for name, one in json.loads(stored).items() if one)


def _value(model, field, text):
    text = str(text)
    if hasattr(model, f"{field}_precision"):
        return reading(parse(text).start)
    if field in {"country"}:
        return countries.name(text)
    if field in {"code", "main_sector"}:
        return sectors.title(text)
    columns = {column.name: column for column in model._meta.get_fields()}
    column = columns.get(field)
    kind = column.get_internal_type() if hasattr(column, "get_internal_type") else ""
    if kind == "BooleanField":
        return str(column.verbose_name)
    if kind == "DateTimeField":
        return date_format(timezone.localdate(datetime.datetime.fromisoformat(text)))
    if kind == "DateField":
        return date_format(datetime.date.fromisoformat(text))
    return str(dict(getattr(column, "flatchoices", None) or []).get(text, text))
