"""Workbooks written by hand, part by part, so that tests can break each of them."""

import io
import zipfile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            # Without the clock: the same parts are the same file.
            archive.writestr(
                zipfile.ZipInfo(name, (2013, 4, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return file.getvalue()


def xlsx_parts(rows, *, properties="", before="", after="") -> dict[str, str]:
    """`rows` are rows of cells: text, number, None, or XML of a cell in angle brackets."""
    cells = "".join(
        f'<row r="{number}">{"".join(_cell(c, number, at) for at, c in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": _relations("xl/workbook.xml", "officeDocument"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{properties}<sheets>'
        '<sheet name="Adressen" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations("worksheets/sheet1.xml", "worksheet"),
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{_MAIN}"><sheetData>{cells}'
        f"</sheetData>{after}</worksheet>",
    }


def xlsx(rows, **said) -> bytes:
    return zipped(xlsx_parts(rows, **said))


def ods_parts(table, *, before="") -> dict[str, str]:
    """`table` is the XML of the rows."""
    spaces = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return {
        "mimetype": ODS_TYPE,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0"/>',
        "content.xml": f'{before}<office:document-content {spaces} {calc} office:version="1.2">'
        '<office:body><office:spreadsheet><table:table table:name="Adressen">'
        f"{table}</table:table></office:spreadsheet></office:body></office:document-content>",
    }


def ods(table, **said) -> bytes:
    return zipped(ods_parts(table, **said))


def ods_row(*texts) -> str:
    return f"<table:table-row>{''.join(map(ods_cell, texts))}</table:table-row>"


def ods_cell(text) -> str:
    if text is None:
        return "<table:table-cell/>"
    if text.startswith("<"):
        return text
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def _cell(value, row, column):
    place = f"{chr(65 + column)}{row}"
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith("<"):
        return value.replace("PLACE", place)
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def _relations(target, kind):
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
