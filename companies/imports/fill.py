"""What a file says is put into the sheet of a record, over nobody's head.

Empty fields are filled and rows are added. A filled field keeps its value; that the file says
something else is a problem with both values in it, until a person takes the file's. The sheets are
those of `companies/sheets.py`; no database here.
"""

from dataclasses import dataclass, field

from .. import identifiers, mails, names, phones, websites
from .draft import Draft, PersonDraft, person_keys
from .sentences import DIFFERS, problem

# Of a new record these are not empty, and the file may still say otherwise.
_AT_FIRST = {"kind": "company", "status": "active"}
_CALLED = ("phone", "mobile", "fax")
_PARTS = ("family_name", "given_name", "family_name_chinese", "given_name_chinese")
# The order of a name is no claim of the file: it follows from how the name is written there.
_NEVER_DIFFERS = frozenset({"name_order"})


@dataclass
class Filling:
    """`gains` are [{"field", "before", "after"}] in the words of the file."""

    sheet: dict
    gains: list[dict] = field(default_factory=list)
    problems: list[dict] = field(default_factory=list)

    def gain(self, name, after, before=""):
        self.gains.append({"field": name, "before": str(before or ""), "after": str(after)})


def organisation(sheet: dict, draft: Draft, taken=(), is_new: bool = False) -> Filling:
    """`taken` are fields of which the file's value replaces the stored one. `sheet` stays as it
    was; the keys of new rows begin with “new-”."""
    filling = Filling(_copy(sheet))
    country = draft.country or filling.sheet["country"]
    for name, value in draft.fields.items():
        is_guess = name in draft.guessed and not is_new
        _fill(filling, draft, name, value, taken, _AT_FIRST if is_new else {}, is_guess)
    _add_names(filling, draft)
    _add_numbers(filling, draft)
    _add_sectors(filling, draft)
    _add_points(filling, draft.points, country)
    _add_notes(filling, draft.notes)
    return filling


def person(
    sheet: dict, draft: PersonDraft, country: str, columns: dict, taken=(), is_new: bool = False
) -> Filling:
    """As `organisation`; `columns` tells from which column of the file a field comes."""
    filling = Filling(_copy(sheet))
    source = Draft(columns=columns)
    for name, value in draft.fields.items():
        at_first = {"name_order": "given"} if is_new else {}
        _fill(filling, source, name, value, taken, at_first, name in _NEVER_DIFFERS)
    _add_points(filling, draft.points, country)
    _add_notes(filling, draft.notes)
    return filling


def employment(filling: Filling, organisation_pk: int | None, draft: PersonDraft) -> None:
    """The person works there, from this file on if not before."""
    if organisation_pk is None:
        return
    rows = filling.sheet["employments"]
    stored = next((row for row in rows.values() if row["organisation"] == organisation_pk), None)
    if stored is None:
        row = {"organisation": organisation_pk, "job_title": draft.job_title, "is_current": True}
        rows[_new_key(rows)] = row | {"start": None, "end": None}
        filling.gain("employments", draft.job_title or "·")
    elif draft.job_title and not stored["job_title"]:
        stored["job_title"] = draft.job_title
        filling.gain("job_title", draft.job_title)


def is_same_person(sheet: dict, draft: PersonDraft) -> bool:
    return bool(person_keys(**{part: sheet[part] for part in _PARTS}) & draft.keys)


def _fill(filling, draft, name, value, taken, at_first, is_guess):
    stored = filling.sheet.get(name)
    if stored in (None, "") or stored == at_first.get(name):
        filling.sheet[name] = value
        if value != stored:
            filling.gain(name, value)
    elif is_guess or _is_alike(name, stored, value):
        return
    elif name in taken:
        filling.sheet[name] = value
        filling.gain(name, value, before=stored)
    else:
        said = {"field": name, "stored": str(stored), "value": str(value)}
        filling.problems.append(problem(draft.columns.get(name), DIFFERS, "differs", **said))


def _is_alike(name, stored, value):
    if name == "website":
        return websites.host_of(stored) == websites.host_of(value)
    if name == "first_contact":
        # “2013” says nothing against 1 April 2013.
        return stored.startswith(value)
    stored, value = str(stored), str(value)
    return stored == value or names.name_key(stored) == names.name_key(value) != ""


def _add_names(filling, draft):
    rows = filling.sheet["names"]
    known = {_bare_key(row["text"]) for row in rows.values()}
    for row in draft.names:
        if _bare_key(row["text"]) in known:
            continue
        has_legal = any(
            one["kind"] == "legal" and (one["script"] == "Latn") == (row["script"] == "Latn")
            for one in rows.values()
        )
        kind = "trading" if row["kind"] == "legal" and has_legal else row["kind"]
        rows[_new_key(rows)] = row | {"kind": kind, "typed_pinyin": ""}
        known.add(_bare_key(row["text"]))
        filling.gain("names", row["text"])


def _bare_key(name):
    return names.name_key(names.legal_form_of(name)[0])


def _add_numbers(filling, draft):
    rows = filling.sheet["identifiers"]
    for scheme, raw in draft.numbers:
        same = [row["raw"] for row in rows.values() if row["scheme"] == scheme]
        if any(_number(scheme, one) == _number(scheme, raw) for one in same):
            continue
        if same:
            said = {"field": "identifiers", "stored": same[0], "value": raw}
            column = draft.columns.get(scheme, draft.columns.get("number"))
            filling.problems.append(problem(column, DIFFERS, "differs", **said))
            continue
        rows[_new_key(rows)] = {"scheme": scheme, "raw": raw, "is_verified": False}
        filling.gain("identifiers", raw)


def _number(scheme, raw):
    return identifiers.read(scheme, raw).canonical or names.name_key(raw)


def _add_sectors(filling, draft):
    rows = filling.sheet["sectors"]
    for code in draft.sectors:
        if code not in rows:
            rows[code] = {"code": code}
            filling.gain("sectors", code)
    if rows and not filling.sheet["main_sector"]:
        filling.sheet["main_sector"] = next(iter(rows))


def _add_points(filling, points, country):
    rows = filling.sheet["contact_points"]
    known = {_point(row["kind"], row["raw"], country) for row in rows.values()}
    for kind, raw in points:
        if _point(kind, raw, country) not in known:
            rows[_new_key(rows)] = {"kind": kind, "raw": raw, "label": ""}
            known.add(_point(kind, raw, country))
            filling.gain("contact_points", raw)


def _point(kind, raw, country):
    """One number is one, whether somebody calls it mobile or telephone."""
    if kind in _CALLED:
        read = phones.read(raw, country)
        called = "fax" if kind == "fax" else "called"
        return called, (read.e164 + "x" + read.extension) if read.e164 else names.name_key(raw)
    return kind, (mails.normalise(raw) if kind == "email" else "") or raw.strip().casefold()


def _add_notes(filling, notes):
    stored = filling.sheet["notes"]
    said = {line.strip() for line in stored.splitlines()}
    new = [note for note in notes if note and note not in said and note not in stored]
    if new:
        filling.sheet["notes"] = "\n".join(filter(None, [stored, *new]))
        filling.gain("notes", "\n".join(new))


def _new_key(rows):
    return f"new-{len(rows)}"


def _copy(sheet):
    return {
        name: {key: dict(row) for key, row in value.items()} if isinstance(value, dict) else value
        for name, value in sheet.items()
    }
