"""The map in the head of the history, and the list of places beside it."""

import pytest
from bs4 import BeautifulSoup

from tests.every_page import page_in
from timeline.city_map import CityMap
from timeline.models import Line, MilestonePlace, Place, TimelinePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline():
    return page_in(TimelinePage, "de")


@pytest.fixture
def without_line(timeline):
    place = Place.objects.create(
        key="meissen", name_de="Meißen", name_en="Meissen", latitude="51.1636", longitude="13.4775"
    )
    milestone = timeline.milestones().first()
    milestone.milestone_places.add(MilestonePlace(place=place, sort_order=9))
    milestone.save()
    return place


def listed(client, timeline):
    page = BeautifulSoup(client.get(timeline.url).content, "html.parser")
    return page.select(".map__places li")


def test_every_place_of_the_history_is_listed_once_beside_the_map(client, timeline):
    named = {place.name_de for one in timeline.milestones() for place in one.places}

    items = listed(client, timeline)

    assert len(items) == len(named)
    assert all(any(name in item.get_text() for item in items) for name in named)
    assert not any(item.find_parent(class_="visually-hidden") for item in items)


def test_a_place_without_a_line_is_listed_last_and_has_no_point(client, timeline, without_line):
    city_map = CityMap(timeline.history({}))
    last = listed(client, timeline)[-1]

    assert "Meißen" in last.get_text()
    assert not last.get("class")
    assert city_map.places[-1] == without_line
    assert len(city_map.points) == len(timeline.history({}).lines)


def test_lines_of_one_name_have_a_point_each(timeline):
    points = len(CityMap(timeline.history({})).points)

    Line.objects.update(name_de="Dresden")

    assert len({(one.x, one.y) for one in CityMap(timeline.history({})).points}) == points
