"""The map in the head of the history: one point for each line, where its places are."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import dist
from statistics import mean

from django.utils.functional import cached_property

from .map import VIEW_BOX, arc, arc_points, project
from .map_labels import Anchor, Label, label_anchors

# A phone shows the map at a third of its size, so its letters are drawn larger.
WIDE_FONT, NARROW_FONT = 26, 44


@dataclass(frozen=True)
class MapPoint:
    line: object
    name: str
    x: float
    y: float
    wide: Anchor
    narrow: Anchor | None


class CityMap:
    """Neighbouring places stand at one point: at this scale they are one."""

    view_box = VIEW_BOX

    def __init__(self, history):
        named = _places(history)
        places_of = {line: [one for one in named if one.line == line] for line in history.lines}
        self.homes = {line: _middle(places) for line, places in places_of.items()}
        # Line by line, then what is on no line and has no point.
        self.places = [*chain(*places_of.values()), *(one for one in named if not one.line)]

    @property
    def arc(self):
        """From the first line to the second: the two cities it all began with."""
        return arc(*self._ends) if self._ends else ""

    @property
    def _ends(self):
        return list(self.homes.values())[:2] if len(self.homes) > 1 else None

    @staticmethod
    def _narrow_labels(at, clear):
        """A phone names what has room; the list beside the map names every place."""
        crowded = [label for label in at if _is_crowded(label, at)]
        named = {label: point for label, point in at.items() if label not in crowded}
        return tuple(named.items()), NARROW_FONT, (*clear, *(at[label] for label in crowded))

    @cached_property
    def points(self):
        labels = {line: Label(line.key, line.name) for line in self.homes}
        at = {labels[line]: project(*home) for line, home in self.homes.items()}
        clear = tuple(arc_points(*self._ends)) if self._ends else ()
        wide = _anchors(tuple(at.items()), WIDE_FONT, clear)
        narrow = _anchors(*self._narrow_labels(at, clear))
        return [
            self._point(line, at[label], wide[label], narrow.get(label))
            for line, label in labels.items()
        ]

    def _point(self, line, at, wide, narrow):
        x, y = (round(number, 1) for number in at)
        return MapPoint(line, line.name, x, y, wide, narrow)


def _is_crowded(label, points):
    """Whether the point of an earlier line is too near for two names in large letters."""
    earlier = list(points)[: list(points).index(label)]
    return any(dist(points[label], points[other]) < NARROW_FONT for other in earlier)


@lru_cache(maxsize=64)
def _anchors(points, font_size, keep_clear):
    """Remembered: it takes as long as a third of the page, and places hardly ever move."""
    return label_anchors(dict(points), font_size, keep_clear)


def _places(history):
    """Each place that a milestone names, once."""
    named = {place.pk: place for milestone in history.all for place in milestone.places}
    return list(named.values())


def _middle(places):
    return (
        mean(float(place.latitude) for place in places),
        mean(float(place.longitude) for place in places),
    )
