"""What a column is called, what is in it, and what a row says: without a database."""

import pytest

from companies.imports import dates, values
from companies.imports.columns import heard
from companies.imports.mapping import Mapping
from companies.imports.people import contacts
from companies.imports.propose import propose
from companies.imports.read_row import read_row
from companies.imports.sentences import IDS, problem, say
from companies.imports.templates import fit, key_of


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Firma", "name"),
        ("公司名称", "name"),
        ("Company", "name"),
        ("Ansprechpartner", "person"),
        ("联系人", "person"),
        ("电话", "either:phone"),
        ("E-Mail", "either:email"),
        ("邮箱", "either:email"),
        ("Ort", "city"),
        ("城市", "city"),
        ("Land", "country"),
        ("國家", "country"),
        ("Erstkontakt", "first_contact"),
        ("首次联系", "first_contact"),
        ("Branche", "sector"),
        ("行业", "sector"),
        ("Rechtsform", "legal_form"),
        ("HRB", "hr"),
        ("USt-IdNr.", "vat"),
        ("统一社会信用代码", "uscc"),
        ("Bemerkung", "notes"),
        ("备注", "notes"),
        ("Straße und Hausnummer", "address"),
        ("Lfd. Nr.", "nothing"),
        ("Jadepark: warum nicht", "nothing"),
        ("Wichtig?", ""),
    ],
)
def test_a_heading_is_understood(heading, field):
    assert heard(heading).key == field


def test_a_number_belongs_to_whom_the_upper_line_says():
    mapping = propose(["Firma / Name", "Firma / Telefon", "Kontakt / Name", "Kontakt / Telefon"])

    assert [plan.field for plan in mapping.columns.values()] == [
        "name",
        "phone",
        "person",
        "person_phone",
    ]


def test_a_number_belongs_to_the_person_left_of_it():
    mapping = propose(["Firma", "Telefon", "Ansprechpartner", "Telefon"])

    assert [mapping.columns[at].field for at in (1, 3)] == ["phone", "person_phone"]


def test_a_column_is_known_by_what_stands_in_it():
    rows = [["Muster GmbH", "91370100MA3C000008", "a@muster.example", "blau"]] * 3

    fields = [plan.field for plan in propose(["A", "B", "C", "D"], rows).columns.values()]

    assert fields == ["name", "uscc", "email", "kept"]


def test_a_column_of_whole_people_is_split_whatever_its_heading_names_last():
    whole = [["Muster GmbH", "Frau Anna Weber <weber@muster.example>, Tel. 0351 4710013"]] * 3
    numbers = [["Muster GmbH", "0351 4710013"]] * 3
    headers = ["Firma", "Kontakt (Name <Mail>, Tel.)"]

    assert [propose(headers, rows).columns[1].field for rows in (whole, numbers)] == [
        "person",
        "person_phone",
    ]
    assert propose(headers, whole).columns[1].split


def test_what_cannot_be_told_is_asked_once_per_column():
    mapping = propose(["Firma", "Erstkontakt", "Branche"], [["A", "4/1/13", "Quark; Maschinenbau"]])

    assert mapping.columns[1].asks_date_order
    assert mapping.columns[2].unknown == ["Quark"]
    assert Mapping.from_json(mapping.to_json()) == mapping


def test_a_template_fits_the_same_headings_in_another_order():
    kept = propose(["Firma", "Telefon", "Ort"])
    kept.columns[1].field = "kept"

    fitted = fit(kept, ["ORT", "Firma", "Telefon"])

    assert key_of(["ORT", "Firma", "Telefon"]) == key_of(["Firma", "Telefon", "Ort"])
    assert [fitted.columns[at].field for at in range(3)] == ["city", "name", "kept"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("01.04.2013", "2013-04-01"),
        ("1.4.13", "2013-04-01"),
        ("2013/4/1", "2013-04-01"),
        ("2013年4月1日", "2013-04-01"),
        ("2013年4月", "2013-04"),
        ("Apr. 2013", "2013-04"),
        ("März 2013", "2013-03"),
        ("4/2013", "2013-04"),
        ("2013", "2013"),
        ("41365", "2013-04-01"),
        ("2013-04-01 00:00", "2013-04-01"),
        ("1. April 2013", "2013-04-01"),
        ("April 1, 2013", "2013-04-01"),
        ("25/12/2013", "2013-12-25"),
        ("4/4/13", "2013-04-04"),
        ("13/4/1", "2013-04-01"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(text, iso):
    assert dates.read(text).date.iso == iso


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vor Ostern 2014", "no_date"),
        ("30.02.2013", "no_such_day"),
        ("4/1/13", "which_order"),
        ("04/01/13", "which_order"),
        ("", "no_date"),
    ],
)
def test_a_date_that_cannot_be_read_says_why(text, said):
    assert dates.read(text).problem == said


