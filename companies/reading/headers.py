"""Which rows say what the columns are, and which of the others are no data."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .cells import NUMBER_LIKE, Cell, filled_texts, is_empty, texts
from .left_out import Noted, Reason, noted
from .tables import Table

LOOKED_AT = 30
_FEWEST_HEADERS = 2
_LONGEST_HEADER = 80
# Beginnings of words that stand above the columns of an address list, folded. A row with several of
# them is a header whatever else it looks like.
_WORDS = re.compile(
    r"firma|firmen|unternehmen|organisation|einrichtung|institution|kunde|name|vorname|nachname|"
    r"ansprech|kontakt|person|funktion|position|abteilung|telefon|tel\b|tel\.|mobil|handy|fax|"
    r"e-?mail|mail|web|homepage|internet|adresse|anschrift|stra(ß|ss)e|plz|ort\b|stadt|land\b|"
    r"branche|bemerk|notiz|datum|erstkontakt|quelle|register|ust|nr\b|nr\.|lfd|anrede|titel|"
    r"company|organi[sz]ation|contact|phone|mobile|address|street|city|country|sector|industry|"
    r"website|date|notes?\b|remark|source|no\b|no\.|first name|last name|job|role|department|"
    r"公司|单位|單位|企业|企業|名称|名稱|联系|聯繫|聯絡|姓名|职务|職務|职位|部门|电话|電話|手机|手機|"
    r"传真|傳真|邮箱|郵箱|电子邮件|邮件|网址|網址|网站|地址|城市|国家|國家|行业|行業|备注|備註|日期|"
    r"时间|序号|序號|统一社会信用代码|信用代码|微信|来源|邮编",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Layout:
    """`header_row` is the number of the first row of the header as in the file, 0 without one;
    `header_rows` how many there are. `headers` has a text for each column, "" where none stands."""

    header_row: int
    header_rows: int
    headers: tuple[str, ...]
    noted: tuple[Noted, ...] = ()

    @property
    def title_rows(self) -> tuple[int, ...]:
        return tuple(one.row for one in self.noted if one.reason == Reason.TITLE)

    @property
    def first_row(self) -> int:
        """Of the data."""
        return self.header_row + self.header_rows if self.header_row else 1


def layout(table: Table, header_row: int | None = None, header_rows: int | None = None) -> Layout:
    """What is not said is proposed."""
    top = table.rows[:LOOKED_AT]
    if header_row is None:
        header_row = _find_header(table, top)
    if header_row == 0 or header_rows == 0:
        header_row = header_rows = 0
    elif header_rows is None:
        header_rows = 2 if _has_second(table, header_row) else 1
    rows = table.rows[header_row - 1 : header_row - 1 + header_rows] if header_row else ()
    headers = _headers(table, rows, header_row)
    found = Layout(header_row, header_rows, headers)
    return Layout(header_row, header_rows, headers, tuple(noted(table, found, rows)))


def data_rows(table: Table, layout: Layout) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Number of the row as in the file, and a cell for each header. A merged cell carries down;
    an empty one is empty."""
    left_out = {one.row for one in layout.noted}
    carried = _carried(table)
    width = len(layout.headers)
    for number, cells in enumerate(table.rows, start=1):
        if number < layout.first_row or number in left_out:
            continue
        row = [*cells[:width], *[None] * (width - len(cells))]
        for column, first in carried.get(number - 1, ()):
            if column < width and is_empty(row[column]):
                row[column] = first
        yield number, tuple(row)


def _carried(table):
    """By row, from 0: column and value of merged cells that begin above it."""
    found = {}
    for first_row, column, last_row, _last_column in table.merged:
        last_row = min(last_row, len(table.rows) - 1)
        if first_row >= last_row:
            continue
        cells = table.rows[first_row]
        value = cells[column] if column < len(cells) else None
        for row in range(first_row + 1, last_row + 1):
            found.setdefault(row, []).append((column, value))
    return found


def _find_header(table, top):
    if not top:
        return 0
    scores = [_likeliness(cells, top) for cells in top]
    best = max(scores)
    if best <= 0:
        return 0
    number = scores.index(best) + 1
    return number - 1 if number > 1 and _stands_above(table, number - 1) else number


def _stands_above(table, number):
    """A row of fewer headings, each over several of the row below: “Adresse;;;Telefon”."""
    above = filled_texts(table.rows[number - 1])
    is_heading = len(above) >= _FEWEST_HEADERS and all(map(_WORDS.match, above))
    return is_heading and _has_second(table, number)


def _likeliness(cells, top):
    """How much a row looks like a header: known words, short distinct texts, a usual width."""
    filled = filled_texts(cells)
    if len(filled) < min(_FEWEST_HEADERS, _usual_width(top)):
        return 0
    if any(not isinstance(cell, str) for cell in cells if not is_empty(cell)):
        return 0
    if any(len(text) > _LONGEST_HEADER or NUMBER_LIKE.fullmatch(text) for text in filled):
        return 0
    known = sum(bool(_WORDS.match(text)) for text in filled)
    return known + len(set(filled)) / 2 / max(_usual_width(top), 1)


def _usual_width(top):
    widths = Counter(len(filled_texts(cells)) for cells in top)
    widths.pop(0, None)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _has_second(table, header_row):
    """The row below is a header too: it stands under merged headers, or has known words only."""
    if header_row >= len(table.rows):
        return False
    first, second = (texts(table.rows[at]) for at in (header_row - 1, header_row))
    below = [text for text in second if text]
    if not below or any(NUMBER_LIKE.fullmatch(text) for text in below):
        return False
    if any(not isinstance(c, str) for c in table.rows[header_row] if not is_empty(c)):
        return False
    known = sum(bool(_WORDS.match(text)) for text in below)
    spans = [one for one in table.merged if one[0] == header_row - 1 and one[3] > one[1]]
    under = sum(bool(text) for one in spans for text in second[one[1] : one[3] + 1])
    return (under >= 2 and known >= 1) or (known >= 2 and known * 2 >= len(below) and "" in first)


def _headers(table, rows, header_row):
    width = table.width
    lines = [_spread(table, cells, header_row - 1 + at, width) for at, cells in enumerate(rows)]
    if len(lines) > 1 and not _has_merged(table, header_row - 1):
        lines[0] = _over_groups(*lines[:2])
    headers = []
    for column in range(width):
        parts = dict.fromkeys(line[column] for line in lines if line[column])
        headers.append(" / ".join(parts))
    return tuple(_distinct(headers))


def _spread(table, cells, row, width):
    """The texts of a header row; a merged one stands above each of its columns."""
    line = [" ".join(text.split()) for text in texts(cells)]
    line += [""] * (width - len(line))
    for first_row, first_column, last_row, last_column in table.merged:
        if first_row == row and first_row <= row <= last_row:
            for column in range(first_column + 1, min(last_column + 1, width)):
                line[column] = line[column] or line[first_column]
    return line[:width]


def _has_merged(table, row):
    return any(first_row == row for first_row, *_rest in table.merged)


def _over_groups(upper, lower):
    """A text file has no merged cells: “Adresse;;;Telefon” over “Straße;PLZ;Ort;Zentrale”. A text
    that has one below it stands above those that follow too, as far as they have one."""
    line, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        if above or not below:
            group = above if below else ""
        line.append(above or group)
    return line


def _distinct(headers):
    """A header that stands twice gets a number: “Telefon (2)”."""
    seen = Counter()
    for header in headers:
        seen[header] += 1
        yield f"{header} ({seen[header]})" if header and seen[header] > 1 else header
