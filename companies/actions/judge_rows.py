"""What would become of some rows of a file, judged together: with as many queries as for one."""

from .. import identifiers
from ..imports import fill
from ..imports.sentences import HINT, WRONG, problem
from ..models import ImportBatch, StagedRow
from ..sheets import ORGANISATION, PERSON
from . import import_matches, write_rows
from .import_drafts import NEW_ORGANISATION, NEW_PERSON, Drafts
from .import_leaders import find_leaders

Verdict, Decision, State = StagedRow.Verdict, StagedRow.Decision, StagedRow.State
WRITTEN = [
    "verdict", "problems", "gains", "leader", "name_key", "number_key", "place_key",
    "organisation", "person", "versions", "score", "likeness",
]  # fmt: skip


def judge(batch: ImportBatch, drafts: Drafts, rows: list[StagedRow]) -> None:
    """Writes verdict, problems and matches into the rows, and stores them."""
    _Lot(batch, rows, drafts).judge()
    write_rows.update(rows, WRITTEN)


class _Lot:
    """Some rows of a file with all that has to be known to judge them."""

    def __init__(self, batch, rows, drafts):
        self.batch, self.rows = batch, rows
        self.drafts = {row.pk: drafts.of(row) for row in rows}
        self.reader = drafts

    def judge(self):
        for row in self.rows:
            self.begin(row)
        self.notice_earlier_imports()
        find_leaders(self.batch, self.rows, self.drafts)
        self.match()
        self.look_up()
        for row in self.rows:
            self.judge_row(row)

    def begin(self, row):
        draft = self.drafts[row.pk]
        row.problems, row.gains, row.likeness, row.versions = [*draft.problems], [], [], {}
        row.leader, row.score, row.verdict = None, 0, ""
        row.name_key, row.number_key = draft.name_key, draft.number_key[:120]
        row.place_key = draft.place_key
        if row.decision != Decision.USE:
            row.organisation = row.person = None
        if any(one["level"] == WRONG for one in draft.problems):
            row.verdict = Verdict.WRONG

    def notice_earlier_imports(self):
        """The same line of the same file: it cannot come in twice."""
        before = StagedRow.objects.filter(
            batch__sha256=self.batch.sha256,
            batch__sheet=self.batch.sheet,
            state=State.DONE,
            number__in=[row.number for row in self.rows],
        ).exclude(batch=self.batch)
        known = {row.number: row for row in before}
        for row in self.rows:
            if row.number in known and not row.corrected:
                row.verdict = Verdict.SAME
                row.organisation_id = known[row.number].result_organisation_id
                row.person_id = known[row.number].result_person_id
                row.problems.append(problem(None, HINT, "imported_before"))

    def match(self):
        """What nobody has decided is compared with the records."""
        open_rows = [row for row in self.rows if not (row.verdict or row.leader or row.decision)]
        found = import_matches.of_drafts([self.drafts[row.pk] for row in open_rows])
        for row, matches in zip(open_rows, found, strict=True):
            if matches:
                import_matches.take(row, matches[0])
                if not matches[0].likeness.is_certain:
                    row.verdict = Verdict.DOUBTFUL

    def look_up(self):
        """Everything about the records and numbers of this lot, for all rows at once."""
        for row in self.rows:
            if row.leader and not row.organisation_id:
                row.organisation = row.leader.organisation
        records = {row.organisation_id: row.organisation for row in self.rows if row.organisation}
        self.sheets = ORGANISATION.read_many(list(records.values())) if records else {}
        self.staff = import_matches.staff_of(list(records.values())) if records else {}
        people = {row.person_id: row.person for row in self.rows if row.person}
        self.people = PERSON.read_many(list(people.values())) if people else {}
        drafts = list(self.drafts.values())
        self.numbers = import_matches.owners_of_numbers(drafts)
        self.mails = import_matches.owners_of_mails(drafts)
        self.groups = self.sheets_of_groups()

    def sheets_of_groups(self):
        """{leader's key: [sheet, drafts of its people]} as far as earlier rows of this file go."""
        leaders = {row.leader.pk: row.leader for row in self.rows if row.leader}
        outside = [pk for pk in leaders if pk not in self.drafts]
        found = {}
        for pk in outside:
            found[pk] = _Group(self.reader.of(leaders[pk]), self.start_of(leaders[pk]))
        return found

    def start_of(self, row):
        return self.sheets.get(row.organisation_id) or NEW_ORGANISATION

    def judge_row(self, row):
        draft = self.drafts[row.pk]
        if row.verdict in (Verdict.WRONG, Verdict.SAME):
            return
        head = row.leader or row
        group = self.groups.get(head.pk)
        if group is None:
            group = self.groups[head.pk] = _Group(None, self.start_of(row))
        is_new = head.organisation_id is None
        if draft.has_name:
            filling = fill.organisation(group.sheet, draft, row.taken, is_new)
            group.sheet = filling.sheet
            self.note(row, "organisation", filling)
            self.refuse_numbers(row, draft)
        for one in draft.people:
            self.judge_person(row, one, draft, group)
        self.conclude(row, is_new)

    def refuse_numbers(self, row, draft):
        """A number that another record has would be refused; here it is a reason to decide."""
        for key, owner in self.numbers.items():
            has_it = any(_read(scheme, raw) == key for scheme, raw in draft.numbers)
            if has_it and owner != row.organisation_id and not row.leader:
                row.problems.append(problem(None, WRONG, "number_elsewhere", value=key[1]))
                row.verdict = Verdict.WRONG

    def judge_person(self, row, person, draft, group):
        known = self.known_person(row, person, group)
        sheet = known[1] if known else NEW_PERSON
        if known and known[0]:
            row.person = row.person or known[0]
        filling = fill.person(
            sheet, person, draft.country, draft.columns, row.taken, is_new=not known
        )
        if draft.has_name and not known:
            filling.gain("employments", person.job_title or "·")
        self.note(row, "person", filling)
        if known:
            known[1].update(filling.sheet)
        else:
            group.people.append((None, filling.sheet))
            self.warn_of_mail(row, person)

    def known_person(self, row, person, group):
        if row.person_id and row.decision == Decision.USE and not row.organisation_id:
            return row.person, self.people[row.person_id]
        if row.person_id in self.people and not self.drafts[row.pk].has_name:
            return row.person, self.people[row.person_id]
        staff = [*self.staff.get(row.organisation_id, []), *group.people]
        return next((one for one in staff if fill.is_same_person(one[1], person)), None)

    def warn_of_mail(self, row, person):
        for mail in import_matches.mails_of(person):
            if mail in self.mails:
                said = {"value": mail, "name": str(self.mails[mail])}
                row.problems.append(problem(None, HINT, "mail_elsewhere", **said))

    def note(self, row, noun, filling):
        row.gains += [{"of": noun, **gain} for gain in filling.gains]
        row.problems += filling.problems

    def conclude(self, row, is_new):
        if row.verdict == Verdict.WRONG:
            return
        if row.organisation_id and row.organisation:
            row.versions["organisation"] = row.organisation.row_version
        if row.person_id and row.person:
            row.versions["person"] = row.person.row_version
        if row.verdict == Verdict.DOUBTFUL:
            return
        is_known = row.leader or not is_new or (row.person_id and not row.organisation_id)
        row.verdict = Verdict.CREATE if not is_known else Verdict.UPDATE
        if is_known and not row.gains:
            row.verdict = Verdict.SAME


class _Group:
    """One organisation of a file, as it stands after the rows read so far."""

    def __init__(self, draft, sheet):
        self.sheet, self.people = sheet, []
        if draft:
            is_new = sheet is NEW_ORGANISATION
            self.sheet = fill.organisation(sheet, draft, is_new=is_new).sheet
            for one in draft.people:
                filled = fill.person(NEW_PERSON, one, draft.country, {}, is_new=True)
                self.people.append((None, filled.sheet))


def _read(scheme, raw):
    return scheme, identifiers.read(scheme, raw).canonical
