"""The history as a visitor asked for it: what is shown, along which lines, and how to ask else."""

from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .models.milestone import lend_german_words
from .pictures import FILTERS

PARAMETERS = PLACE, TOPIC, YEAR = "ort", "thema", "jahr"


@dataclass(frozen=True)
class Choice:
    """One link of a filter. `url` chooses it, or takes it back where `is_current`."""

    key: str
    name: str
    url: str
    is_current: bool
    count: int
    record: object = None


@dataclass
class Station:
    """A milestone on the lines of its places; lanes are counted from the left, from 0."""

    milestone: object
    lanes: list = field(default_factory=list)
    stops: list = field(default_factory=list)

    @property
    def first(self):
        return self.stops[0].index if self.stops else 0

    @property
    def last(self):
        return self.stops[-1].index if self.stops else 0


@dataclass(frozen=True)
class Lane:
    index: int
    line: object
    starts: bool = False
    ends: bool = False


@dataclass
class Year:
    number: int
    stations: list
    lanes: list


def history_of(page, query):
    milestones = list(page.milestones().with_everything_shown(*FILTERS))
    lend_german_words(milestones)
    return History(milestones, query, page)


class History:
    """`milestones` in order; `query` is the request's: ort, thema and jahr narrow it together."""

    def __init__(self, milestones, query, page=None):
        self.all = milestones
        self.page = page
        self.asked = {name: query.get(name, "")[:60] for name in (PLACE, TOPIC, YEAR)}
        self.known = {
            PLACE: {line.key for line in self.lines},
            TOPIC: {topic.key for topic in self.topics},
            YEAR: {str(one.start_date.year) for one in milestones},
        }
        self.chosen = {
            name: value if value in self.known[name] else "" for name, value in self.asked.items()
        }
        self.shown = [one for one in milestones if self._matches(one, self.chosen)]

    @cached_property
    def lines(self):
        lines = {line.pk: line for one in self.all for line in one.lines}
        return sorted(lines.values(), key=lambda line: (line.position, line.key))

    @cached_property
    def topics(self):
        topics = {topic.pk: topic for one in self.all for topic in one.topics}
        return sorted(topics.values(), key=lambda topic: topic.name)

    @property
    def total(self):
        return len(self.all)

    @property
    def is_filtered(self):
        return any(self.chosen.values())

    @property
    def first_year(self):
        return self.all[0].start_date.year

    @property
    def last_year(self):
        return max(one.start_date.year for one in self.all)

    @property
    def problems(self):
        """A sentence for each thing asked for that this history does not have."""
        sentences = {
            PLACE: _("This history has no place “%s”. The other choices still hold."),
            TOPIC: _("This history has no topic “%s”. The other choices still hold."),
            YEAR: _("This history has no milestone in “%s”. The other choices still hold."),
        }
        return [
            sentences[name] % value for name, value in self.asked.items() if not self._is_ok(name)
        ]

    def _is_ok(self, name):
        return self.asked[name] == self.chosen[name]

    @staticmethod
    def _matches(milestone, chosen):
        return (
            (not chosen[PLACE] or chosen[PLACE] in milestone.line_keys)
            and (not chosen[TOPIC] or chosen[TOPIC] in milestone.topic_keys)
            and (not chosen[YEAR] or chosen[YEAR] == str(milestone.start_date.year))
        )

    def _choice(self, name, key, label, record=None):
        is_current = self.chosen[name] == key
        others = self.chosen | {name: ""}
        asked = others if is_current else self.chosen | {name: key}
        count = sum(self._matches(one, others | {name: key}) for one in self.all)
        return Choice(key, label, self._url(asked), is_current, count, record)

    @staticmethod
    def _url(chosen):
        asked = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{asked}" if asked else "?"

    @cached_property
    def place_choices(self):
        return [self._choice(PLACE, line.key, line.name, line) for line in self.lines]

    @cached_property
    def topic_choices(self):
        return [self._choice(TOPIC, topic.key, topic.name, topic) for topic in self.topics]

    @cached_property
    def current(self):
        """What is chosen now, each with the link that takes it back."""
        year = self.chosen[YEAR]
        choices = [*self.place_choices, *self.topic_choices]
        return [one for one in choices if one.is_current] + (
            [self._choice(YEAR, year, year)] if year else []
        )

    @cached_property
    def years(self):
        """Years with their stations; every row knows the lanes that run past it."""
        stations = self._stations()
        return [
            Year(number, of_year, [lane for lane in of_year[0].lanes if not lane.starts])
            for number, of_year in (
                (number, list(group))
                for number, group in groupby(stations, lambda s: s.milestone.start_date.year)
            )
        ]

    def _stations(self):
        running, stations = {}, []
        drawn = [
            line for line in self.lines if any(line.key in one.line_keys for one in self.shown)
        ]
        index_of = {line.pk: index for index, line in enumerate(drawn)}
        for number, milestone in enumerate(self.shown):
            stops = milestone.lines
            starting = {line.pk for line in stops} - running.keys()
            running |= {line.pk: line for line in stops}
            is_last = number == len(self.shown) - 1
            lanes = [
                Lane(index_of[pk], line, pk in starting, is_last) for pk, line in running.items()
            ]
            lanes.sort(key=lambda lane: lane.index)
            at = {line.pk for line in stops}
            stations.append(Station(milestone, lanes, [la for la in lanes if la.line.pk in at]))
        return stations