def test_an_order_decides_what_a_date_means():
    read = [dates.read("4/1/13", order).date.iso for order in ("dmy", "mdy")]

    assert read == ["2013-01-04", "2013-04-01"]


def test_a_workbook_of_the_1904_system_counts_from_another_day():
    assert dates.read("39903", epoch_1904=True).date.iso == "2013-04-01"


@pytest.mark.parametrize("text", ["D", "BRD", "德国", "Germany", "de", "Deutschland"])
def test_germany_has_many_names(text):
    assert values.country(text) == "DE"


@pytest.mark.parametrize("text", ["VR China", "中国", "P.R. China", "CN", "中華人民共和國"])
def test_china_has_many_names(text):
    assert values.country(text) == "CN"


@pytest.mark.parametrize(
    ("text", "latin", "chinese"),
    [
        ("Frau Dr. Anna Weber", "Anna|Weber", ""),
        ("Weber, Anna", "Anna|Weber", ""),
        ("Hans von der Heide", "Hans|von der Heide", ""),
        ("WANG Wei", "Wei|Wang", ""),
        ("Wang Wei", "Wei|Wang", ""),
        ("Lin Schmidt", "Lin|Schmidt", ""),
        ("王伟 先生", "|", "王伟"),
        ("Wei Wang 王伟", "Wei|Wang", "王伟"),
        ("王伟（Wang Wei）", "Wei|Wang", "王伟"),
        ("欧阳修", "|", "欧阳修"),
    ],
)
def test_a_name_is_read_in_either_script_and_order(text, latin, chinese):
    called = contacts(text)[0].called

    assert f"{called.given_name}|{called.family_name}" == latin
    assert called.family_name_chinese + called.given_name_chinese == chinese


def test_a_cell_with_several_things_is_split():
    first, second = contacts(
        "Anna Weber <anna@muster.example>, Tel. 0351 481234; 王经理, 手机 13812345678"
    )

    assert (first.called.family_name, first.mails, first.phones) == (
        "Weber",
        ["anna@muster.example"],
        [("phone", "0351 481234")],
    )
    assert (second.called.family_name_chinese, second.called.job_title, second.phones) == (
        "王",
        "经理",
        [("mobile", "13812345678")],
    )


def read(**cells):
    mapping = propose(list(cells))
    return read_row({str(at): text for at, text in enumerate(cells.values())}, mapping)


def test_a_row_is_read_into_our_own_terms():
    draft = read(
        Firma="Müller Maschinenbau GmbH / 米勒机械有限公司",
        Land="BRD",
        Ort="01067 Dresden",
        Straße="Musterstr. 1",
        Branche="Maschinenbau",
        Telefon="0351 481234",
    )

    assert [row["text"] for row in draft.names] == ["Müller Maschinenbau GmbH", "米勒机械有限公司"]
    assert draft.fields == {
        "country": "DE",
        "city": "Dresden",
        "address": "Musterstr. 1\n01067 Dresden",
        "legal_form": "GmbH",
    }
    assert (draft.sectors, draft.points) == (["28"], [("phone", "0351 481234")])


def test_nothing_is_dropped():
    draft = read(Firma="Muster AG", Land="Absurdistan", Erstkontakt="um 2013", Farbe="blau")

    assert draft.notes == ["Land: Absurdistan", "Erstkontakt: um 2013", "Farbe: blau"]
    assert draft.fields["first_contact"] == "2013"


def test_a_shared_mailbox_belongs_to_the_house():
    draft = read(Firma="Muster AG", Ansprechpartner="Anna Weber", EMail="info@muster.example")

    assert draft.points == [("email", "info@muster.example")]


def test_what_a_person_without_a_name_can_be_reached_by_is_the_organisations():
    draft = read(Firma="Muster AG", Ansprechpartner="", Mobil="0171 1234567")

    assert (draft.people, draft.points) == ([], [("mobile", "0171 1234567")])


def test_a_spreadsheets_error_is_no_value():
    draft = read(Firma="Muster AG", Ort="#N/A")

    assert "city" not in draft.fields
    assert [say(one) for one in draft.problems] == [
        "The spreadsheet shows the error #N/A here. The cell is left out."
    ]


def test_every_sentence_can_be_said():
    values_of = dict.fromkeys(
        ("value", "name", "where", "row", "start", "length", "most", "stored", "kind"), "x"
    ) | {"scheme": "vat", "country": "DE", "reason": {"de": "x", "en": "x"}}

    assert all("%(" not in say(problem(None, "hint", said, **values_of)) for said in IDS)
