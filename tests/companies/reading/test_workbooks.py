import datetime
import io
import zipfile

import pytest
from django.utils import translation
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from companies.reading import ErrorCell, Unreadable, as_text, inspect, read
from companies.workbooks import limits
from tests.companies.reading import made
from tests.companies.reading.xls import compound, xls

ERROR = '<c r="PLACE" t="e"><f>NA()</f><v>#N/A</v></c>'
FORMULA = '<c r="PLACE"><f>1+1</f><v>2</v></c>'


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def refused(data, **said):
    with pytest.raises(Unreadable) as refusal:
        read("adressen.xlsx", data, **said)
    return str(refusal.value.sentence)


@pytest.fixture
def book():
    book = Workbook()
    book.active.title = "Adressen"
    return book


def test_cells_come_as_what_they_are(book):
    day, noon = datetime.date(2013, 4, 1), datetime.datetime.fromisoformat("2013-04-01 12:30")
    book.active.append(["Müller 公司", 5, 2.5, True, None, day, noon])

    row = read("a.xlsx", saved(book)).rows[0]

    assert row == ("Müller 公司", 5, 2.5, True, None, day, noon)
    assert [as_text(cell) for cell in row] == [
        *("Müller 公司", "5", "2.5", "TRUE", "", "2013-04-01", "2013-04-01 12:30")
    ]


def test_rows_and_columns_are_counted_from_the_first(book):
    book.active["C4"] = "x"

    assert tuple(read("a.xlsx", saved(book)).rows) == ((), (), (), (None, None, "x"))


def test_a_workbook_of_1904_is_known(book):
    book.epoch = CALENDAR_MAC_1904
    book.active.append([datetime.date(2013, 4, 1), 39903])

    table = read("a.xlsx", saved(book))

    assert (table.epoch_1904, table.rows[0]) == (True, (datetime.date(2013, 4, 1), 39903))


def test_a_formula_is_read_as_its_last_result_and_an_error_stays_in_sight():
    table = read("a.xlsx", made.xlsx([["x", FORMULA], [ERROR, "y"]]))

    assert tuple(table.rows) == (("x", 2), (ErrorCell("#N/A"), "y"))
    assert as_text(table.rows[1][0]) == "#N/A"


def test_hidden_sheets_are_named_and_the_first_visible_one_is_read(book):
    book.active.sheet_state = "hidden"
    book.create_sheet("2014").append(["x"])
    data = saved(book)

    found = inspect("a.xlsx", data)

    assert (found.kind, found.sheets, found.hidden) == ("xlsx", ("Adressen", "2014"), {"Adressen"})
    assert read("a.xlsx", data).sheet == "2014"


def test_an_empty_sheet_is_said(book):
    assert "The sheet “Adressen” is empty" in refused(saved(book))


def test_a_sheet_that_there_is_not_is_named(book):
    assert "“2019”" in refused(saved(book), sheet="2019")


def test_an_ods_is_read_with_its_errors_and_merged_cells():
    error = (
        '<table:table-cell office:value-type="string" calcext:value-type="error">'
        "<text:p>#N/A</text:p></table:table-cell>"
    )
    merged = (
        '<table:table-cell table:number-rows-spanned="2" office:value-type="string">'
        "<text:p>Muster</text:p></table:table-cell>"
    )
    table = made.ods_row("Firma", "Wert") + made.ods_row(merged, error) + made.ods_row(None, "y")

    found = read("a.ods", made.ods(table))

    assert tuple(found.rows)[1:] == (("Muster", ErrorCell("#N/A")), (None, "y"))
    assert found.merged == ((1, 0, 2, 0),)


def test_two_cells_far_apart_do_not_end_the_process():
    far = '<c r="XFD1048576"><v>1</v></c>'

    assert "cell XFD1048576" in refused(made.xlsx([["x"], [far]]))


def test_whoever_gets_past_that_is_stopped_by_the_memory_that_there_is():
    far = '<c r = "XFD1048576"><v>1</v></c>'

    assert "more memory" in refused(made.xlsx([["x"], [far]]))


def test_a_claimed_size_is_not_believed():
    data = made.xlsx([["x"]], after='<dimension ref="A1:XFD1048576"/>')

    assert tuple(read("a.xlsx", data).rows) == (("x",),)


def test_a_zip_bomb_is_counted_while_it_unpacks():
    parts = made.xlsx_parts([["x"]])
    parts["xl/media/image1.png"] = bytes(251 * 2**20)

    assert "unpacks to more than 250 MB" in refused(made.zipped(parts))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The workbook took longer than 1 seconds to read. Divide it."),
        ("de", "1 Sekunden"),
        ("zh-hans", "1 秒"),
    ],
)
def test_what_takes_too_long_is_ended_with_a_sentence(language, sentence, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 1)
    rows = "".join(
        f'<row r="{at}"><c t="inlineStr"><is><t>x</t></is></c></row>' for at in range(1, 199_000)
    )
    parts = made.xlsx_parts([])
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace("<sheetData>", f"<sheetData>{rows}")

    with translation.override(language):
        assert sentence in refused(made.zipped(parts))


