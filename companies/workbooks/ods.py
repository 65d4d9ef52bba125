"""What is to know of an ODS before its cells are read."""

from xml.parsers import expat

from .archive import part
from .columns import letters
from .limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from .marks import Marks
from .problems import Problem

_MOST_RANGES = 10_000
_LONGEST_ERROR = 20


def is_encrypted(archive) -> bool:
    return b"encryption-data" in part(archive, "META-INF/manifest.xml")


def has_macros(archive) -> bool:
    return any(name.startswith(("Basic/", "Scripts/")) for name in archive.namelist())


def marks(archive, sheet: str = "") -> Marks:
    walk = _Walk(sheet)
    try:
        walk.parser.Parse(part(archive, "content.xml"), True)
    except expat.ExpatError as broken:
        raise Problem("broken") from broken
    return walk.found


class _Walk:
    """Through the cells of one sheet, counting the repeated ones."""

    def __init__(self, sheet):
        self.sheet, self.is_inside = sheet, False
        self.row = self.column = self.cells = 0
        self.repeated_rows = 1
        self.error = None
        self.found = Marks(merged=[])
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse_declarations
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def start(self, tag, attributes):
        tag = tag.rpartition(":")[2]
        said = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        if tag == "null-date":
            self.found.epoch_1904 = said.get("date-value", "").startswith("1904")
        elif tag == "table":
            self.is_inside = said.get("name") == self.sheet
            self.row = 0
        elif self.is_inside and tag == "table-row":
            self.column = 0
            self.repeated_rows = _number(said, "number-rows-repeated")
        elif self.is_inside and tag in ("table-cell", "covered-table-cell"):
            self.cell(attributes, said)

    def cell(self, attributes, said):
        repeated = _number(said, "number-columns-repeated")
        if said.get("value-type"):
            self.refuse_far_ones(repeated)
        rows, columns = (
            _number(said, "number-rows-spanned"),
            _number(said, "number-columns-spanned"),
        )
        if rows * columns > 1 and len(self.found.merged) < _MOST_RANGES:
            last = (self.row + rows - 1, self.column + columns - 1)
            self.found.merged.append((self.row, self.column, *last))
        if attributes.get("calcext:value-type") == "error":
            self.error = ""
        self.at, self.column = self.column, self.column + repeated

    def refuse_far_ones(self, repeated):
        self.cells += repeated * self.repeated_rows
        last_row, last_column = self.row + self.repeated_rows, self.column + repeated
        cell = f"{letters(last_column - 1)}{last_row}"
        if last_column > MOST_COLUMNS:
            raise Problem("columns", sheet=self.sheet, cell=cell, most=MOST_COLUMNS)
        if last_row > MOST_ROWS:
            raise Problem("rows", sheet=self.sheet, cell=cell, most=MOST_ROWS)
        if self.cells > MOST_CELLS:
            raise Problem("cells", sheet=self.sheet, most=MOST_CELLS)

    def text(self, text):
        if self.error is not None:
            self.error += text[:_LONGEST_ERROR]

    def end(self, tag):
        tag = tag.rpartition(":")[2]
        if tag == "table":
            self.is_inside = False
        elif tag == "table-row":
            self.row += self.repeated_rows
        elif tag == "table-cell" and self.error is not None:
            self.found.errors[self.row, self.at] = self.error.strip() or "#N/A"
            self.error = None


def _refuse_declarations(*_declared):
    raise Problem("entities", part="content.xml")


def _number(said, name):
    digits = said.get(name, "1")
    # The first nine are more than any program writes, and enough to be refused.
    return max(int(digits[:9]), 1) if digits.isascii() and digits.isdigit() else 1
