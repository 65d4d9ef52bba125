"""The screens of an import, as they work without a script."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from companies.actions import commit_import, read_import
from companies.models import ImportBatch, ImportTemplate, Organisation, StagedRow
from companies.views.imports import file
from tests.companies.factories import OrganisationFactory
from tests.companies.importing import bring_in, checked, staged

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
CSV = (
    "Firma;Ort;Land;Erstkontakt;Lieblingsfarbe\n"
    "Muster GmbH;Dresden;D;01.04.2013;gelb\n"
    "Beispiel AG;Leipzig;Ostdeutschl.;4/1/13;grün\n"
    "Summe;;;;2\n"
)
CHINESE = "公司名称,城市\n济南样例机械有限公司,济南\n青岛样例化工有限公司,青岛\n".encode("gb18030")


def url(name, *arguments):
    return reverse(f"desk:{name}", args=arguments)


def text_of(answer):
    """What a reader reads, without the tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def send(client, name="contacts.csv", content=None):
    content = CSV.encode() if content is None else content
    return client.post(url("imports"), {"file": SimpleUploadedFile(name, content)})


def the_batch():
    return ImportBatch.objects.get()


@pytest.fixture
def now(django_capture_on_commit_callbacks):
    """Jobs are done within `with now():`, as soon as they are asked for."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def answers(form):
    """What a browser would send of a form that nobody touched."""
    return {bound.html_name: bound.value() or "" for bound in form}


# Upload


def test_a_file_is_shown_before_anything_else_happens(lead):
    answer = send(lead)

    batch = the_batch()
    assert answer.url == url("import_file", batch.pk)
    assert (batch.name, batch.state, batch.rows.count()) == ("contacts.csv", "uploaded", 0)
    page = text_of(lead.get(answer.url))
    assert "1 row is no contact and is left out" in page
    assert "Row 4: is a sum" in page


def test_what_is_no_spreadsheet_is_refused_in_words(lead):
    answer = send(lead, "photo.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)

    assert "This is a picture, not a spreadsheet." in text_of(answer)
    assert not ImportBatch.objects.exists()


def test_sending_nothing_asks_for_a_file(lead):
    assert "No file has arrived. Choose one." in text_of(lead.post(url("imports")))


def test_a_file_that_is_too_large_is_not_even_read(lead, monkeypatch):
    monkeypatch.setattr("companies.forms.import_file.MOST_BYTES", 10)

    assert "at most" in text_of(send(lead))
    assert not ImportBatch.objects.exists()


def test_a_double_click_uploads_once(lead):
    send(lead)
    send(lead)

    assert ImportBatch.objects.count() == 1


def test_whoever_may_not_import_finds_nothing(desk):
    batch = checked("Muster GmbH|Dresden")
    number = batch.rows.get().number

    for name in ("import_report", "import_file", "import_columns", "import_check", "import_undo"):
        assert desk.get(url(name, batch.pk)).status_code == 404
    for name in ("import_commit", "import_rule", "import_discard", "import_sheet"):
        assert desk.post(url(name, batch.pk)).status_code == 404
    assert desk.post(url("import_row", batch.pk, number)).status_code == 404
    assert desk.get(url("imports")).status_code == 404
    assert ImportBatch.objects.exists()


def test_the_menu_offers_it_only_to_those_who_may(lead, desk):
    assert url("imports") in lead.get(url("home")).content.decode()
    assert url("imports") not in desk.get(url("home")).content.decode()


# How the file is read


def test_a_file_is_read_once_and_not_at_every_step(lead):
    send(lead)
    lead.get(url("import_file", the_batch().pk))
    ImportBatch.objects.update(data=b"something else by now")

    shown = text_of(lead.get(url("import_file", the_batch().pk)))
    lead.post(url("import_file", the_batch().pk), {"separator": ";"})

    assert "Lieblingsfarbe" in shown
    assert the_batch().rows.count() == 2


def test_another_way_to_read_it_reads_it_anew(lead):
    send(lead)
    lead.get(url("import_file", the_batch().pk))

    data = {"separator": ",", "show": "1"}
    shown = text_of(lead.post(url("import_file", the_batch().pk), data))

    assert "Firma;Ort;Land" in shown


def test_what_cannot_be_read_is_said_again_in_the_language_of_the_reader(lead, lead_user):
    send(lead, content=b"Firma,Ort\nA,B\n")
    ImportBatch.objects.update(data=b"Firma,Ort\nA\x01,B\n")
    place = url("import_file", the_batch().pk)
    assert "Row 2, column A contains the character U+0001" in text_of(lead.get(place))

    UserProfile.objects.update_or_create(user=lead_user, defaults={"preferred_language": "de"})

    assert "Zeile 2, Spalte A" in text_of(lead.get(place))


# A file that takes a job


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr(file, "FEW", 1)
    monkeypatch.setattr(read_import, "_AT_ONCE", {"csv": 1})


def test_a_large_file_is_read_and_laid_out_by_jobs(lead, now, large):
    with now():
        answer = send(lead)
    assert answer.url == url("import_progress", the_batch().pk)
    assert "The file is being read." not in text_of(lead.get(answer.url, follow=True))

    with now():
        answer = lead.post(url("import_file", the_batch().pk), {"separator": ";"})

    assert answer.url == url("import_progress", the_batch().pk)
    assert lead.get(answer.url).url == url("import_columns", the_batch().pk)
    assert the_batch().rows.count() == 2


def test_a_second_click_on_a_large_file_lays_nothing_out_twice(lead, now, large):
    with now():
        send(lead)
    place = url("import_file", the_batch().pk)

    with now():
        lead.post(place, {"separator": ";"})
        again = lead.post(place, {"separator": ";"})

    assert again.url == url("import_progress", the_batch().pk)
    assert the_batch().rows.count() == 2


@pytest.mark.parametrize("state", ["reading", "staging"])
def test_a_reading_that_died_says_so_and_goes_on(lead, now, state):
    send(lead)
    ImportBatch.objects.update(state=state, heartbeat_at=None)
    place = url("import_progress", the_batch().pk)
    assert "The reading stopped" in text_of(lead.get(place))

    with now():
        lead.post(place, {"do": "resume"})

    assert the_batch().state == {"reading": "uploaded", "staging": "mapped"}[state]


def test_a_file_that_is_being_laid_out_can_be_discarded(lead, now, large):
    with now():
        send(lead)
    with now():
        lead.post(url("import_file", the_batch().pk), {"separator": ";"})
        lead.post(url("import_discard", the_batch().pk))

    assert not StagedRow.objects.exists()


def test_the_report_leads_to_the_sheets_that_nobody_has_begun_with(lead, lead_user):
    file = SAMPLES / "kontakte-muster.xlsx"
    send(lead, file.name, file.read_bytes())
    ImportBatch.objects.update(state="finished")
    place = url("import_report", the_batch().pk)
    assert "Go on with the sheet “Messe 2015”" in text_of(lead.get(place))

    answer = lead.post(url("import_sheet", the_batch().pk), {"sheet": "Messe 2015"})

    fair = ImportBatch.objects.get(sheet="Messe 2015")
    assert answer.url == url("import_file", fair.pk)
    assert "Go on with the sheet" not in text_of(lead.get(place))


def test_an_undecided_encoding_is_shown_in_both_readings(lead):
    answer = lead.get(send(lead, content=CHINESE).url)

    page = answer.content.decode()
    assert "济南样例机械有限公司" in page
    assert "¼ÃÄÏÑùÀý" in page
    assert "Go on: assign the columns" not in page


def test_the_chosen_encoding_is_shown_at_once(lead):
    place = send(lead, content=CHINESE).url

    answer = lead.post(place, {"encoding": "gb18030", "show": "1"})

    assert "Go on: assign the columns" in answer.content.decode()
    assert the_batch().encoding == "gb18030"


def test_no_encoding_is_taken_for_granted(lead):
    answer = lead.post(send(lead, content=CHINESE).url, {"show": "1"})

    assert "Choose the one that you can read." in text_of(answer)


def test_another_row_of_headings_is_shown_at_once(lead):
    place = send(lead, content=("Unser Bestand;2017\n" + CSV).encode()).url

    answer = lead.post(place, {"separator": ";", "header_row": "2", "header_rows": "1", "show": 1})

    assert answer.context["form"].initial["header_row"] == 2


# Columns


def columns_of(client, **changes):
    """The file is read as proposed; its columns are asked for."""
    place = send(client, **changes).url
    form = client.get(place).context["form"]
    return client.post(place, answers(form), follow=True)


def test_every_column_has_its_heading_three_values_and_a_proposal(lead):
    columns = columns_of(lead).context["form"].columns

    assert [(one.letter, one.heading, one.field.value()) for one in columns] == [
        ("A", "Firma", "name"),
        ("B", "Ort", "city"),
        ("C", "Land", "country"),
        ("D", "Erstkontakt", "first_contact"),
        ("E", "Lieblingsfarbe", "kept"),
    ]
    assert columns[0].samples == ["Muster GmbH", "Beispiel AG"]
    assert columns[0].why == "Proposed by its heading."


def test_a_date_of_two_meanings_is_asked_about_once(lead):
    answer = columns_of(lead)
    form = answer.context["form"]
    [column] = [one for one in form.columns if one.date_order]

    assert column.date_question == "What does “4/1/13” mean?"
    days = [str(label) for _value, label in column.date_order.field.choices]
    assert days[:2] == ["4 Jan 2013", "1 Apr 2013"]


def test_a_question_that_nobody_answered_is_asked_again(lead, now):
    answer = columns_of(lead)

    with now():
        again = lead.post(answer.request["PATH_INFO"], answers(answer.context["form"]))

    assert "Say how these dates are meant." in text_of(again)
    assert the_batch().state != "checked"


def test_the_answers_of_a_person_are_what_counts(lead, now):
    answer = columns_of(lead)
    form = answer.context["form"]
    sent = answers(form) | {
        "order-3-first_contact": "mdy",
        "value-2-country-0": "DE",
        "field-4": "",
        "template_name": "Old lists",
    }

    with now():
        lead.post(answer.request["PATH_INFO"], sent)

    batch = the_batch()
    assert batch.state == "checked"
    columns = batch.mapping["columns"]
    assert columns["3"]["date_order"] == "mdy"
    assert columns["2"]["values"] == {"ostdeutschl": "DE"}
    assert columns["4"]["field"] == ""
    assert ImportTemplate.objects.get().name == "Old lists"


def test_another_field_raises_its_own_questions_first(lead, now):
    answer = columns_of(lead)
    sent = answers(answer.context["form"]) | {"order-3-first_contact": "dmy", "field-4": "sector"}

    with now():
        again = lead.post(answer.request["PATH_INFO"], sent)

    [colour] = [one for one in again.context["form"].columns if one.letter == "E"]
    assert [value.label for value in colour.values] == ["gelb", "grün"]
    assert the_batch().state != "checked"


def test_a_template_of_the_same_headings_is_used_by_itself(lead, now):
    answer = columns_of(lead)
    sent = answers(answer.context["form"])
    sent |= {"order-3-first_contact": "dmy", "field-4": "", "template_name": "Old lists"}
    with now():
        lead.post(answer.request["PATH_INFO"], sent)

    ImportBatch.objects.all().delete()
    answer = columns_of(lead, content=CSV.replace("Muster", "Neue Muster").encode())

    assert "those of the template “Old lists”" in text_of(answer)
    assert answer.context["form"].columns[4].is_ignored


def test_a_file_that_names_nobody_is_not_checked(lead):
    batch = staged("Dresden", headers=["Ort"])

    answer = lead.post(url("import_columns", batch.pk), {"field-0": "city"})

    assert "No column names an organisation or a person" in text_of(answer)


# The dry run


@pytest.fixture
def known(db):
    return OrganisationFactory(names=["Muster Werkzeugbau GmbH"], city="Dresden")


def doubtful(known):
    batch = checked(
        "Muster Werkzeug GmbH|Dresden", "Ganz Neu AG|Leipzig", "|Dresden", "Noch Neuer AG|Leipzig"
    )
    row = batch.rows.in_order().first()
    row.verdict, row.organisation, row.score = "doubtful", known, 0.8
    row.likeness = [{"en": "similar name, same city"}]
    row.save()
    return batch, row


def test_it_says_that_nothing_is_written_and_what_would_be(lead, known):
    batch, _row = doubtful(known)

    page = text_of(lead.get(url("import_check", batch.pk)))

    assert "Nothing has been written yet." in page
    assert "2 rows are new: they become records." in page
    assert "1 row is wrong and is rejected" in page
    assert "1 row waits for your decision." in page
    assert "Create 2" in page


def test_a_doubtful_row_stands_beside_what_it_may_be(lead, known):
    batch, row = doubtful(known)

    answer = lead.get(url("import_check", batch.pk) + "?show=doubtful")

    assert [one.number for one in answer.context["rows"]] == [row.number]
    page = text_of(answer)
    assert "Muster Werkzeugbau GmbH" in page
    assert "Why: similar name, same city" in page


def test_a_reason_stands_at_its_cell(lead):
    batch = checked("Muster GmbH|Dresden|DE||||31.02.2014|")

    [row] = lead.get(url("import_check", batch.pk)).context["rows"]

    [cell] = row.about_cells
    assert (cell.heading, cell.text) == ("Erstkontakt", "31.02.2014")
    assert [str(one.sentence) for one in cell.said] == [
        "“31.02.2014” is a day that does not exist. It goes into the notes."
    ]


@pytest.mark.parametrize("decision", ["use", "new", "skip"])
def test_a_doubtful_row_is_decided_with_one_click(lead, known, decision):
    batch, row = doubtful(known)

    lead.post(
        url("import_row", batch.pk, row.number), {"decision": decision, "back": "show=doubtful"}
    )

    row.refresh_from_db()
    assert row.decision == decision
    assert row.verdict != StagedRow.Verdict.DOUBTFUL


def test_all_that_are_undecided_are_decided_by_one_rule(lead, known):
    batch, row = doubtful(known)

    lead.post(url("import_rule", batch.pk), {"rule": "new_all"})

    row.refresh_from_db()
    assert row.decision == "new"


def test_a_rule_that_is_none_is_not_found(lead, known):
    batch, _row = doubtful(known)

    assert lead.post(url("import_rule", batch.pk), {"rule": "delete"}).status_code == 404


def test_a_cell_is_corrected_in_place(lead):
    batch = checked("|Dresden", "Muster GmbH|Leipzig")
    wrong = batch.rows.in_order().first()
    page = lead.get(url("import_check", batch.pk) + f"?edit={wrong.number}")
    assert 'name="cell-0"' in page.content.decode()

    lead.post(
        url("import_row", batch.pk, wrong.number), {"cell-0": "Neu GmbH", "cell-1": "Dresden"}
    )

    wrong.refresh_from_db()
    assert (wrong.corrected, wrong.verdict) == ({"0": "Neu GmbH"}, "create")


def test_a_row_that_is_in_cannot_be_changed_any_more(lead, lead_user):
    batch = checked("Muster GmbH|Dresden")
    bring_in(batch, lead_user)

    answer = lead.post(url("import_row", batch.pk, batch.rows.get().number), {"decision": "skip"})

    assert answer.status_code == 404


def test_no_address_says_what_stands_in_the_file(lead, known):
    batch, row = doubtful(known)

    answer = lead.post(
        url("import_row", batch.pk, row.number),
        {"decision": "new", "back": "show=doubtful&name=Muster&edit=3"},
    )

    assert answer.url == f"{url('import_check', batch.pk)}?show=doubtful#rows"


@pytest.mark.parametrize("count", [1, 60])
def test_a_page_of_rows_asks_as_much_for_many_as_for_few(
    lead, count, django_assert_max_num_queries
):
    batch = checked(*(f"Muster {number} GmbH|Dresden" for number in range(count)))

    with django_assert_max_num_queries(22):
        lead.get(url("import_check", batch.pk))


def test_the_next_page_goes_on_where_this_one_ends(lead):
    batch = checked(*(f"Muster {number} GmbH|Dresden" for number in range(60)))
    first = lead.get(url("import_check", batch.pk))

    rest = lead.get(url("import_check", batch.pk) + first.context["links"]["next"].split("#")[0])

    assert [one.number for one in rest.context["rows"]] == list(range(52, 62))


# Commit, report, undo


def test_the_rows_are_brought_in_and_each_is_accounted_for(lead, now):
    batch = checked("Muster GmbH|Dresden", "|Dresden", "Neu AG|Leipzig")

    with now():
        answer = lead.post(url("import_commit", batch.pk))
    report = lead.get(answer.url, follow=True)

    assert report.redirect_chain[-1][0] == url("import_report", batch.pk)
    assert [(row.number, str(row.became)) for row in report.context["rows"]] == [
        (2, "new record"),
        (3, "rejected"),
        (4, "new record"),
    ]
    made = Organisation.objects.in_order().last()
    assert url("organisation", made.pk) in report.content.decode()


def test_a_second_click_starts_nothing_twice(lead, now):
    batch = checked("Muster GmbH|Dresden")

    for _click in range(2):
        with now():
            lead.post(url("import_commit", batch.pk))

    assert Organisation.objects.count() == 1


def test_a_running_import_is_paused_and_goes_on(lead, lead_user, now):
    batch = checked("Muster GmbH|Dresden")
    commit_import.start(batch.pk, lead_user)
    place = url("import_progress", batch.pk)

    assert "You may close this window" in text_of(lead.get(place))
    paused = lead.post(place, {"do": "pause"}, follow=True)
    assert "Paused after 0 of 1 rows" in text_of(paused)
    with now():
        lead.post(place, {"do": "resume"})

    assert the_batch().state == "finished"


def test_a_job_that_died_says_so_and_goes_on(lead, lead_user, now):
    batch = checked("Muster GmbH|Dresden", "Neu AG|Leipzig")
    silent = timezone.now() - timezone.timedelta(minutes=5)
    ImportBatch.objects.filter(pk=batch.pk).update(
        state="running", heartbeat_at=silent, done_count=1, committed_by=lead_user
    )

    page = text_of(lead.get(url("import_progress", batch.pk)))
    assert "It stopped after 1 of 2 rows" in page
    with now():
        lead.post(url("import_progress", batch.pk), {"do": "resume"})

    assert the_batch().state == "finished"


def test_an_import_that_is_stopped_keeps_what_is_in(lead):
    batch = checked("Muster GmbH|Dresden")
    ImportBatch.objects.filter(pk=batch.pk).update(state="paused")

    answer = lead.post(url("import_progress", batch.pk), {"do": "cancel"}, follow=True)

    assert "The import was stopped." in text_of(answer)


def test_rejected_rows_are_a_file_with_the_reason(lead, lead_user):
    batch = checked("|Dresden", "Muster GmbH|Leipzig")
    bring_in(batch, lead_user)

    answer = lead.get(url("import_rejected", batch.pk))

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert "no-store" in answer["Cache-Control"]
    assert len(lines) == 2
    assert "The row names neither an organisation nor a person." in lines[1]


def test_a_whole_import_is_undone_once_that_is_confirmed(lead, lead_user):
    batch = checked("Muster GmbH|Dresden", "Neu AG|Leipzig")
    bring_in(batch, lead_user)

    assert "2 rows were brought in." in text_of(lead.get(url("import_undo", batch.pk)))
    assert Organisation.objects.count() == 2
    report = lead.post(url("import_undo", batch.pk), follow=True)

    assert Organisation.objects.count() == 0
    assert "2 records were removed." in text_of(report)
    assert "The import is undone." in text_of(report)


def test_what_was_changed_since_stays_and_is_named(lead, lead_user):
    batch = checked("Muster GmbH|Dresden", "Neu AG|Leipzig")
    bring_in(batch, lead_user)
    Organisation.objects.filter(latin_name="Neu AG").update(row_version=7)

    report = lead.post(url("import_undo", batch.pk), follow=True)

    assert "1 row stays" in text_of(report)
    shown = text_of(lead.get(url("import_report", batch.pk) + "?show=stays"))
    assert "Neu AG was changed since, so it stays as it is." in shown
    assert "Muster GmbH" not in shown


@pytest.mark.parametrize("name", ["import_check", "import_report"])
def test_rows_with_a_remark_are_shown_by_themselves(name, lead, lead_user):
    batch = checked(
        "Muster GmbH|Dresden|D||||31.02.2014",
        'Neu AG "column": 3|Leipzig|D',
        "Muster GmbH|Dresden|D|Anna Weber",
    )
    if name == "import_report":
        bring_in(batch, lead_user)

    shown = lead.get(url(name, batch.pk) + "?show=remark")

    assert [row.number for row in shown.context["rows"]] == [2]


def test_a_row_names_the_field_that_differs_where_no_heading_does(lead):
    organisation = OrganisationFactory(names=["Muster GmbH"])
    batch = checked("Muster GmbH|Dresden")
    differs = {"field": "family_name", "stored": "Weber", "value": "Weberin"}
    said = {"column": None, "level": "differs", "id": "differs", "params": differs}
    batch.rows.update(problems=[said], organisation=organisation, verdict="doubtful")

    shown = lead.get(url("import_check", batch.pk))

    assert "family name: The record says “Weber”, the file “Weberin”." in text_of(shown)
    assert b'name="take" value="family_name"' in shown.content


def test_after_the_last_decision_it_says_how_to_go_on(lead, known):
    batch = checked("Muster Werke Dresden GmbH|Dresden", "Ganz Anders AG|Leipzig")

    shown = lead.get(url("import_check", batch.pk) + "?show=doubtful")

    assert "Bring the rows in with the button above." in text_of(shown)


def test_a_discarded_file_is_gone_with_its_rows(lead):
    batch = checked("Muster GmbH|Dresden")

    lead.post(url("import_discard", batch.pk))

    assert not ImportBatch.objects.exists()
    assert not StagedRow.objects.exists()


def test_what_is_brought_in_cannot_be_discarded(lead, lead_user):
    batch = checked("Muster GmbH|Dresden")
    bring_in(batch, lead_user)

    lead.post(url("import_discard", batch.pk))

    assert ImportBatch.objects.exists()


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("uploaded", "import_file"),
        ("checked", "import_check"),
        ("running", "import_progress"),
        ("finished", "import_report"),
    ],
)
def test_a_screen_that_is_not_there_yet_leads_to_the_one_that_is(lead, state, name):
    batch = staged("Muster GmbH|Dresden")
    ImportBatch.objects.filter(pk=batch.pk).update(state=state)
    other = "import_undo" if state != "finished" else "import_progress"

    assert lead.get(url(other, batch.pk)).url == url(name, batch.pk)


def test_the_list_leads_each_file_to_where_it_stands(lead, lead_user):
    batch = checked("Muster GmbH|Dresden", user=lead_user)

    page = lead.get(url("imports"))

    assert url("import_check", batch.pk) in page.content.decode()
    assert "Karl Beier" in text_of(page)