def test_a_damaged_sheet_is_named_and_what_to_do_about_it():
    """Its bytes are others than they were when they were packed."""
    parts = made.xlsx_parts([["x" * 50]])
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    sentence = refused(stored.getvalue().replace(b"x" * 50, b"y" * 50))

    assert sentence == (
        "The sheet “Adressen” cannot be read. Open the workbook in Excel or LibreOffice, "
        "save it under a new name, and upload that file."
    )


def test_merged_cells_that_lie_over_each_other_are_refused():
    rows = [["x"]] * 1_000
    ranges = '<mergeCell ref="A1:A1000"/>' * 600
    data = made.xlsx(rows, after=f"<mergeCells>{ranges}</mergeCells>")

    assert "merged cells over more than 500000 rows" in refused(data)


def test_declared_entities_are_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

    assert "xl/worksheets/sheet1.xml" in refused(made.xlsx([["&b;"]], before=bomb))


def test_a_long_cell_is_read_and_a_longer_one_named():
    assert len(read("a.xlsx", made.xlsx([["x" * 32_767]])).rows[0][0]) == 32_767
    assert "Sheet “Adressen”, row 1, column A" in refused(made.xlsx([["x" * 32_768]]))


def test_macros_are_said_and_not_run():
    parts = made.xlsx_parts([["x"]]) | {"xl/vbaProject.bin": b"\0"}

    assert "macros" in str(inspect("a.xlsm", made.zipped(parts)).notes[0])


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (b"%PDF-1.4", "PDF"),
        (b"<html><table><tr><td>x</td></tr></table>", "web page"),
        (b"PK\x03\x04cut off", "damaged"),
        (made.xlsx([["x"]])[:-30], "damaged"),
        (made.zipped({"word/document.xml": "<x/>"}), "text document"),
        (made.zipped({"xl/workbook.bin": "x"}), "binary format"),
        (made.zipped({"x": "y"}), "no spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
    ],
)
def test_other_files_are_called_what_they_are(data, word):
    assert word in refused(data)


def test_text_that_is_named_like_a_workbook_is_read_as_text():
    found = inspect("a.xlsx", b"Firma;Ort\nMuster;Dresden\n")

    assert (found.kind, found.separator, len(found.notes)) == ("csv", ";", 1)


def test_an_old_workbook_is_read_with_its_errors_and_its_system_of_dates():
    rows = [["Firma", "Seit"], ["Müller 公司", 39903], [("error", 0x2A), 2.5]]

    found = read("a.xls", xls(rows, epoch_1904=True))

    assert found.rows[0] == ("Firma", "Seit")
    assert found.rows[1:] == (("Müller 公司", 39903), (ErrorCell("#N/A"), 2.5))
    assert (found.sheet, found.epoch_1904) == ("Adressen", True)


def test_macros_of_an_old_workbook_are_said():
    data = xls([["x"]], streams={"_VBA_PROJECT_CUR": b"x"})

    assert "macros" in str(inspect("a.xls", data).notes[0])


@pytest.mark.parametrize(
    ("data", "word"),
    [
        # A new workbook with a password is an encrypted stream in an old container.
        (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "password"),
        (xls([["x"]], extra=b"\x2f\0\6\0" + bytes(6)), "password"),
        (compound({"WordDocument": b"x"}), "text document"),
        (b"\x09\x04\x06\x00" + bytes(20), "before Excel 5.0"),
        (xls([["x\0y"]]), "Sheet “Adressen”, row 1, column A: the cell contains the character"),
    ],
)
def test_an_old_workbook_that_cannot_be_read_says_why(data, word):
    assert word in refused(data)


def test_an_ods_with_a_password_says_so():
    parts = made.ods_parts("")
    parts["META-INF/manifest.xml"] = "<manifest:encryption-data/>"

    assert "password" in refused(made.zipped(parts))


def test_a_null_date_of_1904_is_known():
    settings = '<table:null-date table:date-value="1904-01-01"/>'

    assert read("a.ods", made.ods(made.ods_row("x") + settings)).epoch_1904


def test_cells_repeated_a_million_times_are_refused():
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell>"
    )

    assert "cell XFD1; at most 500 columns" in refused(made.ods(made.ods_row(cell)))


def test_rows_repeated_more_often_than_any_number_is_read_are_refused():
    row = made.ods_row("x").replace(
        "<table:table-row", f'<table:table-row table:number-rows-repeated="{2**31}"'
    )

    assert "at most 200000 rows" in refused(made.ods(row))
