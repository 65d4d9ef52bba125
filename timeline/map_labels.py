"""Where the names stand on the map, so that none covers another.

Points are (x, y) in the units of timeline.map.VIEW_BOX. In the normal size the office's
four places take these sides, with the arc from Dresden to Jinan kept clear: Dresden
below right, Region Stuttgart below left, Vantaa · Helsinki and Jinan right. Letters large
enough for a phone (40) have no room for Region Stuttgart: leave that name to the list
beside the map, and its point in `keep_clear`; the other three keep their sides.
"""

from collections.abc import Iterable
from heapq import nsmallest
from math import dist, inf
from typing import NamedTuple

from timeline.map import HEIGHT, WIDTH, Point

# Shares of the font size, measured in the site's serif.
LETTER_WIDTH, WIDE_LETTER_WIDTH = 0.47, 1.0
ASCENT, DESCENT = 0.74, 0.24
FIRST_WIDE_LETTER = "\u2e80"  # from here on: Chinese

GAP = 15  # from the middle of a point to its name
DIAGONAL_GAP = 6
DOT, NEIGHBOURHOOD = 11, 26  # radii around a point: covering it; seeming to name it

# What a shared square unit costs. Above all no name may cover another or a point;
# after that none should leave the map, seem another point's, or stand on a line.
COVERING, LEAVING, CONFUSING, CROSSING = 20, 3, 2, 2

# So many of the best arrangements are kept while names are added one by one: with one
# only, an early name can take the place that a later one needs.
ARRANGEMENTS = 40


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class Anchor(NamedTuple):
    """What SVG's <text> needs: `x`, `y` (the baseline) and `text-anchor`."""

    x: float
    y: float
    text_anchor: str
    side: str


class Label(NamedTuple):
    """What is written, and for which point: two points may have one name."""

    key: str
    text: str


class Arrangement(NamedTuple):
    cost: float
    anchors: dict[Label, Anchor]


MAP = Box(0, 0, WIDTH, HEIGHT)

# Per side: text-anchor, the baseline's shift from the point right and down, and further
# down in font sizes. Of sides that cost the same, the first is taken.
SIDES = {
    "right": ("start", GAP, 0, 0.34),
    "left": ("end", -GAP, 0, 0.34),
    "below right": ("start", DIAGONAL_GAP, GAP, ASCENT),
    "below left": ("end", -DIAGONAL_GAP, GAP, ASCENT),
    "above right": ("start", DIAGONAL_GAP, -GAP, -0.1),
    "above left": ("end", -DIAGONAL_GAP, -GAP, -0.1),
    "below": ("middle", 0, GAP, ASCENT),
    "above": ("middle", 0, -GAP, -0.1),
}


def label_anchors(
    points: dict[Label, Point],
    font_size: float = 26,
    keep_clear: Iterable[Point] = (),
) -> dict[Label, Anchor]:
    """An anchor for every label, the most crowded points choosing first.

    `keep_clear` holds points of lines that no name should cover, such as arc_points.
    """
    lines = [_around(point, 6) for point in keep_clear]
    best = [Arrangement(0, {})]
    for label in sorted(points, key=lambda label: _room(label, points)):
        options = [
            (anchor, _own_cost(label, anchor, points, font_size, lines))
            for anchor in _candidates(points[label], font_size)
        ]
        longer = [
            _with(arrangement, label, anchor, cost, font_size)
            for arrangement in best
            for anchor, cost in options
        ]
        best = nsmallest(ARRANGEMENTS, longer, key=lambda one: one.cost)
    return {label: best[0].anchors[label] for label in points}


def _room(label: Label, points: dict[Label, Point]) -> float:
    """The distance to the nearest other point."""
    others = [point for other, point in points.items() if other != label]
    return min((dist(points[label], other) for other in others), default=inf)


def _candidates(point: Point, font_size: float) -> Iterable[Anchor]:
    for side, (text_anchor, right, down, lines) in SIDES.items():
        x, y = point[0] + right, point[1] + down + lines * font_size
        yield Anchor(round(x, 1), round(y, 1), text_anchor, side)


def _own_cost(
    label: Label, anchor: Anchor, points: dict[Label, Point], font_size: float, lines: list[Box]
) -> float:
    """What the name costs there, whatever stands beside it."""
    box = label_box(label.text, anchor, font_size)
    others = [point for other, point in points.items() if other != label]
    return (
        COVERING * _shared(box, (_around(point, DOT) for point in others))
        + CONFUSING * _shared(box, (_around(point, NEIGHBOURHOOD) for point in others))
        + CROSSING * _shared(box, lines)
        + LEAVING * (overlap(box, box) - overlap(box, MAP))
    )


def _with(
    arrangement: Arrangement, label: Label, anchor: Anchor, own_cost: float, font_size: float
) -> Arrangement:
    box = label_box(label.text, anchor, font_size)
    names = (label_box(placed.text, at, font_size) for placed, at in arrangement.anchors.items())
    cost = arrangement.cost + own_cost + COVERING * _shared(box, names)
    return Arrangement(cost, {**arrangement.anchors, label: anchor})


def label_box(text: str, anchor: Anchor, font_size: float) -> Box:
    """The room that a name takes, estimated from its letters."""
    width = font_size * sum(
        LETTER_WIDTH if letter < FIRST_WIDE_LETTER else WIDE_LETTER_WIDTH for letter in text
    )
    left = anchor.x - width * {"start": 0, "middle": 0.5, "end": 1}[anchor.text_anchor]
    top, bottom = anchor.y - ASCENT * font_size, anchor.y + DESCENT * font_size
    return Box(left, top, left + width, bottom)


def _around(point: Point, radius: float) -> Box:
    x, y = point
    return Box(x - radius, y - radius, x + radius, y + radius)


def _shared(box: Box, others: Iterable[Box]) -> float:
    return sum(overlap(box, other) for other in others)


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0, width) * max(0, height)
