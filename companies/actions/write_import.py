"""One lot of an import becomes records: all of it, with the states of its rows, or nothing.

New records are written by the thousand. Stored ones go through the door that forms use, so that
the history and everything derived follow.
"""

import uuid

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from ..imports import fill
from ..imports.draft import PersonDraft
from ..imports.sentences import WRONG, in_every_language, problem
from ..models import Change, ContactPoint, Employment, Organisation, Person, StagedRow
from ..sheets import ORGANISATION, PERSON, write_fields
from . import complete, save_organisation, save_person, save_record, store_many, write_rows
from .import_drafts import Drafts
from .import_groups import Group, Member, groups_of

State = StagedRow.State
WRITTEN = [
    "verdict", "decision", "problems", "organisation", "person", "score", "likeness",
    "versions", "state",
    "result_organisation", "result_person", "undo",
]  # fmt: skip
# What became of a record, for undo.
CREATED, CHANGED = "created", "changed"
REFUSED = _("Another record has one of its numbers, or a value is out of range.")


def write_lot(drafts: Drafts, rows: list[StagedRow], user) -> None:
    """Inside the caller's transaction, with the rows locked."""
    _store(groups_of(drafts, rows), user)
    write_rows.update(rows, WRITTEN)
    for one in (one for row in rows for one in row.undo):
        if one["was"] == CREATED:
            drafts.others.leave_out(one["record"], one["pk"])


def _store(groups, user):
    try:
        with transaction.atomic():
            _store_all(groups, user)
    except (IntegrityError, DataError, ValidationError):
        # One of them is refused; the others need not suffer for it.
        for group in groups:
            _store_alone(group, user)


def _store_alone(group, user):
    try:
        with transaction.atomic():
            _store_all([group], user)
    except (IntegrityError, DataError, ValidationError) as refused:
        for row in group.rows:
            row.state, row.undo = State.REJECTED, []
            row.result_organisation = row.result_person = None
            row.problems = [*row.problems, _refusal(refused)]


def _store_all(groups, user):
    firms = {id(group): _firm(group) for group in groups if group.is_new_organisation}
    workers = {
        id(member): _worker(member, _employer(group, firms))
        for group in groups
        for member in group.members
        if member.person is None
    }
    store_many.store(list(firms.values()), list(workers.values()))
    _tell_history(firms.values(), workers.values(), user)
    for group in groups:
        _finish(group, firms, workers, user)


def _employer(group, firms):
    return firms[id(group)].organisation if id(group) in firms else group.organisation


def _tell_history(firms, workers, user):
    about = [{"organisation": firm.organisation} for firm in firms]
    about += [{"person": worker.person} for worker in workers]
    made = {"user": user, "verb": Change.Verb.CREATED}
    write_rows.insert(Change, [Change(batch=uuid.uuid4(), **made, **one) for one in about])


def _finish(group: Group, firms, workers, user):
    """The rows know what became of them, for the report, and how to take it back."""
    organisation = _employer(group, firms)
    for row in group.rows:
        row.state, row.undo, row.result_organisation = State.DONE, [], organisation
    if id(group) in firms:
        _remember(group.rows[0], organisation, CREATED)
    elif organisation and group.sheet != group.before:
        _change(save_organisation.RECIPE, organisation, group, group.rows[0], user)
    for member in group.members:
        _finish_person(member, organisation, workers, user)


def _finish_person(member: Member, organisation, workers, user):
    person = member.person
    if person is None:
        person = workers[id(member)].person
        _remember(member.row, person, CREATED)
    else:
        _employ(member, organisation)
        if member.sheet != member.before:
            _change(save_person.RECIPE, person, member, member.row, user)
    if member.row.result_person_id is None:
        member.row.result_person = person


def _employ(member, organisation):
    if organisation:
        said = PersonDraft(job_title=member.job_title)
        fill.employment(fill.Filling(member.sheet), organisation.pk, said)


def _change(recipe, record, written: Group | Member, row, user):
    opened = save_record.Opened(record.row_version, written.before)
    outcome = save_record.change(recipe, record.pk, opened, written.sheet, user)
    if outcome.problem:
        raise outcome.problem
    _remember(row, record, CHANGED, outcome.record.row_version, written.before)


def _remember(row, record, was, version=1, before=None):
    noun = "person" if isinstance(record, Person) else "organisation"
    said = {"record": noun, "pk": record.pk, "was": was, "version": version, "before": before}
    row.undo.append(said)


def _firm(group) -> store_many.NewOrganisation:
    organisation = Organisation()
    write_fields(organisation, group.sheet, ORGANISATION.columns)
    firm = store_many.NewOrganisation(organisation)
    for name, rows in ORGANISATION.rows.items():
        said = group.sheet[name].values()
        setattr(firm, name, [_row(rows, name, organisation, one) for one in said])
    for row in firm.sectors:
        row.is_main = row.code == group.sheet["main_sector"]
    return firm


def _row(rows, name, organisation, said):
    row = rows.model(organisation=organisation)
    write_fields(row, said, rows.fields)
    complete_row = save_organisation.RECIPE.complete_row.get(name)
    if complete_row:
        complete_row(row, organisation)
    return row


def _worker(member, organisation) -> store_many.NewPerson:
    person = Person()
    write_fields(person, member.sheet, PERSON.columns)
    worker = store_many.NewPerson(person)
    if organisation:
        job = {"organisation": organisation, "job_title": member.job_title}
        worker.employment = Employment(person=person, **job)
    for said in member.sheet["contact_points"].values():
        point = ContactPoint(person=person, **said)
        complete.contact_point(point, organisation.country if organisation else "")
        worker.contact_points.append(point)
    return worker


def _refusal(refused):
    """In the words of a constraint where it has some; a database quotes the row in its own."""
    sentence = " ".join(refused.messages) if isinstance(refused, ValidationError) else REFUSED
    return problem(None, WRONG, "invalid", reason=in_every_language(sentence))
