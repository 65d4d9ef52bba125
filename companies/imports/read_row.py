"""A row of a file becomes a draft, cell by cell.

Nothing is dropped: what has no field, or does not fit into it, is a note with its heading, and the
draft says so. No database here.
"""

import re
from collections.abc import Callable

from .. import identifiers, mails, names, phones, websites
from . import dates, people, values
from .columns import BY_KEY, KEPT, NAME, NUMBER
from .draft import Draft, PersonDraft
from .mapping import Mapping
from .people import is_shared_mailbox
from .sentences import HINT, WRONG, problem
from .sentences import KEPT as NOTED

_ERRORS = frozenset(
    ("#N/A", "#NV", "#DIV/0!", "#REF!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#GETTING_DATA")
)
_NAME_KINDS = {"short_name": "short", "former_name": "former"}
_POSTCODE_BEFORE_CITY = re.compile(r"(?:[A-Z]{1,2}[-–])?(\d{4,6})\s+(\D.*)")
_YEAR = re.compile(r"(?:.*\D)?((?:8|9|1\d|2[01])\d\d)(?:\D.*)?|(8\d\d|9\d\d)")
# What a name says about the kind, where no column does.
_KINDS = {
    "university": r"Universität|Hochschule|University|Institut|Fraunhofer|大学|学院$|研究[院所]",
    "chamber": r"\bIHK\b|\bAHK\b|kammer\b|Chamber of|商会|贸促会|工商联",
    "association": r"\be\. ?V\.|Verein\b|Verband\b|Association|协会|学会|联合会|基金会",
    "authority": r"Ministerium|Landeshauptstadt|Stadtverwaltung|政府|委员会$|商务局|外办",
}


def read_row(said: dict[str, str], mapping: Mapping, epoch_1904: bool = False) -> Draft:
    """`said` is {index of the column: text}, as a staged row holds it. Never raises for a text."""
    return _Reader(said, mapping, epoch_1904).read()


