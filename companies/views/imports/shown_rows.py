"""What a screen says of a staged row: each reason beside its cell, and the record it may be."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ... import change_texts, countries, sectors
from ...forms.import_columns import letter
from ...imports.mapping import Mapping
from ...imports.sentences import DIFFERS, in_my_language, say
from ...listed import listed
from ...models import StagedRow
from ...sheets import ORGANISATION, PERSON

Verdict, Decision = StagedRow.Verdict, StagedRow.Decision
# A row is called by what stands in these columns, in this order.
_TITLES = ("name", "name_other", "short_name", "person", "family_name", "person_other")
_BENEATH = ("person", "given_name", "family_name", "city", "country")
_LONG = 60
# Not in the file: it follows from how the name is written there.
_FOLLOWS = {"name_order"}


@dataclass(frozen=True)
class Said:
    level: str
    sentence: str
    # The field of which the file's value may be taken instead of the stored one.
    take: str = ""


@dataclass(frozen=True)
class Cell:
    column: str
    heading: str
    text: str
    # What stood in the file, where it was corrected; else None.
    was: str | None
    said: list[Said]
    is_first: bool = False

    @property
    def takes(self):
        return [one.take for one in self.said if one.take]

    @property
    def is_long(self):
        return len(self.text) > _LONG or "\n" in self.text


class RowDresser:
    """For the rows of one page of one file. `edited` is the number of the row that is open."""

    def __init__(self, batch, edited=None, cell=""):
        self.batch, self.edited, self.cell = batch, edited, cell
        self.mapping = Mapping.from_json(batch.mapping)

    def dress(self, rows):
        for row in rows:
            self.dress_row(row)
        return rows

    def dress_row(self, row):
        said = row.said
        self._call(row, said)
        found = [(one["column"], _said(one)) for one in row.problems]
        row.about_row = [one for column, one in found if column is None]
        row.said_cells = [self._cell(row, at, found) for at in self._columns(said)]
        row.about_cells = [
            self._cell(row, at, found) for at in self._columns() if self._of(found, at)
        ]
        row.cells_to_correct = [self._cell(row, at, found) for at in self._columns()]
        row.may_be_changed = row.state == StagedRow.State.WAITING
        row.is_edited = row.number == self.edited and row.may_be_changed
        _dress_record(row)
        row.verdict_label = _verdict(row)
        row.gains_text = gains_of(row)
        takes = [one.take for _column, one in found]
        row.takes = any(takes) and row.may_be_changed
        row.choices = choices_of(row) if row.may_be_changed else []

    def _call(self, row, said):
        title = self._first(said, _TITLES)
        row.title = title or _("(no name)")
        beneath = [said.get(str(at), "") for key in _BENEATH for at in self.mapping.columns_of(key)]
        row.beneath = ", ".join(text for text in beneath if text and text != title)

    def _first(self, said, keys):
        columns = (at for key in keys for at in self.mapping.columns_of(key))
        return next((said[str(at)] for at in columns if said.get(str(at))), "")

    def _columns(self, said=None):
        """Those that mean something, or those in which something stands."""
        if said is not None:
            return sorted(map(int, said))
        return [at for at, plan in sorted(self.mapping.columns.items()) if plan.is_used]

    def _of(self, found, at):
        return [one for column, one in found if column is not None and int(column) == at]

    def _cell(self, row, at, found):
        key = str(at)
        return Cell(
            key,
            self._heading(at),
            row.said.get(key, ""),
            row.cells.get(key, "") if key in row.corrected else None,
            self._of(found, at),
            key == self.cell,
        )

    def _heading(self, at):
        headers = self.batch.headers
        return (headers[at] if at < len(headers) else "") or letter(at)


def _dress_record(row):
    """The record that it is, or may be."""
    row.record = row.organisation or row.person
    if row.record:
        noun = "organisation" if row.organisation else "person"
        row.record_url = reverse(f"desk:{noun}", args=[row.record.pk])
        row.record_place = _place(row.organisation) if row.organisation else ""
    row.reasons = listed(map(in_my_language, row.likeness))


def _place(organisation):
    city = organisation.city or organisation.city_chinese
    return ", ".join(filter(None, [city, countries.name(organisation.country)]))


def _verdict(row):
    if row.decision == Decision.SKIP:
        return _("left out, as decided")
    if row.verdict == Verdict.UPDATE and row.leader and not row.record:
        return _("belongs to row %(row)s") % {"row": row.leader.number}
    return row.get_verdict_display()


def choices_of(row):
    """The buttons: what can be decided of such a row, and taken back again."""
    if row.verdict == Verdict.DOUBTFUL:
        return [
            (Decision.USE, _("It is the same")),
            (Decision.NEW, _("It is another one: bring it in as new")),
            (Decision.SKIP, _("Leave it out")),
        ]
    if row.decision:
        return [("", _("Decide anew"))]
    return [] if row.verdict == Verdict.SAME else [(Decision.SKIP, _("Leave it out"))]


def _said(problem):
    name = problem["params"].get("field", "") if problem["level"] == DIFFERS else ""
    sentence = say(problem)
    if name and problem["column"] is None:
        # No heading beside it says what it is about: the value is a part of a cell.
        sentence = f"{change_texts.label_of(_sheet_of(name), name)}: {sentence}"
    return Said(problem["level"], sentence, name)


def gains_of(row):
    """“city: Dresden · register number: HRB 1”: what the row brings, in the reader's words."""
    lines = {}
    for gain in row.gains:
        text = _gain(gain)
        if text and gain["field"] not in _FOLLOWS:
            label = change_texts.label_of(_sheet_of(gain["field"]), gain["field"])
            lines.setdefault(label, []).append(text)
    return " · ".join(f"{label}: {', '.join(texts)}" for label, texts in lines.items())


def _gain(gain):
    after, before = (_in_words(gain["field"], gain[when]) for when in ("after", "before"))
    return f"{before} → {after}" if before else after


def _in_words(field, text):
    if field == "sectors":
        return sectors.title(text)
    if field in {*ORGANISATION.rows, *PERSON.rows}:
        # An employment without a job title says nothing that the person does not.
        return text.strip("·")
    return change_texts.shown(_sheet_of(field), field, text)


def _sheet_of(field):
    return ORGANISATION if field in {*ORGANISATION.fields, *ORGANISATION.rows} else PERSON
