"""The first rows of a file as it is read now, and which of its rows are no contacts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ... import reading

MOST_ROWS, MOST_COLUMNS, MOST_NAMED = 12, 40, 20


@dataclass(frozen=True)
class PreviewRow:
    number: int
    texts: list[str]
    # "heading", "out" for a row that is left out, or "data".
    role: str = "data"
    said: str = ""

    @property
    def is_one_text(self):
        """A title, which may run over the columns beside it."""
        return bool(self.texts[0]) and not any(self.texts[1:])


@dataclass(frozen=True)
class Preview:
    rows: list[PreviewRow]
    left_out: list[tuple[int, str]]
    left_out_count: int

    @property
    def left_out_more(self):
        return self.left_out_count - len(self.left_out)


def preview(table, layout) -> Preview:
    noted = [(one.row, one.reason.label) for one in layout.noted]
    shown = layout.first_row - 1 + MOST_ROWS
    said = dict(noted)
    rows = [
        _row(number, cells, layout, said)
        for number, cells in enumerate(table.rows[:shown], 1)
        if any(map(reading.as_text, cells))
    ]
    return Preview(_of_one_width(rows), noted[:MOST_NAMED], len(noted))


def _row(number, cells, layout, noted):
    texts = [reading.as_text(cell) for cell in cells[:MOST_COLUMNS]]
    if number in noted:
        return PreviewRow(number, texts, "out", noted[number])
    if number < layout.first_row:
        return PreviewRow(number, texts, "heading", _("headings"))
    return PreviewRow(number, texts)


def _of_one_width(rows):
    width = max((len(row.texts) for row in rows), default=0)
    for row in rows:
        row.texts.extend([""] * (width - len(row.texts)))
    return rows
