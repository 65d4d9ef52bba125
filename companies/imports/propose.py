"""What each column of a file is likely to be, by its heading and by what stands in it.

A heading that nobody knows is judged by the column's values; what is still unknown goes into the
notes with its heading, so that nothing is lost. No database here.
"""

import re
from collections.abc import Sequence

from .. import identifiers, mails, phones
from ..names import legal_form_of
from . import dates, values
from .columns import (
    BY_KEY,
    CHOICE,
    COUNTRY,
    DATE,
    IGNORED,
    KEPT,
    ONCE,
    ORGANISATION,
    PERSON,
    SPLIT,
    heard,
)
from .mapping import ColumnPlan, Mapping
from .people import contacts, is_shared_mailbox

MOST_UNKNOWN = 50
# So many of a column's values must look alike to be judged by them.
_MOST_OF = 0.6
_SEVERAL_THINGS = re.compile(r"[^\s@]\s*[<(（,;，；\n\s].*@|@.*\d{4}", re.DOTALL)


def propose(headers: Sequence[str], sample_rows: Sequence[Sequence[str]] = ()) -> Mapping:
    """A plan for every column. `sample_rows` are texts, in the order of the headers; a short row
    is fine. Give it as many as there are, up to a thousand: what is ambiguous or unknown in them
    is asked about once per column instead of once per row."""
    mapping = Mapping()
    for at, heading in enumerate(headers):
        column = [row[at] for row in sample_rows if at < len(row) and row[at]]
        field = _field(heading, column, mapping)
        mapping.columns[at] = ColumnPlan(field, heading)
    _name_the_organisation(mapping)
    _keep_doubles(mapping)
    for at, plan in mapping.columns.items():
        examine(plan, [row[at] for row in sample_rows if at < len(row) and row[at]])
    return mapping


def examine(plan: ColumnPlan, column: Sequence[str]) -> None:
    """Notes in the plan what a person has to be asked about its values; call it again after a
    person has chosen another field."""
    plan.asks_date_order = plan.kind == DATE and any(
        dates.read(text).problem == "which_order" for text in column
    )
    plan.split = plan.kind == SPLIT and any(map(_SEVERAL_THINGS.search, column))
    plan.unknown = list(_unknown(plan, column))[:MOST_UNKNOWN]


def _unknown(plan, column):
    if plan.kind not in (CHOICE, COUNTRY):
        return {}
    read = values.country if plan.kind == COUNTRY else lambda text: values.choice(plan.field, text)
    parts = column
    if plan.field == "sector":
        parts = [part for text in column for part in values.several_sectors(text)]
    return {
        text: True for text in parts if not read(text) and values.folded(text) not in plan.values
    }


def _field(heading, column, mapping):
    said = heard(heading)
    if said.key == "nothing":
        return IGNORED
    if said.group == PERSON and _share(column, _is_whole_person) > _MOST_OF:
        return "person"
    if said.key.startswith("either:"):
        return _whose(said.key.removeprefix("either:"), said.group, column, mapping)
    if said.key == "person" and said.group == ORGANISATION:
        return "name"
    if said.key:
        return said.key
    return _by_values(column, mapping) or (KEPT if heading.strip() or column else IGNORED)


def _is_whole_person(text):
    """“Anna Weber <weber@…>, Tel. 0351 …”, whatever of it the heading names last."""
    return any(one.mails and not one.called.is_nobody for one in contacts(text))


def _whose(key, group, column, mapping):
    """A number or address belongs to the person that stands left of it, if there is one."""
    has_person = any(
        plan.field in BY_KEY and BY_KEY[plan.field].group == PERSON
        for plan in mapping.columns.values()
    )
    if key == "email" and _share(column, is_shared_mailbox) > _MOST_OF:
        return key
    return f"person_{key}" if group == PERSON or (not group and has_person) else key


def _by_values(column, mapping):
    taken = {plan.field for plan in mapping.columns.values()} & {"name", "country", "first_contact"}
    for field, looks_so in _LOOKS:
        if field not in taken and column and _share(column, looks_so) > _MOST_OF:
            return _whose(field, "", column, mapping) if field in ("phone", "email") else field
    return ""


def _share(column, looks_so):
    return sum(bool(looks_so(text)) for text in column) / len(column) if column else 0


def _is_phone(text):
    digits = sum(c.isdigit() for c in text)
    return digits >= 6 and phones.digits(text) is not None


def _is_company(text):
    return bool(legal_form_of(text)[1])


def _is_date(text):
    read = dates.read(text)
    is_number = text.strip().isdecimal()
    return not is_number and (read.date is not None or read.problem == "which_order")


_LOOKS = (
    ("email", lambda text: mails.normalise(text)),
    ("uscc", lambda text: identifiers.guess(text) == identifiers.Scheme.USCC),
    ("hr", lambda text: identifiers.guess(text) == identifiers.Scheme.HANDELSREGISTER),
    ("website", re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE).match),
    ("first_contact", _is_date),
    ("name", _is_company),
    ("phone", _is_phone),
    ("country", values.country),
)


def _name_the_organisation(mapping):
    """“Firma (deutsch)” beside “Firma (chinesisch)”: the first of them is the name. And where
    nobody is employed by anything, “Name” is the organisation's."""
    fields = [plan.field for plan in mapping.columns.values()]
    for stand_in in ("name_other", "person"):
        if "name" in fields or stand_in not in fields:
            continue
        has_other_person = {"family_name", "given_name"} & set(fields)
        if stand_in == "name_other" or has_other_person:
            first = next(p for p in mapping.columns.values() if p.field == stand_in)
            first.field = "name"
            return


def _keep_doubles(mapping):
    """A second column of what is only once in a row: another name, or a note."""
    seen = set()
    for plan in mapping.columns.values():
        if plan.field in seen:
            plan.field = {"name": "name_other", "person": "person_other"}.get(plan.field, KEPT)
        if plan.field in ONCE or plan.field == "name":
            seen.add(plan.field)
