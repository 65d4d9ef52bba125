"""The empty sheet for an import: what heads its columns is understood."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from companies.exports import import_sheet
from companies.imports.columns import BY_KEY, heard

LANGUAGES = ("de", "en", "zh-hans")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_is_understood_as_its_field(language):
    name = language[:2]

    found = {key: heard(one["heading"][name]).key for key, one in import_sheet.columns().items()}

    assert found == {key: key for key in found}
    assert set(found) <= set(BY_KEY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_is_empty_and_its_hints_are_in_three_languages(language):
    book = load_workbook(io.BytesIO(import_sheet.content(language)))
    contacts, hints = book.worksheets

    assert contacts.max_row == 1
    assert hints.max_row == contacts.max_column + 1
    assert [cell.value for cell in hints[1]][2:] == ["Deutsch", "English", "中文"]
    assert all(row[column].value for row in hints.iter_rows(min_row=2) for column in (0, 2, 3, 4))


def test_the_sheet_is_there_for_those_who_import(lead, desk):
    url = reverse("desk:import_template")

    assert lead.get(url)["Content-Disposition"] == 'attachment; filename="jadepark-import.xlsx"'
    assert desk.get(url).status_code == 404
