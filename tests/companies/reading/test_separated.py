import time
from contextlib import suppress

import pytest

from companies.reading import Unreadable, inspect, layout, read


def rows(text, **said):
    return tuple(read("a.csv", text.encode(), **said).rows)


def refused(text, **said):
    with pytest.raises(Unreadable) as refusal:
        rows(text, **said)
    return str(refusal.value.sentence)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_proposed(separator):
    text = separator.join(["Firma", "Ort", "Notiz"]) + "\n"
    text += separator.join(["Muster", "Bonn", '"a, b; c|d"']) + "\n"

    assert inspect("a.csv", text.encode()).separator == separator
    assert rows(text)[1] == ("Muster", "Bonn", "a, b; c|d")


def test_commas_inside_addresses_do_not_win():
    text = "Firma;Anschrift\nMuster;Weg 1, 01067 Dresden, Sachsen\nSample;Road 2, Jinan, China\n"

    assert inspect("a.csv", text.encode()).separator == ";"


def test_another_separator_can_be_chosen():
    assert rows("a;b,c\n", separator=",") == (("a;b", "c"),)


def test_excels_own_line_about_the_separator_is_no_row_of_data():
    assert rows("sep=|\nFirma|Ort, Land\n") == ((), ("Firma", "Ort, Land"))


def test_line_breaks_inside_quotation_marks_are_no_rows():
    assert rows('Firma;Notiz\n"Muster\nGmbH";x\n\nSample;y\n') == (
        ("Firma", "Notiz"),
        ("Muster\nGmbH", "x"),
        (),
        ("Sample", "y"),
    )


def test_lone_quotation_marks_inside_a_text_stay():
    assert rows('Firma;Ort\nMuster 24" Zoll;Bonn\nDie "Sample" AG;x\n')[1:] == (
        ('Muster 24" Zoll', "Bonn"),
        ('Die "Sample" AG', "x"),
    )


def test_a_quotation_mark_that_takes_in_rows_is_named():
    text = "Firma;Ort;Tel\na;b;1\n" + '"Muster;Bonn;2\n' + "c;d;3\n" * 5

    assert "Row 3, column A: a quotation mark opens there" in refused(text)


def test_that_of_two_columns_it_takes_in_rows_is_known_by_their_number():
    taken_in = 'Firma;Ort\n"A;Bonn\n' + "B;Köln\n" * 50 + 'C";Jena\n'
    note = 'Firma;Notiz\nA;"Montag: ja\nDienstag; ja\nMittwoch; nein"\n'

    assert "Row 2, column A: a quotation mark" in refused(taken_in)
    assert len(rows(note)) == 2


def test_lines_of_a_note_are_no_rows():
    note = "Weg 1, Bonn\nWeg 2, Köln\nWeg 3, Jena"

    assert rows(f'Firma,Notiz\nMuster,"{note}"\n')[1] == ("Muster", note)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_end_of_line_is_known(end):
    assert rows(f"a;b{end}c;d{end}") == (("a", "b"), ("c", "d"))


def test_a_next_line_character_and_its_like_end_no_row():
    assert rows("a;b\u2028c\x85d\n") == (("a", "b\u2028c\x85d"),)


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_they_do_where_there_is_no_other_end(end):
    assert rows(end.join(["Firma;Ort", "A;Bonn", "B;Köln"])) == (
        ("Firma", "Ort"),
        ("A", "Bonn"),
        ("B", "Köln"),
    )


def test_too_long_a_cell_is_named():
    assert len(rows(f"a;{'x' * 32_767}\n")[0][1]) == 32_767
    assert "Row 2, column B" in refused(f"a;b\nc;{'x' * 32_768}\n")
    assert "Row 2, column" in refused(f"a;b\nc;{'x' * 200_000}\n")


def test_too_many_columns_are_named():
    assert "Row 2 has 1000000 columns" in refused("a\n" + ";" * 999_999, separator=";")


def test_too_many_rows_are_said():
    assert "row 200001" in refused("a\n" * 200_001)
    assert "row 200001" in refused("\n" * 1_000_001 + "a")


@pytest.mark.parametrize(
    "text", ["a" * 2**22 + "ä", "Summe;" + "@" * 30_000, "Firma;Ort\n" + "@." * 15_000 + ";b"]
)
def test_no_text_takes_long_to_look_at(text):
    """In a time that grows with its square these would take minutes."""
    started = time.process_time()

    with suppress(Unreadable):
        layout(read("a.csv", text.encode("cp1252")))

    assert time.process_time() - started < 5
