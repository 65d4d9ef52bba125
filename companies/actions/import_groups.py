"""The rows of one lot, put together to what they are about, with what is stored of it right now.

A colleague may have worked on since the dry run: nothing is taken from that but which record a row
is. Where this raises a question that nobody has answered, the row goes back to be decided.
"""

from dataclasses import dataclass, field

from .. import identifiers
from ..imports import fill
from ..imports.draft import Draft
from ..imports.sentences import HINT, WRONG, problem
from ..models import Organisation, Person, StagedRow
from ..sheets import ORGANISATION, PERSON
from . import import_matches
from .import_drafts import NEW_ORGANISATION, NEW_PERSON, Drafts
from .standing import survivors

Verdict, Decision, State = StagedRow.Verdict, StagedRow.Decision, StagedRow.State


@dataclass
class Member:
    """Somebody of a group: new, or `person` with the sheet it had `before`."""

    row: StagedRow
    sheet: dict
    person: Person | None = None
    before: dict | None = None
    job_title: str = ""


@dataclass
class Group:
    """One organisation, new or stored, with the rows that are about it; or people without one."""

    rows: list[StagedRow] = field(default_factory=list)
    organisation: Organisation | None = None
    before: dict = field(default_factory=lambda: NEW_ORGANISATION)
    sheet: dict = field(default_factory=lambda: NEW_ORGANISATION)
    has_name: bool = False
    members: list[Member] = field(default_factory=list)

    @property
    def is_new_organisation(self) -> bool:
        return self.has_name and self.organisation is None


def groups_of(drafts: Drafts, rows: list[StagedRow]) -> list[Group]:
    """Inside a transaction, with the rows locked. Rows that are not to be written get their state;
    those that have to be decided anew stay as they are, doubtful."""
    gathering = _Gathering(drafts, rows)
    gathering.sort_out()
    gathering.read()
    for row in gathering.waiting():
        gathering.add(row)
    return gathering.groups


