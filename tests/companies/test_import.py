"""From rows to records: the dry run, what is brought in, and back again."""

import gc
import hashlib
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from companies.actions import commit_import, find_duplicates, import_jobs
from companies.actions.add_on_the_spot import add_person
from companies.actions.check_import import check, correct, decide, decide_by_rule
from companies.actions.clear_imports import clear_old
from companies.actions.import_drafts import NEW_ORGANISATION
from companies.actions.merge import merge_organisations
from companies.actions.rejected_rows import as_file
from companies.actions.save_organisation import save_organisation
from companies.actions.save_record import Opened
from companies.actions.stage_import import stage
from companies.actions.undo_import import undo
from companies.imports.propose import propose
from companies.imports.sentences import say
from companies.models import (
    Change,
    ImportBatch,
    Organisation,
    OrganisationPair,
    Person,
    SearchKey,
    StagedRow,
)
from companies.search import find
from companies.sheets import ORGANISATION
from companies.tasks import carry_out_import
from tests.companies.factories import FollowUpFactory
from tests.companies.importing import (
    bring_in,
    brought_in,
    checked,
    problems,
    staged,
    states,
    verdicts,
)

pytestmark = pytest.mark.django_db
WERKE = "Muster Werke GmbH | Dresden | D | Frau Anna Weber | anna@muster.example"


def stored(**data):
    """An organisation as a form stores it: with its keys, and found by search."""
    sheet = dict(NEW_ORGANISATION)
    names = data.pop("names", ["Muster Werke GmbH"])
    sheet["names"] = {
        f"new-{at}": {"text": text, "script": "Latn", "kind": "legal", "typed_pinyin": ""}
        for at, text in enumerate(names)
    }
    outcome = save_organisation(sheet | data, None)
    assert outcome.is_saved, outcome.problem
    return outcome.record


def test_the_dry_run_writes_no_record(lead_user):
    batch = checked(WERKE, "| | | |", "Muster Bau AG | Leipzig")

    assert verdicts(batch) == ["create", "wrong", "create"]
    assert (Organisation.objects.count(), Person.objects.count()) == (0, 0)
    assert problems(batch, 1) == ["no_name"]


def test_a_row_becomes_an_organisation_with_a_person(lead_user):
    batch = brought_in(f"{WERKE} | Dresden HRB 12345 | Apr. 2013 | guter Kontakt", user=lead_user)

    company = Organisation.objects.get()
    person = Person.objects.get()
    assert (company.name, company.city, company.country) == ("Muster Werke GmbH", "Dresden", "DE")
    assert (company.legal_form, company.notes) == ("GmbH", "guter Kontakt")
    assert company.first_contact.iso == "2013-04"
    assert [str(row) for row in company.identifiers.all()] == ["Dresden HRB 12345"]
    assert (person.name, person.salutation) == ("Anna Weber", "ms")
    assert person.employments.get().organisation == company
    assert person.contact_points.get().normalised == "anna@muster.example"
    row = batch.rows.get()
    assert (row.state, row.result_organisation, row.result_person) == ("done", company, person)


def test_what_was_brought_in_is_found_and_has_a_history(lead_user):
    brought_in(WERKE, user=lead_user)

    assert [str(hit.record) for hit in find("werke")] == ["Muster Werke GmbH"]
    assert {(change.verb, change.user) for change in Change.objects.all()} == {
        ("created", lead_user)
    }


def test_what_cannot_be_read_stays_in_sight(lead_user):
    batch = brought_in(
        "Muster GmbH | Dresden | Absurdistan | Anna Weber | keine | HRB 1 | vor Ostern 2014",
        user=lead_user,
    )

    company, person = Organisation.objects.get(), Person.objects.get()
    assert company.notes == "Land: Absurdistan\nErstkontakt: vor Ostern 2014"
    assert company.identifiers.get().raw == "HRB 1"
    assert person.contact_points.get().raw == "keine"
    assert problems(batch) == ["unknown_country", "no_mail", "no_number", "no_date"]


