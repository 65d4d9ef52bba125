"""The lines of the cities: which of them a milestone stops at, where each begins and ends."""

import pytest

from tests.every_page import add_milestone_in_german_only, page_in
from timeline.models import TimelinePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline():
    return page_in(TimelinePage, "de")


def stations(timeline, **query):
    return [station for year in timeline.history(query).years for station in year.stations]


def test_a_station_stops_at_the_lines_of_its_places(timeline):
    for station in stations(timeline):
        lines = {place.line for place in station.milestone.places if place.line}
        assert {stop.line for stop in station.stops} == lines


def test_a_line_starts_at_its_first_station_and_runs_to_the_end(timeline):
    seen = set()
    for station in stations(timeline):
        starting = {lane.line for lane in station.lanes if lane.starts}
        assert starting == {stop.line for stop in station.stops} - seen
        seen |= starting
        assert {lane.line for lane in station.lanes} == seen


def test_only_the_last_station_ends_the_lines(timeline):
    *others, last = stations(timeline)

    assert all(lane.ends for lane in last.lanes)
    assert not any(lane.ends for station in others for lane in station.lanes)


def test_a_filtered_history_draws_only_the_lines_it_has(timeline):
    indexes = {
        lane.index for station in stations(timeline, ort="finland") for lane in station.lanes
    }
    used = {stop.line for station in stations(timeline, ort="finland") for stop in station.stops}

    assert indexes == set(range(len(used)))


def test_a_milestone_without_a_place_has_a_row_and_no_station(timeline):
    add_milestone_in_german_only()

    (station,) = [one for one in stations(timeline) if not one.milestone.places]

    assert station.stops == []


def test_a_year_shows_what_runs_into_it_and_nothing_that_only_starts_there(timeline):
    first, second, *_later = timeline.history({}).years

    assert first.lanes == []
    assert {lane.line.key for lane in second.lanes} == {"dresden", "jinan"}
