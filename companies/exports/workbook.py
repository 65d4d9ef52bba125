"""XLSX in which text stays text: a telephone number keeps its plus, and no cell is a formula."""

from collections.abc import Iterable
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.utils import get_column_letter

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Excel's own limit for a cell, counted in units of UTF-16.
LONGEST_CELL = 32_767
_TEXT = "@"
_HEAD, _BODY = "jadepark head", "jadepark text"


class Sheet:
    """One sheet of a workbook that is written from its first row to its last."""

    def __init__(self, title: str, widths: Iterable[int], book: Workbook | None = None):
        self.book = book or _new_book()
        self.sheet = self.book.create_sheet(title)
        self.sheet.freeze_panes = "A2"
        for number, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        # Giving a cell a style costs more than its text; the two are made once, and shared.
        self._styles = {name: self._styled(name) for name in (_HEAD, _BODY)}

    def another(self, title: str, widths: Iterable[int]) -> "Sheet":
        """In the same workbook, behind this one."""
        return Sheet(title, widths, self.book)

    def head(self, names: Iterable[str]) -> None:
        self.sheet.append([self._cell(name, _HEAD) for name in names])

    def row(self, texts: Iterable[str]) -> None:
        self.sheet.append([self._cell(text, _BODY) if text else None for text in texts])

    def content(self) -> bytes:
        found = BytesIO()
        self.book.save(found)
        return found.getvalue()

    def _styled(self, name):
        cell = WriteOnlyCell(self.sheet)
        cell.style = name
        # The quote of Excel: whoever edits the cell does not turn it into a formula.
        cell.quotePrefix = True
        return cell._style

    def _cell(self, text, style):
        cell = WriteOnlyCell(self.sheet, value=readable(text))
        # openpyxl takes a leading "=" for a formula.
        cell.data_type = "s"
        cell._style = self._styles[style]
        return cell


def readable(text: str) -> str:
    """Without the signs that no XLSX may hold, and cut, in sight, where Excel would refuse it."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    if _units(text) <= LONGEST_CELL:
        return text
    mark = _(" […] (cut: Excel holds no more in a cell; the CSV has all of it)")
    cut = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - _units(mark))]
    return cut.decode("utf-16-le", errors="ignore") + mark


def _units(text):
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _new_book():
    book = Workbook(write_only=True)
    for name, font in ((_HEAD, Font(bold=True)), (_BODY, Font())):
        aligned = Alignment(vertical="top", wrap_text=name == _BODY)
        book.add_named_style(NamedStyle(name, font=font, alignment=aligned, number_format=_TEXT))
    return book