def test_rows_of_one_organisation_become_one_with_several_people(lead_user):
    batch = brought_in(
        WERKE,
        "Andere AG | Chemnitz",
        "MUSTER WERKE GmbH | | | Karl Beier | | | 2014",
        "Muster Werke | Dresden | | Anna Weber",
        user=lead_user,
    )

    company = Organisation.objects.get(latin_name="Muster Werke GmbH")
    staff = [str(job.person) for job in company.employments.order_by("pk")]
    assert (Organisation.objects.count(), staff) == (2, ["Anna Weber", "Karl Beier"])
    assert verdicts(batch) == ["create", "create", "update", "same"]
    assert company.first_contact.iso == "2014"
    assert states(batch) == ["done"] * 4


def test_equal_names_in_two_cities_stay_two(lead_user):
    brought_in("Muster GmbH | Dresden", "Muster GmbH | Leipzig", user=lead_user)

    assert Organisation.objects.count() == 2


def test_an_equal_number_is_the_same_organisation_and_fills_what_is_empty(lead_user):
    company = stored(
        city="Dresden",
        identifiers={"new-0": {"scheme": "hr", "raw": "Dresden HRB 12345", "is_verified": True}},
    )

    batch = brought_in(f"{WERKE} | AG Dresden, HRB 12345 | 2013", user=lead_user)

    company.refresh_from_db()
    assert verdicts(batch) == ["update"]
    assert (company.first_contact.iso, company.row_version) == ("2013", 2)
    assert company.employments.get().person.name == "Anna Weber"
    assert company.changes.filter(user=lead_user, field="first_contact").exists()


def test_a_filled_field_keeps_its_value_until_somebody_takes_the_files(lead_user):
    company = stored(
        city="Leipzig",
        identifiers={"new-0": {"scheme": "hr", "raw": "Dresden HRB 12345", "is_verified": True}},
    )
    line = "Muster Werke GmbH | Dresden | | | | Dresden HRB 12345"

    batch = checked(line)
    row = batch.rows.get()
    says = [say(one) for one in row.problems if one["level"] == "differs"]
    assert says == [
        "The record says “Leipzig”, the file “Dresden”. The record stays as it is, unless you take "
        "the file's."
    ]

    decide(row, "use", taken=["city"])
    bring_in(batch, lead_user)
    company.refresh_from_db()
    assert company.city == "Dresden"


def test_a_likely_duplicate_waits_for_a_decision_and_holds_up_no_other(lead_user):
    company = stored(city="Dresden", country="DE")

    batch = brought_in(WERKE, "Andere AG | Chemnitz", user=lead_user)

    assert verdicts(batch) == ["doubtful", "create"]
    assert states(batch) == ["waiting", "done"]
    row = batch.rows.in_order()[0]
    assert row.organisation == company
    assert row.likeness

    decide(row, "use")
    bring_in(batch, lead_user)
    assert company.employments.get().person.name == "Anna Weber"
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize(
    ("rule", "organisations", "expected"),
    [("use_best", 1, ["done"]), ("new_all", 2, ["done"]), ("skip_all", 1, ["skipped"])],
)
def test_duplicates_are_decided_by_rule(lead_user, rule, organisations, expected):
    stored(city="Dresden", country="DE")
    batch = checked(WERKE)

    assert decide_by_rule(batch, rule) == 1
    bring_in(batch, lead_user)

    assert (Organisation.objects.count(), states(batch)) == (organisations, expected)


def test_a_wrong_row_is_rejected_corrected_and_comes_in(lead_user):
    batch = brought_in("| Dresden", WERKE, user=lead_user)
    assert states(batch) == ["rejected", "done"]
    text = as_file(batch).decode("utf-8-sig")
    assert text.splitlines()[0].endswith("Bemerkung,Jadepark: why not")
    assert "Dresden" in text.splitlines()[1]
    assert "names neither an organisation nor a person" in text.splitlines()[1]

    correct(batch.rows.in_order()[0], 0, "Muster Bau AG")
    bring_in(batch, lead_user)

    assert states(batch) == ["done", "done"]
    assert Organisation.objects.count() == 2


