import datetime

import pytest

from companies.reading import Reason, data_rows, layout, read
from companies.reading.tables import Rows, Table


def table(*rows, merged=()):
    return Table(Rows.of_texts(map(list, rows)), merged=merged)


def noted(found):
    return {one.row: one.reason for one in found.noted}


HEADER = ("Firma", "Ort", "Telefon")
ROW = ("Muster GmbH", "Dresden", "0351 1")


def test_the_header_stands_under_titles():
    found = layout(table(("Kontakte des Büros", "", ""), (), ("Stand: 2016",), HEADER, ROW))

    assert (found.header_row, found.header_rows, found.headers) == (4, 1, HEADER)
    assert found.title_rows == (1, 3)


@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        ("公司名称", "联系人", "电话"),
        ("Company", "Contact", "Phone"),
        ("Wer", "Wo", "Wie zu erreichen"),
    ],
)
def test_headers_are_known_in_each_language_and_by_their_look(header):
    assert layout(table(header, ROW, ROW)).headers == header


def test_a_table_without_a_header_has_none():
    found = layout(table(ROW, ROW))

    assert (found.header_row, found.headers) == (0, ("", "", ""))
    assert [number for number, _ in data_rows(table(ROW, ROW), found)] == [1, 2]


def test_a_header_of_two_rows_is_joined():
    top, below = ("Firma", "Kontakt", "", "Ort"), ("", "Telefon", "E-Mail", "")
    merged = ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3))

    found = layout(table(top, below, ("Muster", "1", "a@x.example", "Bonn"), merged=merged))

    assert found.headers == ("Firma", "Kontakt / Telefon", "Kontakt / E-Mail", "Ort")
    assert (found.header_rows, found.first_row) == (2, 3)


def test_without_merged_cells_a_group_stands_above_what_follows_it():
    top, below = ("Adresse", "", "", "Telefon"), ("Straße", "PLZ", "Ort", "Zentrale")

    found = layout(table(("Liste",), top, below, ("Musterweg 1", "01067", "Dresden", "0351 1")))

    assert (found.header_row, found.header_rows) == (2, 2)
    assert found.headers == (
        "Adresse / Straße",
        "Adresse / PLZ",
        "Adresse / Ort",
        "Telefon / Zentrale",
    )


@pytest.mark.parametrize(
    ("top", "below", "headers"),
    [
        # An empty column, and one that is whole by itself, end a group.
        (
            ("Adresse", "", "", ""),
            ("Straße", "PLZ", "", "Ort"),
            ("Adresse / Straße", "Adresse / PLZ", "", "Ort"),
        ),
        (
            ("Firma", "", "Kontakt", ""),
            ("", "Ort", "Telefon", "E-Mail"),
            ("Firma", "Ort", "Kontakt / Telefon", "Kontakt / E-Mail"),
        ),
    ],
)
def test_a_group_goes_no_further_than_its_columns(top, below, headers):
    found = layout(table(top, below, ("a", "b", "c", "d")), header_row=1, header_rows=2)

    assert found.headers == headers


def test_a_header_that_stands_twice_gets_a_number():
    assert layout(table(("Firma", "Telefon", "Telefon"), ROW)).headers[1:] == (
        "Telefon",
        "Telefon (2)",
    )


def test_rows_that_are_no_data_are_noted_with_the_reason():
    blank = ("", " ", "")
    found = layout(
        table(HEADER, ROW, blank, HEADER, ROW, ("Summe: 2 Firmen", "", ""), ROW, blank, blank)
    )

    assert noted(found) == {
        3: Reason.BLANK,
        4: Reason.REPEATED,
        6: Reason.SUM,
        8: Reason.TRAILING,
        9: Reason.TRAILING,
    }


@pytest.mark.parametrize("text", ["Summe", "Gesamt: 12", "合计", "共 5 家", "Total", "Anzahl: 3"])
def test_sums_are_known(text):
    assert noted(layout(table(HEADER, ROW, (text, "", "12"))))[3] == Reason.SUM


@pytest.mark.parametrize("text", ["Total Muster GmbH", "Summit Sample Ltd.", "共和样例公司"])
def test_companies_whose_names_begin_like_sums_are_not(text):
    assert noted(layout(table(HEADER, ROW, (text, "", "12")))) == {}


def test_merged_cells_carry_down_and_empty_ones_do_not():
    found = table(HEADER, ROW, ("", "", "2"), ("", "", "3"), merged=((1, 0, 3, 0),))

    assert [cells for _, cells in data_rows(found, layout(found))] == [
        ROW,
        ("Muster GmbH", "", "2"),
        ("Muster GmbH", "", "3"),
    ]


def test_a_merged_row_inside_the_table_is_a_heading():
    found = table(HEADER, ("Sachsen", "", ""), ROW, ("Muster", "", ""), merged=((1, 0, 1, 2),))

    assert noted(layout(found)) == {2: Reason.HEADING}


def test_rows_are_as_wide_as_the_header():
    found = table(HEADER, ("Muster",))

    assert list(data_rows(found, layout(found))) == [(2, ("Muster", None, None))]


def test_the_header_can_be_chosen():
    found = table(("Firma", "Kontakt"), ("Telefon", "Ort"), ("x", "y"))

    assert layout(found, header_row=2, header_rows=1).headers == ("Telefon", "Ort")
    assert layout(found, header_row=1, header_rows=2).headers == (
        "Firma / Telefon",
        "Kontakt / Ort",
    )
    assert layout(found, header_row=0).headers == ("", "")


def test_only_headers_are_no_data():
    found = read("a.csv", b"Firma;Ort\n")

    assert list(data_rows(found, layout(found))) == []


def test_a_day_is_no_header():
    lines = [b'["Firma", {"day": "2013-04-01"}]', b'["Firma", "Datum"]', b'["Muster", "x"]']
    found = Table(Rows(lines))

    assert layout(found).header_row == 2
    assert found.rows[0][1] == datetime.date(2013, 4, 1)
