"""Figures as a workbook: a sheet for each, with its definition above and numbers as numbers."""

import re
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from .figure import Figure

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_WIDTHS = {"A": 48, "B": 16, "C": 12}


def workbook(figures: list[Figure], explained: list[str]) -> bytes:
    """`explained` are the sentences that stand above every figure."""
    book = Workbook(write_only=True)
    for figure in figures:
        _write(book.create_sheet(_sheet_name(figure.title)), figure, explained)
    found = BytesIO()
    book.save(found)
    return found.getvalue()


def _sheet_name(title):
    return _NOT_IN_NAMES.sub(" ", title)[:_LONGEST_NAME].strip()


def _write(sheet, figure, explained):
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.append([_cell(sheet, figure.title, is_bold=True)])
    for sentence in (figure.definition, *explained, *figure.notes):
        sheet.append([sentence])
    sheet.append([])
    has_shares = not figure.is_over_time
    head = [figure.by, figure.counted, *([_("Share")] if has_shares else [])]
    sheet.append([_cell(sheet, str(text), is_bold=True) for text in head])
    for row in figure.shown_rows:
        sheet.append([_label(row), _cell(sheet, row.count, "#,##0"), *_share(sheet, figure, row)])
    total = [_("Total"), figure.total]
    sheet.append([_cell(sheet, value, "#,##0", is_bold=True) for value in total])


def _label(row):
    return _("%(label)s (in part)") % {"label": row.label} if row.is_partial else row.label


def _share(sheet, figure, row):
    share = figure.share(row)
    return [] if share is None else [_cell(sheet, share, "0%")]


def _cell(sheet, value, number_format="General", is_bold=False):
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = number_format
    cell.font = Font(bold=is_bold)
    return cell