def test_the_same_file_brings_no_row_in_twice(lead_user):
    brought_in(WERKE, user=lead_user)

    again = brought_in(WERKE, user=lead_user)

    assert verdicts(again) == ["same"]
    assert problems(again) == ["imported_before"]
    assert (Organisation.objects.count(), Person.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("mail", "verdict"), [("e.muster@werke.example", "doubtful"), ("e.muster@gmail.com", "create")]
)
def test_a_mailbox_at_a_firms_own_host_tells_the_firm(lead_user, mail, verdict):
    brought_in(f"Muster Werke GmbH | Dresden | | Erika Muster | {mail}", user=lead_user)

    batch = checked(f"样例工厂 | 德累斯顿 | | E. Muster | {mail}", user=lead_user)

    assert verdicts(batch) == [verdict]


def test_a_record_that_a_colleague_changed_meanwhile_is_asked_about(lead_user, desk_user):
    company = stored(
        city="Dresden",
        identifiers={"new-0": {"scheme": "hr", "raw": "Dresden HRB 12345", "is_verified": True}},
    )
    batch = checked("Muster Werke GmbH | Dresden | | | | Dresden HRB 12345")
    opened = Opened(company.row_version, ORGANISATION.read(company))
    save_organisation(opened.sheet | {"city": "Leipzig"}, desk_user, company.pk, opened)

    StagedRow.objects.update(verdict="update")
    bring_in(batch, lead_user)

    assert (verdicts(batch), states(batch)) == (["doubtful"], ["waiting"])
    company.refresh_from_db()
    assert company.city == "Leipzig"


def test_what_a_colleague_entered_meanwhile_is_asked_about(lead_user):
    batch = checked(WERKE, "Andere AG | Chemnitz | D", " | | | Karl Vogel | k.vogel@muster.example")
    mine = stored(city="Dresden", country="DE")
    add_person("Karl Vogel", mine, lead_user)

    bring_in(batch, lead_user)

    assert list(zip(verdicts(batch), states(batch), strict=True)) == [
        ("doubtful", "waiting"), ("create", "done"), ("create", "done"),
    ]  # fmt: skip
    row = batch.rows.in_order()[0]
    assert (row.organisation, problems(batch)) == (mine, ["entered_since"])
    assert row.likeness[0]["en"] == "same name"
    assert Organisation.objects.filter(latin_name="Muster Werke GmbH").count() == 1


ALIKE = ["Muster Werkzeugbau GmbH | Dresden", "Muster-Werkzeugbau Gesellschaft | Dresden"]


def after_each_lot(monkeypatch, do):
    monkeypatch.setattr(commit_import, "AT_ONCE", 1)
    write_lot = commit_import.write_lot

    def write_and_do(*arguments):
        write_lot(*arguments)
        do()

    monkeypatch.setattr(commit_import, "write_lot", write_and_do)


def test_what_a_colleague_enters_while_it_runs_is_asked_about(lead_user, monkeypatch):
    batch = checked("Andere AG | Chemnitz | D", "Dritte AG | Zwickau | D", WERKE)
    after_each_lot(monkeypatch, lambda: stored(city="Dresden", country="DE"))

    bring_in(batch, lead_user)

    assert states(batch) == ["done", "done", "waiting"]


def test_two_alike_in_one_file_come_in_whatever_lots_they_are_in(lead_user, monkeypatch):
    batch = checked(*ALIKE)
    monkeypatch.setattr(commit_import, "AT_ONCE", 1)

    bring_in(batch, lead_user)

    assert states(batch) == ["done", "done"]


def test_two_alike_in_one_file_come_in_after_it_broke_off_between_them(lead_user, monkeypatch):
    batch = checked(*ALIKE)
    lots = iter([None, ZeroDivisionError])
    after_each_lot(monkeypatch, lambda: throw(next(lots)))
    with pytest.raises(ZeroDivisionError):
        bring_in(batch, lead_user)
    assert states(batch) == ["done", "waiting"]
    monkeypatch.undo()
    ImportBatch.objects.update(heartbeat_at=None)

    bring_in(batch, lead_user)

    assert states(batch) == ["done", "done"]


def throw(error):
    if error:
        raise error


def test_what_was_decided_to_be_new_is_not_asked_about_again(lead_user):
    batch = checked(WERKE)
    decide(batch.rows.get(), "new")
    stored(city="Dresden", country="DE")

    bring_in(batch, lead_user)

    assert states(batch) == ["done"]


