"""A workbook of an office: titles, a header of two rows, merged cells, sums, and a second sheet."""

import io
import re
import zipfile
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from ... import names
from . import spellings
from .firms import OURS, WORDS, Maker
from .twins import Twin

ROWS = 126
FAIR_ROWS = 24
FILE = "kontakte-muster.xlsx"
SHEET, FAIR = "Kontakte 2013-2017", "Messe 2015"
TITLES = (
    "MUSTER – Kontakte des Büros 2013–2017",
    "Alles erfunden: keine dieser Firmen und Personen gibt es.",
)
TOP = ("Nr.", "Firma", "Land", "Ort", "Kontakt", None, None, None, "Website", "Register")
TOP += ("Branche", "Erstkontakt", "aufmerksam durch", "Bemerkung")
BELOW = (None, None, None, None, "Ansprechpartner", "Funktion", "Telefon", "E-Mail")
BELOW += (None,) * 6
FAIR_HEADER = ("Firma", "Land", "Ort", "Kontakt (Name <Mail>, Tel.)", "Notiz")
JOBS = WORDS["people"]["jobs_de"]
_KONTAKT = ("E", "H")
_OF_PERSON = range(5, 9)
_WIDTHS = {"A": 5, "B": 44, "C": 12, "D": 12, "E": 24, "F": 20, "G": 24, "H": 38, "I": 38, "J": 30}
_WIDTHS |= {"K": 16, "L": 16, "M": 18, "N": 36}
# A workbook says when it was written, and so would be another one each day.
_WRITTEN = (2017, 12, 1, 9, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def write(maker: Maker, twins: list[Twin]) -> bytes:
    book = Workbook()
    _write_contacts(book.active, maker, twins)
    _write_fair(book.create_sheet(FAIR), maker)
    file = io.BytesIO()
    book.save(file)
    return _without_clock(file.getvalue())


def _write_contacts(sheet, maker, twins):
    sheet.title = SHEET
    for text in TITLES:
        sheet.append([text])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    _write_header(sheet)
    written = firms = 0
    planted = {16 * at + 9: twin for at, twin in enumerate(twins)}
    while written < ROWS:
        firms += 1
        firm, said = _firm(maker, firms, ROWS - written, planted)
        _write_firm(sheet, firm, said, firms, maker.chance)
        written += len(firm.people)
        if firms == 40:
            sheet.append([" "])
        if firms == 60:
            _write_header(sheet)
    sheet.append([" "])
    sheet.append([None, f"Summe: {firms} Firmen"])
    for _ in range(3):
        sheet.append([" "])
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width


def _firm(maker, number, left, planted):
    if number in planted:
        return planted[number].firm, planted[number].german
    people = min((1, 1, 2, 1, 3)[number % 5], left)
    if number % 11 == 5:
        return maker.finnish(people), {}
    return (maker.chinese if number % 4 == 3 else maker.german)(people), {}


def _write_header(sheet):
    sheet.append(TOP)
    row = sheet.max_row
    sheet.append(BELOW)
    sheet.merge_cells(f"{_KONTAKT[0]}{row}:{_KONTAKT[1]}{row}")
    for column, text in enumerate(TOP, start=1):
        if text and text != "Kontakt":
            sheet.merge_cells(
                start_row=row, end_row=row + 1, start_column=column, end_column=column
            )
        sheet.cell(row, column).font = Font(bold=True)
    sheet.cell(row, 5).alignment = Alignment(horizontal="center")


def _write_firm(sheet, firm, said, number, chance):
    first = sheet.max_row + 1
    for at, person in enumerate(firm.people):
        cells = _cells_of_person(firm, person, number + at, said)
        if at == 0:
            row = _cells_of_firm(firm, said, number, chance)
            row[4:8] = cells
        else:
            row = [None] * 4 + cells
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(first + at, column, value)
            if isinstance(value, date):
                cell.number_format = "DD.MM.YYYY"
    if len(firm.people) > 1:
        for column in set(range(1, len(TOP) + 1)) - set(_OF_PERSON):
            sheet.merge_cells(
                start_row=first,
                end_row=first + len(firm.people) - 1,
                start_column=column,
                end_column=column,
            )


def _cells_of_firm(firm, said, number, chance):
    remark = chance.choice(OURS["remarks"])
    if number % 17 == 4 and firm.country == "DE":
        remark = f"vormals VEB Muster{firm.branch['de'].lower()} {firm.town['latin']}"
    country = chance.choice(next(ways for ways, code in OURS["countries"] if code == firm.country))
    register = firm.register_number(is_wrong=number % 23 == 8) if number % 3 == 0 else ""
    return [
        number,
        firm.latin,
        country if number % 19 else None,
        firm.town["latin"],
        *[None] * 4,
        said.get("website", firm.website if number % 3 else "") or None,
        said.get("register", register) or None,
        firm.branch["de"],
        spellings.german_day(chance, number),
        chance.choice(OURS["heard"]) or None,
        remark or None,
    ]


def _cells_of_person(firm, person, number, said):
    name, role = f"{person.salutation} {person.name}".strip(), person.role
    if firm.country == "CN":
        name, role = _in_pinyin(person), JOBS[number % len(JOBS)]
    phone = said.get("phone", person.phone if number % 2 else firm.phone)
    return [name, role, spellings.german_phone(phone, firm.country, number), person.mail]


def _in_pinyin(person):
    return names.person_pinyin(person.family, person.given)


def _write_fair(sheet, maker):
    sheet.append([f"MUSTER – {FAIR}, alles erfunden"])
    sheet.append(FAIR_HEADER)
    for number in range(FAIR_ROWS):
        firm = maker.chinese() if number % 3 == 2 else maker.german()
        person = firm.people[0]
        name = _in_pinyin(person) if firm.country == "CN" else f"{person.salutation} {person.name}"
        phone = spellings.german_phone(person.phone, firm.country, number)
        country = "VR China" if firm.country == "CN" else "D"
        contact = f"{name} <{person.mail}>, Tel. {phone}"
        sheet.append([firm.latin, country, firm.town["latin"], contact])
    sheet.append(["Anzahl: 24"])
    for letter, width in {"A": 44, "B": 12, "C": 14, "D": 80, "E": 20}.items():
        sheet.column_dimensions[letter].width = width


def _without_clock(data):
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(file, "w") as copy:
        for name in book.namelist():
            content = _MODIFIED.sub(rb"\g<1>2017-12-01T09:00:00Z", book.read(name))
            copy.writestr(zipfile.ZipInfo(name, _WRITTEN), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()