class _Reader:
    def __init__(self, said, mapping, epoch_1904):
        self.said, self.mapping, self.epoch_1904 = said, mapping, epoch_1904
        self.draft = Draft()
        self.person = PersonDraft()
        self.others = []
        self.postcode = self.region = ""

    def read(self):
        # A number is read by its row's country, which may stand right of it.
        plans = sorted(self.mapping.columns.items(), key=lambda one: one[1].field != "country")
        if not any(self.said.get(str(at)) for at in self.mapping.columns_of("country")):
            self.guess("country", self.mapping.country)
        for at, plan in plans:
            text = self.said.get(str(at), "")
            if text and plan.is_used:
                self.read_cell(at, plan, text)
        self.finish()
        return self.draft

    def read_cell(self, at, plan, text):
        if text.strip() in _ERRORS:
            self.tell(at, HINT, "error_cell", value=text)
        elif plan.field == KEPT:
            self.draft.notes.append(_noted(plan, text))
        else:
            self.draft.columns.setdefault(plan.field, at)
            reader = _READERS.get(plan.field) or _BY_KIND.get(BY_KEY[plan.field].kind, _Reader.text)
            reader(self, at, plan, text)

    def tell(self, at, level, said, **params):
        self.draft.problems.append(problem(at, level, said, **params))

    def keep(self, at, plan, text, said, **params):
        """What cannot be read is in the notes, and the row says so."""
        self.tell(at, NOTED, said, value=text, **params)
        notes = self.person.notes if BY_KEY[plan.field].group == "person" else self.draft.notes
        notes.append(_noted(plan, text))

    # What becomes of a cell, by its field or kind.

    def text(self, at, plan, text):
        fields = self.person.fields if BY_KEY[plan.field].group == "person" else self.draft.fields
        fields[plan.field] = " ".join(text.split())

    def name(self, at, plan, text):
        kind = _NAME_KINDS.get(plan.field)
        for one in values.names_of(text):
            found = {"text": one, "script": names.script_of(one), "kind": kind or "legal"}
            known = {names.name_key(row["text"]) for row in self.draft.names}
            if names.name_key(one) and names.name_key(one) not in known:
                self.draft.names.append(found)

    def country(self, at, plan, text):
        code = plan.values.get(values.folded(text)) or values.country(text)
        if code:
            self.draft.fields["country"] = code
        else:
            self.keep(at, plan, text, "unknown_country")

    def choice(self, at, plan, text):
        code = plan.values.get(values.folded(text)) or values.choice(plan.field, text)
        if code:
            self.fields_of(plan)[plan.field] = code
        else:
            self.keep(at, plan, text, "unknown_value")

    def fields_of(self, plan):
        return self.person.fields if BY_KEY[plan.field].group == "person" else self.draft.fields

    def sector(self, at, plan, text):
        for part in values.several_sectors(text):
            code = plan.values.get(values.folded(part)) or values.sector(part)
            if not code:
                self.keep(at, plan, part, "unknown_value")
            elif code not in self.draft.sectors:
                self.draft.sectors.append(code)

    def date(self, at, plan, text):
        read = dates.read(text, plan.date_order, self.epoch_1904)
        if read.date is None:
            return self.keep(at, plan, text, read.problem)
        self.draft.fields[plan.field] = read.date.iso
        return None if read.is_whole else self.keep(at, plan, text, "about")

    def founded(self, at, plan, text):
        year = _YEAR.fullmatch(text.strip())
        if not year:
            return self.keep(at, plan, text, "no_year")
        self.draft.fields["founded"] = int(year[1] or year[2])
        is_whole = text.strip().isdecimal() or dates.read(text).date is not None
        return None if is_whole else self.keep(at, plan, text, "about")

    def city(self, at, plan, text):
        both = _POSTCODE_BEFORE_CITY.fullmatch(text.strip())
        if both:
            self.postcode, text = both.groups()
        for one in values.names_of(text):
            self.draft.fields["city" if names.script_of(one) == "Latn" else "city_chinese"] = one

    def address(self, at, plan, text):
        name = "address" if names.script_of(text) == "Latn" else "address_chinese"
        self.draft.fields[name] = text.strip()

    def rest_of_address(self, at, plan, text):
        setattr(self, plan.field, text.strip())

    def website(self, at, plan, text):
        self.draft.fields["website"] = text.strip()
        if not websites.host_of(text):
            self.tell(at, HINT, "no_website", value=text)

    def notes(self, at, plan, text):
        self.draft.notes.append(text.strip())

    def person_notes(self, at, plan, text):
        self.person.notes.append(text.strip())

    def owner(self, at, plan, text):
        self.draft.owner = text.strip()

    def number(self, at, plan, text):
        scheme = identifiers.guess(text) if plan.field == "number" else plan.field
        if scheme is None:
            return self.keep(at, plan, text, "which_register")
        if not identifiers.read(scheme, text).is_valid:
            self.tell(at, HINT, "no_number", value=text, scheme=str(scheme))
        self.draft.numbers.append((str(scheme), " ".join(text.split())))
        return None

    def telephone(self, at, plan, text):
        kind = {"fax": "fax", "person_mobile": "mobile"}.get(plan.field, "phone")
        for raw in phones.split(text):
            _add_once(self.points_of(plan), (kind, raw))
            if phones.read(raw, self.draft.country).problem:
                self.tell(at, HINT, "no_phone", value=raw, country=self.draft.country)

    def mail(self, at, plan, text):
        parts = [text] if "<" in text else re.split(r"[;,，；\s]+", text.strip())
        for raw in filter(None, parts):
            # info@… answers for the house, whatever column it is in.
            points = self.draft.points if is_shared_mailbox(raw) else self.points_of(plan)
            _add_once(points, ("email", raw))
            if not mails.normalise(raw):
                self.tell(at, HINT, "no_mail", value=raw)

    def wechat(self, at, plan, text):
        _add_once(self.points_of(plan), ("wechat", text.strip()))

    def points_of(self, plan):
        return self.person.points if BY_KEY[plan.field].group == "person" else self.draft.points

    def persons(self, at, plan, text):
        found = people.contacts(text)
        if not found:
            return
        self.call(self.person, found[0].called)
        self.person.points += self.reach(at, found[0])
        for contact in found[1:]:
            other = PersonDraft()
            self.call(other, contact.called)
            other.points = self.reach(at, contact)
            self.others.append(other)

    def reach(self, at, contact):
        for _kind, raw in contact.phones:
            if phones.read(raw, self.draft.country).problem:
                self.tell(at, HINT, "no_phone", value=raw, country=self.draft.country)
        return [*(("email", mail) for mail in contact.mails), *contact.phones]

    def person_other(self, at, plan, text):
        self.call(self.person, people.called(text))

    def call(self, person, called):
        said = dict(vars(called))
        person.job_title = person.job_title or said.pop("job_title", "")
        order = said.pop("name_order")
        for name, value in said.items():
            if value:
                person.fields.setdefault(name, value)
        if order == "family":
            person.fields["name_order"] = order

    def name_part(self, at, plan, text):
        is_latin = names.script_of(text) == "Latn"
        self.person.fields[plan.field if is_latin else f"{plan.field}_chinese"] = text.strip()
        if not is_latin:
            self.person.fields["name_order"] = "family"

    def job_title(self, at, plan, text):
        self.person.job_title = ", ".join(filter(None, [" ".join(text.split())]))

    # What only the whole row tells.

    def finish(self):
        self.complete_address()
        self.complete_names()
        self.complete_people()
        if not self.draft.has_name and not self.draft.people:
            self.tell(None, WRONG, "no_name")

    def complete_address(self):
        fields = self.draft.fields
        is_chinese = "address_chinese" in fields and "address" not in fields
        if is_chinese:
            self.complete_chinese_address(fields)
        elif self.postcode or self.region:
            place = f"{self.postcode} {fields.get('city', '')}".strip() if self.postcode else ""
            lines = [fields.get("address", ""), place, self.region]
            fields["address"] = "\n".join(filter(None, lines))

    def complete_chinese_address(self, fields):
        address = fields["address_chinese"]
        if self.region and not address.startswith(self.region):
            address = self.region + address
        fields["address_chinese"] = f"{address} {self.postcode}".strip()

    def complete_names(self):
        legal = [row for row in self.draft.names if row["kind"] == "legal"]
        if not legal:
            return
        forms = [names.legal_form_of(row["text"])[1] for row in legal]
        self.guess("legal_form", next(filter(None, forms), ""))
        text = " ".join(row["text"] for row in legal)
        kind = next((kind for kind, words in _KINDS.items() if re.search(words, text)), None)
        self.guess("kind", kind)

    def guess(self, name, value):
        if value and name not in self.draft.fields:
            self.draft.fields[name] = value
            self.draft.guessed.add(name)

    def complete_people(self):
        if self.person.has_name:
            self.draft.people = [self.person, *(one for one in self.others if one.has_name)]
            return
        # Numbers without a name are the organisation's.
        self.draft.points += [p for p in self.person.points if p not in self.draft.points]
        for text in [self.person.job_title, *self.person.notes]:
            if text:
                self.draft.notes.append(text)