class _Gathering:
    def __init__(self, reader, rows):
        self.reader, self.rows = reader, rows
        self.groups: list[Group] = []
        self.by_head: dict[int, Group] = {}
        self.by_record: dict[int, Group] = {}

    def waiting(self):
        return [row for row in self.rows if row.state == State.WAITING]

    def sort_out(self):
        """What is left out, wrong, or known already is not written."""
        for row in self.rows:
            if row.decision == Decision.SKIP:
                row.state = State.SKIPPED
            elif row.verdict == Verdict.WRONG:
                row.state = State.REJECTED
            elif row.leader_id and row.leader.state == State.REJECTED:
                row.state = State.REJECTED
                said = problem(None, WRONG, "leader_rejected", row=row.leader.number)
                row.problems = [*row.problems, said]
            elif row.verdict == Verdict.SAME and not row.leader_id:
                row.state = State.DONE
                row.result_organisation_id, row.result_person_id = (
                    row.organisation_id,
                    row.person_id,
                )

    def read(self):
        rows = self.waiting()
        self.drafts: dict[int, Draft] = {row.pk: self.reader.of(row) for row in rows}
        _follow_merges(rows)
        keys = {row.organisation_id for row in rows}
        keys |= {row.leader.result_organisation_id for row in rows if row.leader_id}
        self.records = _locked(Organisation, keys)
        records = list(self.records.values())
        self.sheets = ORGANISATION.read_many(records) if records else {}
        self.staff = import_matches.staff_of(records) if records else {}
        self.people = _locked(Person, {row.person_id for row in rows})
        people = list(self.people.values())
        self.people_sheets = PERSON.read_many(people) if people else {}
        self.numbers = import_matches.owners_of_numbers(list(self.drafts.values()))
        self.made_meanwhile = self.alike_by_now()

    def alike_by_now(self):
        new = [row for row in self.waiting() if row.verdict == Verdict.CREATE]
        undecided = [row for row in new if not (row.decision or row.leader_id)]
        others = self.reader.others.by_now() if undecided else {}
        if not any(others.values()):
            return {}
        return import_matches.by_others_since(undecided, self.drafts, others)

    def add(self, row):
        draft = self.drafts[row.pk]
        if not row.leader_id and self.has_to_be_asked(row, draft):
            return
        group = self.group_of(row)
        if group is None:
            return
        group.rows.append(row)
        if draft.has_name:
            is_new = group.organisation is None
            group.sheet = fill.organisation(group.sheet, draft, row.taken, is_new).sheet
            group.has_name = True
        for person in draft.people:
            self.add_person(group, row, person, draft)

    def has_to_be_asked(self, row, draft):
        """The record was changed, archived or merged since; or somebody entered it."""
        if row.organisation_id and row.verdict != Verdict.CREATE:
            record = self.records.get(row.organisation_id)
            if record and record.is_living and not self.is_a_new_question(row, draft, record):
                return False
            return _ask_again(row, record)
        owner = next(filter(None, map(self.numbers.get, _numbers(draft))), None)
        if owner is not None and draft.has_name:
            row.organisation_id = owner
            return _ask_again(row, Organisation.objects.get(pk=owner), "entered_since")
        match = self.made_meanwhile.get(row.pk)
        if match:
            import_matches.take(row, match)
            return _ask_again(row, row.organisation, "entered_since")
        return False

    def is_a_new_question(self, row, draft, record):
        """What is only added needs no question; what differs from what the dry run saw does."""
        if record.row_version == row.versions.get("organisation"):
            return False
        filling = fill.organisation(self.sheets[record.pk], draft, row.taken)
        return any(one not in row.problems for one in filling.problems)

    def group_of(self, row):
        """None for a row that has to wait until its leader is decided."""
        head = row.leader if row.leader_id else row
        if head.pk in self.by_head:
            return self.by_head[head.pk]
        if row.leader_id and not head.result_organisation_id:
            return None
        pk = head.result_organisation_id if row.leader_id else row.organisation_id
        is_known = row.leader_id or row.verdict != Verdict.CREATE
        record = self.records.get(pk) if is_known else None
        group = self.by_head[head.pk] = self.by_record.get(pk) if record else None
        return group or self.begin(head, record)

    def begin(self, head, record):
        sheet = self.sheets[record.pk] if record else NEW_ORGANISATION
        group = self.by_head[head.pk] = Group(organisation=record, before=sheet, sheet=sheet)
        if record:
            # Two rows may be one record without sharing a name.
            self.by_record[record.pk] = group
        self.groups.append(group)
        return group

    def add_person(self, group, row, draft, of_row):
        member = self.member(group, row, draft)
        country = of_row.country or group.sheet["country"]
        is_new = member.sheet is NEW_PERSON
        filling = fill.person(member.sheet, draft, country, of_row.columns, row.taken, is_new)
        member.sheet = filling.sheet
        member.job_title = member.job_title or draft.job_title

    def member(self, group, row, draft):
        """Somebody of this lot, of the organisation's people, the row's person, or a new one."""
        for one in group.members:
            if fill.is_same_person(one.sheet, draft):
                return one
        person, sheet = self.stored_person(group, row, draft) or (None, NEW_PERSON)
        member = Member(row, sheet, person, before=sheet if person else None)
        group.members.append(member)
        return member

    def stored_person(self, group, row, draft):
        if row.person_id in self.people and row.verdict != Verdict.CREATE:
            sheet = self.people_sheets[row.person_id]
            if group.organisation is None or fill.is_same_person(sheet, draft):
                return self.people[row.person_id], sheet
        staff = self.staff.get(group.organisation.pk, []) if group.organisation else []
        return next((one for one in staff if fill.is_same_person(one[1], draft)), None)


def _follow_merges(rows):
    """A record that was merged since is the one that stands for it now."""
    leaders = [row.leader for row in rows if row.leader_id]
    for model, names in _NAMING.items():
        named = [(one, name) for one in [*rows, *leaders] for name in names]
        keys = {getattr(one, name) for one, name in named} - {None}
        merged = survivors(model, keys) if keys else {}
        for one, name in named:
            key = getattr(one, name)
            setattr(one, name, merged.get(key, key))


_NAMING = {
    Organisation: ("organisation_id", "result_organisation_id"),
    Person: ("person_id", "result_person_id"),
}


def _locked(model, keys):
    """In the order of their keys, so that two who lock several cannot wait for each other."""
    found = model.objects.filter(pk__in=keys - {None}).order_by("pk").select_for_update()
    return {one.pk: one for one in found}


def _ask_again(row, record, why="changed_since"):
    row.verdict, row.decision = Verdict.DOUBTFUL, ""
    row.problems = [*row.problems, problem(None, HINT, why)]
    row.versions = {"organisation": record.row_version} if record else {}
    return True


def _numbers(draft):
    return [(scheme, identifiers.read(scheme, raw).canonical) for scheme, raw in draft.numbers]
