"""The lines of the cities beside the years: which run past a milestone, which stop at it."""

from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Lane:
    """A line in its place beside a row, counted from the left, from 0."""

    index: int
    line: object
    starts: bool = False
    ends: bool = False


@dataclass(frozen=True)
class Station:
    """A milestone on the lines of its places."""

    milestone: object
    lanes: list
    stops: list

    @property
    def first(self):
        return self.stops[0].index if self.stops else 0

    @property
    def last(self):
        return self.stops[-1].index if self.stops else 0


@dataclass(frozen=True)
class Year:
    number: int
    stations: list

    @property
    def lanes(self):
        """Those that come from an earlier year."""
        return [lane for lane in self.stations[0].lanes if not lane.starts]


def years_of(milestones, lines):
    """Years with their stations; every row knows the lanes that run past it."""
    stations = _stations(milestones, _indexes(milestones, lines))
    by_year = groupby(stations, lambda station: station.milestone.start_date.year)
    return [Year(number, list(group)) for number, group in by_year]


def _indexes(milestones, lines):
    """{primary key of a line: its place}, of the lines at which any of the milestones stops."""
    stopped_at = {line.pk for milestone in milestones for line in milestone.lines}
    return {line.pk: at for at, line in enumerate(one for one in lines if one.pk in stopped_at)}


def _stations(milestones, index_of):
    running = {}
    for number, milestone in enumerate(milestones, start=1):
        stops = {line.pk: line for line in milestone.lines}
        starting = stops.keys() - running.keys()
        running |= stops
        lanes = [
            Lane(index_of[pk], line, pk in starting, number == len(milestones))
            for pk, line in running.items()
        ]
        lanes.sort(key=lambda lane: lane.index)
        yield Station(milestone, lanes, [lane for lane in lanes if lane.line.pk in stops])