def _add_once(points, point):
    if point not in points:
        points.append(point)


def _noted(plan, text):
    return f"{plan.heading}: {text.strip()}" if plan.heading else text.strip()


_Read = Callable[[_Reader, int, object, str], None]
_BY_KIND: dict[str, _Read] = {
    NAME: _Reader.name,
    NUMBER: _Reader.number,
    "country": _Reader.country,
    "choice": _Reader.choice,
    "date": _Reader.date,
    "split": _Reader.persons,
}
_READERS: dict[str, _Read] = {
    "person_other": _Reader.person_other,
    "family_name": _Reader.name_part,
    "given_name": _Reader.name_part,
    "sector": _Reader.sector,
    "founded": _Reader.founded,
    "city": _Reader.city,
    "address": _Reader.address,
    "postcode": _Reader.rest_of_address,
    "region": _Reader.rest_of_address,
    "website": _Reader.website,
    "notes": _Reader.notes,
    "person_notes": _Reader.person_notes,
    "owner": _Reader.owner,
    "phone": _Reader.telephone,
    "fax": _Reader.telephone,
    "person_phone": _Reader.telephone,
    "person_mobile": _Reader.telephone,
    "email": _Reader.mail,
    "person_email": _Reader.mail,
    "wechat": _Reader.wechat,
    "job_title": _Reader.job_title,
}
