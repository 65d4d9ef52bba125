from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

FAULT, HINT, NOTE = "fault", "hint", "note"
# With an icon of Wagtail's, so that colour does not say it alone.
LABELS = {
    FAULT: (_("needed"), "error"),
    HINT: (_("better"), "warning"),
    NOTE: (_("good to know"), "info-circle"),
}
_CHECKS = []
_CACHE_KEY, _SECONDS = "launch.count", 60


@dataclass(frozen=True)
class Point:
    """`severity` NOTE needs no work; `url` leads to where it is mended, if that is in the admin."""

    severity: str
    sentence: str
    url: str = ""
    area: str = ""
    is_done: bool = False

    @property
    def label(self):
        return LABELS[self.severity][0]

    @property
    def icon(self):
        return LABELS[self.severity][1]


@dataclass(frozen=True)
class Check:
    area: str
    done: str
    find: Callable[[object], Iterable[Point]]

    def points(self, user):
        """What is open; when nothing needs work, the sentence that says so as well."""
        found = [replace(point, area=self.area) for point in self.find(user)]
        if any(point.severity != NOTE for point in found):
            return found
        return [*found, Point(NOTE, self.done, area=self.area, is_done=True)]


def check(area, done):
    """Registers a function of the user who asks, which yields what is open in this area.

    `done` is the sentence for when nothing is.
    """

    def register(find):
        _CHECKS.append(Check(area, done, find))
        return find

    return register


def points(user=None):
    """All of them for this person; for nobody in particular, without links that need a right."""
    found = [point for one in _CHECKS for point in one.points(user)]
    cache.set(_CACHE_KEY, count_open(found), _SECONDS)
    return found


def by_area(found):
    return [(area, list(group)) for area, group in groupby(found, lambda point: point.area)]


def count_open(found):
    return sum(not point.is_done and point.severity != NOTE for point in found)


def cached_count():
    """For the menu, which stands on every page of the admin."""
    count = cache.get(_CACHE_KEY)
    return count_open(points()) if count is None else count


def forget_count(**kwargs):
    cache.delete(_CACHE_KEY)
