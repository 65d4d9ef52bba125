"""The history as a visitor asked for it: what is shown, along which lines, and how to ask else."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .lanes import years_of

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


class History:
    """`milestones` in order; `query` is the request's: ort, thema and jahr narrow it together."""

    def __init__(self, milestones, query):
        self.all = milestones
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
        return years_of(self.shown, self.lines)