def test_undo_takes_back_what_was_made_and_what_was_changed(lead_user):
    company = stored(
        city="Dresden",
        identifiers={"new-0": {"scheme": "hr", "raw": "Dresden HRB 12345", "is_verified": True}},
    )
    before = ORGANISATION.read(company)
    batch = brought_in(
        f"{WERKE} | Dresden HRB 12345 | 2013", "Andere AG | Chemnitz", user=lead_user
    )

    undone = undo(batch, lead_user)

    company.refresh_from_db()
    assert (undone.removed, undone.restored, undone.left) == (2, 1, [])
    assert ORGANISATION.read(company) == before
    assert list(Organisation.objects.all()) == [company]
    assert not Person.objects.exists()
    assert states(batch) == ["undone", "undone"]
    assert not SearchKey.objects.filter(shown__contains="Andere").exists()


def test_undo_leaves_what_somebody_worked_on_and_says_so(lead_user, desk_user):
    batch = brought_in(WERKE, "Andere AG | Chemnitz", "Dritte AG | Zwickau", user=lead_user)
    changed = Organisation.objects.get(latin_name="Andere AG")
    opened = Opened(1, ORGANISATION.read(changed))
    save_organisation(opened.sheet | {"city": "Leipzig"}, desk_user, changed.pk, opened)
    used = Organisation.objects.get(latin_name="Dritte AG")
    FollowUpFactory(organisation=used)

    undone = undo(batch, lead_user)

    assert [say(one) for _row, one in undone.left] == [
        "Andere AG was changed since, so it stays as it is.",
        "Dritte AG is used elsewhere by now (follow-up), so it stays.",
    ]
    assert set(Organisation.objects.all()) == {changed, used}
    assert states(batch) == ["undone", "done", "done"]


def test_an_import_that_was_undone_may_come_in_again(lead_user):
    undo(brought_in(WERKE, user=lead_user), lead_user)

    assert verdicts(brought_in(WERKE, user=lead_user)) == ["create"]
    assert Organisation.objects.count() == 1


def test_a_paused_import_goes_on_where_it_stopped(lead_user, monkeypatch):
    monkeypatch.setattr(commit_import, "AT_ONCE", 1)
    batch = checked(WERKE, "Andere AG | Chemnitz")
    commit_import.start(batch.pk, lead_user)
    commit_import.pause(batch.pk)
    commit_import.commit(batch.pk)
    assert states(batch) == ["waiting", "waiting"]

    bring_in(batch, lead_user)

    assert states(batch) == ["done", "done"]
    assert (batch.state, batch.done_count) == ("finished", 2)


def test_what_was_not_checked_is_not_brought_in(lead_user):
    batch = staged(WERKE)

    with pytest.raises(ValidationError, match="Check it first"):
        commit_import.start(batch.pk, lead_user)


def test_the_dry_run_asks_as_often_for_many_rows_as_for_one(django_assert_max_num_queries):
    lines = [f"Muster {at} GmbH | Dresden | | Anna Weber{at}" for at in range(60)]
    batch, small = staged(*lines), staged(lines[0], name="small.csv")

    with django_assert_max_num_queries(30):
        check(small)
    with django_assert_max_num_queries(30):
        check(batch)


CSV = """Kontakte der Muster-Stelle;;
Firma;Ort;Erstkontakt
Muster Werke GmbH;Dresden;01.04.2013
;;
Andere AG;Chemnitz;2014
"""


def uploaded(text=CSV):
    data = text.encode()
    return ImportBatch.objects.create(
        name="contacts.csv", sha256=hashlib.sha256(data).hexdigest(), data=data, kind="csv"
    )


def test_a_file_is_laid_out_under_the_numbers_of_its_rows():
    batch = uploaded()

    stage(batch)

    batch.refresh_from_db()
    assert (batch.headers, batch.row_count) == (["Firma", "Ort", "Erstkontakt"], 2)
    assert list(batch.rows.in_order().values_list("number", "cells")) == [
        (3, {"0": "Muster Werke GmbH", "1": "Dresden", "2": "01.04.2013"}),
        (5, {"0": "Andere AG", "1": "Chemnitz", "2": "2014"}),
    ]


