"""Charts as plain SVG, for the server to write. No database, no Django.

Lengths along the page are per cent and heights are pixels, without a viewBox: so a chart is as
wide as its place while its letters keep their size, on a phone as on a screen. Colours and letters
are the stylesheet's. A chart repeats its table for the eye; the table is what is read aloud.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from math import ceil
from unicodedata import east_asian_width

# What a phone offers, in pixels, and how large its letters are.
NARROW, WIDE, FONT = 300, 600, 14
_LINE, _BAR, _GAP = 19, 14, 16
# The rest of the line is for the number behind the longest bar.
_LONGEST_BAR = 84
_PLOT, _HEADROOM, _TICKS = 190, 22, 42
_MOST_VALUES = 13
_MONTH_STEPS, _YEAR_STEPS = (1, 2, 3, 6, 12), (1, 2, 5, 10, 20, 50)
_TICK = 34


@dataclass(frozen=True)
class Bar:
    """`shown` is the value as the reader writes numbers; a partial one is drawn hollow, and what is
    not known in grey.

    `tick` and `group` are for columns: “Mar” and “2026”, or “2026” and nothing.
    """

    label: str
    value: int
    shown: str
    tick: str = ""
    group: str = ""
    is_partial: bool = False
    is_unknown: bool = False


@dataclass(frozen=True)
class Words:
    """What a chart is called and says; `key` makes its identities on the page."""

    key: str
    title: str
    description: str


def bars(rows: Sequence[Bar], words: Words) -> str:
    """Lying bars, each beneath its label: long names have the whole width and two lines."""
    highest = max((row.value for row in rows), default=0) or 1
    drawn, y = [], 0
    for row in rows:
        lines = wrapped(row.label)
        drawn.append(_lying(row, lines, y, row.value / highest * _LONGEST_BAR))
        y += len(lines) * _LINE + _BAR + _GAP
    return _svg("bars", max(y - _GAP, 1), words, drawn)


def columns(rows: Sequence[Bar], words: Words, write: Callable[[int], str] = str) -> str:
    """Standing bars, in the order of time; `write` puts down the numbers of the scale."""
    highest = max((row.value for row in rows), default=0) or 1
    few = len(rows) <= _MOST_VALUES
    step = grid_step(highest)
    top = highest if few else ceil(highest / step) * step
    lines = (
        []
        if few
        else [_grid_line(value, top, write(value)) for value in range(step, top + 1, step)]
    )
    drawn = [_standing(row, place, len(rows), top, few) for place, row in enumerate(rows)]
    return _svg(
        "columns" if few else "columns chart--grid",
        _HEADROOM + _PLOT + _TICKS,
        words,
        [*lines, *drawn, _base(), *_ticks(rows), *_groups(rows)],
    )


def grid_step(highest: int) -> int:
    """1, 2 or 5 times a power of ten, so that at most four lines lie under the highest value."""
    step, factors = 1, (2, 2.5, 2)
    place = 0
    while highest / step > 4:
        step = int(step * factors[place % 3])
        place += 1
    return step


def wrapped(text: str, width: int = NARROW) -> list[str]:
    """Lines that fit: at spaces, and between any two Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and _width(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Iterable[str]:
    piece = ""
    for character in text:
        if piece and (_is_wide(character) or _is_wide(piece[-1])) and character not in "，、；。）":
            yield piece
            piece = ""
        piece += character
        if character == " ":
            yield piece
            piece = ""
    if piece:
        yield piece


def _is_wide(character):
    return east_asian_width(character) in "WF"


def _width(text):
    return sum(FONT if _is_wide(character) else FONT * 0.54 for character in text)


def _svg(kind, height, words, parts):
    title, description = f"{words.key}-title", f"{words.key}-description"
    return (
        f'<svg class="chart chart--{kind}" role="img" width="100%" height="{height}"'
        f' aria-labelledby="{title}" aria-describedby="{description}">'
        f'<title id="{title}">{escape(words.title)}</title>'
        f'<desc id="{description}">{escape(words.description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _rect(row, **place):
    attributes = "".join(f' {name}="{value}"' for name, value in place.items())
    kind = "chart__bar"
    kind += " chart__bar--partial" if row.is_partial else ""
    kind += " chart__bar--unknown" if row.is_unknown else ""
    tip = f"<title>{escape(row.label)}: {escape(row.shown)}</title>"
    return f'<rect class="{kind}"{attributes}>{tip}</rect>'


def _lying(row, lines, y, width):
    label = "".join(
        f'<text class="chart__label" x="0" y="{y + (number + 1) * _LINE - 6}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    top = y + len(lines) * _LINE
    bar = _rect(row, x=0, y=top, width=_percent(width), height=_BAR)
    value = (
        f'<svg class="chart__end" x="{_percent(width)}" y="{top}" overflow="visible">'
        f'<text class="chart__value" x="7" y="{_BAR - 2}">{escape(row.shown)}</text></svg>'
    )
    return label + bar + value


def _standing(row, place, count, top, with_value):
    height = round(row.value / top * _PLOT, 1)
    y = round(_HEADROOM + _PLOT - height, 1)
    share = 100 / count
    bar = _rect(
        row, x=_percent((place + 0.14) * share), y=y, width=_percent(0.72 * share), height=height
    )
    if not (with_value and row.value):
        return bar
    middle = _percent((place + 0.5) * share)
    return f'{bar}<text class="chart__value" x="{middle}" y="{y - 6}">{escape(row.shown)}</text>'


def _grid_line(value, top, shown):
    y = round(_HEADROOM + _PLOT * (1 - value / top), 1)
    return (
        f'<line class="chart__grid" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
        f'<text class="chart__scale" x="-8" y="{y + 4}">{escape(shown)}</text>'
    )


def _base():
    y = _HEADROOM + _PLOT
    return f'<line class="chart__base" x1="0" x2="100%" y1="{y}" y2="{y}"/>'


def _ticks(rows):
    """Every nth name, counted from the first January; a phone has room for fewer of them."""
    steps = _MONTH_STEPS if any(row.group for row in rows) else _YEAR_STEPS
    wide, narrow = (_tick_step(len(rows), width, steps) for width in (WIDE, NARROW))
    first = next(iter(_beginnings(rows)[1:]), 0)
    for place, row in enumerate(rows):
        if (place - first) % wide and (place - first) % narrow:
            continue
        kind = " chart__tick--wide" if (place - first) % narrow else ""
        kind = " chart__tick--narrow" if (place - first) % wide else kind
        x = _percent((place + 0.5) * 100 / len(rows))
        yield (
            f'<text class="chart__tick{kind}" x="{x}" y="{_HEADROOM + _PLOT + 17}">'
            f"{escape(row.tick)}</text>"
        )


def _tick_step(count, width, steps):
    return next((step for step in steps if count / step * _TICK <= width), steps[-1])


def _beginnings(rows):
    """The places at which a year begins."""
    groups = [row.group for row in rows]
    return [place for place, group in enumerate(groups) if group not in groups[:place]]


def _groups(rows):
    """The year, under its first month; a year too short for its four digits goes without."""
    place = 0
    for group, members in groupby(rows, lambda row: row.group):
        count = len(list(members))
        if group and count * NARROW >= len(rows) * _TICK:
            x = _percent((place + 0.14) * 100 / len(rows))
            yield (
                f'<text class="chart__group" x="{x}" y="{_HEADROOM + _PLOT + 35}">'
                f"{escape(group)}</text>"
            )
        place += count


def _percent(number):
    return f"{number:.4g}%"
