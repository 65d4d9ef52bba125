"""XLSX in which text stays text: a telephone number keeps its plus, and no cell is a formula."""

from collections.abc import Iterable
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, NamedStyle

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Excel's own limit for a cell, counted in units of UTF-16.
LONGEST_CELL = 32_767
_TEXT = "@"


class Sheet:
    """One sheet of a workbook that is written from its first row to its last."""

    def __init__(self, title: str, widths: Iterable[int]):
        self.book = Workbook(write_only=True)
        self.sheet = self.book.create_sheet(title)
        self.sheet.freeze_panes = "A2"
        for letter, width in zip(_letters(), widths, strict=False):
            self.sheet.column_dimensions[letter].width = width
        self._head = _style("head", Font(bold=True))
        self._body = _style("text", Font())
        self.book.add_named_style(self._head)
        self.book.add_named_style(self._body)
        # Giving a cell a style costs more than its text; the two are made once, and shared.
        self._styles = {name: self._styled(name) for name in ("head", "text")}

    def head(self, names: Iterable[str]) -> None:
        self.sheet.append([self._cell(name, "head") for name in names])

    def row(self, texts: Iterable[str]) -> None:
        self.sheet.append([self._cell(text, "text") if text else None for text in texts])

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


def _style(name, font):
    aligned = Alignment(vertical="top", wrap_text=name == "text")
    return NamedStyle(name, font=font, alignment=aligned, number_format=_TEXT)


def _letters():
    from openpyxl.utils import get_column_letter

    return (get_column_letter(number) for number in range(1, 1000))