def test_a_file_is_laid_out_anew_until_something_of_it_was_brought_in(lead_user):
    batch = uploaded()
    stage(batch)
    batch.header_row, batch.header_rows = 2, 1
    stage(batch)
    assert batch.rows.count() == 2

    batch.mapping = propose(batch.headers).to_json()
    batch.save()
    check(batch)
    bring_in(batch, lead_user)

    with pytest.raises(ValidationError, match="Upload it again"):
        stage(batch)


def test_what_a_file_said_is_erased_after_a_fortnight_and_known_to_have_come_in(lead_user):
    batch = uploaded()
    stage(batch)
    batch.mapping = propose(batch.headers).to_json()
    batch.save()
    check(batch)
    bring_in(batch, lead_user)
    now = timezone.now()
    assert clear_old(now + timedelta(days=13)) == 0

    assert clear_old(now + timedelta(days=15)) == 1

    batch.refresh_from_db()
    assert batch.data is None
    assert list(batch.rows.values_list("cells", "undo", "name_key")) == [({}, [], "")] * 2
    with pytest.raises(ValidationError, match="older than 14 days"):
        undo(batch, lead_user)
    again = uploaded()
    stage(again)
    again.mapping = propose(again.headers).to_json()
    again.save()
    check(again)
    assert verdicts(again) == ["same", "same"]


def test_a_record_that_was_merged_meanwhile_is_the_one_that_stands_for_it(lead_user):
    number = {"new-0": {"scheme": "hr", "raw": "Dresden HRB 12345", "is_verified": True}}
    gone, stays = stored(identifiers=number), stored(names=["Muster Gruppe AG"])
    batch = checked("Muster Werke GmbH | | | Anna Weber | | Dresden HRB 12345")
    merge_organisations(stays.pk, gone.pk, {}, lead_user)

    bring_in(batch, lead_user)

    assert batch.rows.get().result_organisation == stays
    assert [str(job.person) for job in stays.employments.all()] == ["Anna Weber"]


def test_undo_leaves_what_was_merged_since(lead_user):
    batch = brought_in(WERKE, "Andere AG | Chemnitz", user=lead_user)
    survivor, merged = Organisation.objects.order_by("pk")
    merge_organisations(survivor.pk, merged.pk, {}, lead_user)

    undone = undo(batch, lead_user)

    assert {row.number for row, _said in undone.left} == {2, 3}
    assert Organisation.objects.count() == 2


def test_two_alike_in_one_file_are_possible_duplicates_afterwards(lead_user):
    batch = checked(*ALIKE)
    commit_import.start(batch.pk, lead_user)

    carry_out_import.enqueue(batch.pk)

    pair = OrganisationPair.objects.get()
    assert {str(pair.first), str(pair.second)} == set(map(str, Organisation.objects.all()))


def test_a_job_that_breaks_off_says_so_and_can_be_started_again(lead_user, monkeypatch):
    batch = checked(WERKE)
    commit_import.start(batch.pk, lead_user)
    monkeypatch.setattr(commit_import, "write_lot", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        import_jobs.commit(batch.pk)

    batch.refresh_from_db()
    assert batch.is_silent()
    assert say(batch.problem) == (
        "The job ended with an error (ZeroDivisionError). What is brought in stays; start it again."
    )

    monkeypatch.undo()
    bring_in(batch, lead_user)
    assert (batch.problem, states(batch)) == ({}, ["done"])


def test_what_breaks_off_after_the_last_row_does_not_make_it_fail(lead_user, monkeypatch):
    batch = checked(WERKE)
    commit_import.start(batch.pk, lead_user)
    monkeypatch.setattr(find_duplicates, "everything", lambda: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        import_jobs.commit(batch.pk)

    batch.refresh_from_db()
    assert (batch.state, batch.problem, states(batch)) == ("finished", {}, ["done"])


def test_what_is_in_memory_already_is_collected_again_afterwards(lead_user):
    before = gc.get_freeze_count()

    brought_in(WERKE, user=lead_user)

    assert gc.get_freeze_count() == before
