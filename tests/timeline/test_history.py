"""What a visitor of the history sees of what is stored: which milestones, in which order, where."""

import datetime
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.every_page import add_milestone_in_german_only, address, page_in
from tests.many_milestones import add_milestones
from timeline.dates import PRECISIONS
from timeline.models import MilestonePage, TimelinePage

pytestmark = pytest.mark.django_db
GERMAN = "/de/geschichte/"


@pytest.fixture
def timeline():
    return page_in(TimelinePage, "de")


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def shown(response):
    return [words(heading) for heading in soup(response).select(".milestone h3")]


def titles(milestones):
    return [one.title for one in milestones]


def counter(response):
    return words(soup(response).select_one(".filters__count"))


def words(element):
    return " ".join(element.get_text().split())


def by_date(milestone):
    """What is less exact comes first; the office's own order decides within one date."""
    return (
        milestone.start_date,
        PRECISIONS.index(milestone.start_precision),
        milestone.position,
    )


def test_all_milestones_stand_there_in_order(client, timeline):
    milestones = list(timeline.milestones())

    response = client.get(GERMAN)

    assert len(milestones) == 19
    assert shown(response) == titles(sorted(milestones, key=by_date))
    assert counter(response) == "19 Meilensteine"


def test_the_order_and_the_anchors_are_the_same_in_every_language(client):
    anchors = [
        [one["id"] for one in soup(client.get(address("history", language))).select(".milestone")]
        for language in ("de", "en", "zh-hans")
    ]

    assert anchors[0] == anchors[1] == anchors[2]
    assert len(set(anchors[0])) == 19
    assert all(anchor.startswith("m-") for anchor in anchors[0])


@pytest.mark.parametrize("hidden", ["draft", "private", "expired", "private parent"])
def test_what_is_not_public_does_not_show(client, timeline, hidden):
    milestone = add_milestone_in_german_only(title="Darf niemand sehen")
    if hidden == "private":
        PageViewRestriction.objects.create(page=milestone, restriction_type="login")
    if hidden == "draft":
        milestone.unpublish()
    if hidden == "expired":
        MilestonePage.objects.filter(pk=milestone.pk).update(live=False, expired=True)
    if hidden == "private parent":
        PageViewRestriction.objects.create(page=timeline, restriction_type="login")

    assert "Darf niemand sehen" not in titles(timeline.milestones())
    assert "Darf niemand sehen" not in client.get(GERMAN).content.decode()


def test_a_place_keeps_its_stations(client, timeline):
    finland = {"vantaa", "helsinki"}
    expected = [
        one for one in timeline.milestones() if finland & {place.key for place in one.places}
    ]

    response = client.get(GERMAN, {"ort": "finland"})

    assert shown(response) == titles(expected)
    assert counter(response) == f"{len(expected)} von 19 Meilensteinen"


def test_a_topic_keeps_its_milestones(client, timeline):
    expected = [one for one in timeline.milestones() if "agreement" in {t.key for t in one.topics}]

    assert shown(client.get(GERMAN, {"thema": "agreement"})) == titles(expected)


def test_a_year_keeps_its_milestones(client, timeline):
    expected = [one for one in timeline.milestones() if one.start_date.year == 2015]

    assert shown(client.get(GERMAN, {"jahr": "2015"})) == titles(expected)


def test_choices_narrow_together(timeline):
    choices = {"ort": "jinan", "thema": "agreement", "jahr": "2012"}
    alone = [set(titles(timeline.history({name: value}).shown)) for name, value in choices.items()]

    together = timeline.history(choices)

    assert set(titles(together.shown)) == alone[0] & alone[1] & alone[2]
    assert together.shown


def test_a_link_adds_its_choice_and_keeps_the_others(timeline):
    history = timeline.history({"ort": "jinan"})
    link = next(one for one in history.topic_choices if one.key == "agreement")

    assert parse_qs(link.url.removeprefix("?")) == {"ort": ["jinan"], "thema": ["agreement"]}


def test_a_chosen_link_takes_its_choice_back(timeline):
    history = timeline.history({"ort": "jinan", "thema": "agreement"})
    current = next(one for one in history.place_choices if one.is_current)

    assert current.url == "?thema=agreement"


def test_each_link_says_how_many_it_leads_to(timeline):
    history = timeline.history({"thema": "agreement"})

    for choice in history.place_choices:
        asked = {"ort": choice.key, "thema": "agreement"}
        assert choice.count == len(timeline.history(asked).shown)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ort", "<script>alert(1)</script>"),
        ("thema", '"><img src=x onerror=alert(1)>'),
        ("jahr", "99999"),
        ("jahr", "-1"),
        ("ort", "x" * 10_000),
        ("thema", "100 %s"),
        ("ort", "🙂"),
    ],
)
def test_an_unknown_choice_gets_a_sentence_and_loses_nothing(client, name, value):
    response = client.get(GERMAN, {name: value})
    text = response.content.decode()

    assert response.status_code == 200
    assert words(soup(response).select_one(".filters__problem")).startswith("In dieser Geschichte")
    assert len(shown(response)) == 19
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "x" * 61 not in text


def test_an_unknown_choice_leaves_the_others_in_force(timeline):
    history = timeline.history({"ort": "atlantis", "thema": "agreement"})

    assert titles(history.shown) == titles(timeline.history({"thema": "agreement"}).shown)
    assert len(history.problems) == 1
    assert "atlantis" in history.problems[0]


def test_an_empty_result_offers_ways_back(client):
    response = client.get(GERMAN, {"ort": "finland", "jahr": "2011"})
    links = [link["href"] for link in soup(response).select(".nothing a")]

    assert counter(response) == "0 von 19 Meilensteinen"
    assert links == [
        "?jahr=2011#milestones",
        "?ort=finland#milestones",
        "/de/geschichte/#milestones",
    ]


def test_a_history_without_milestones_says_so(client):
    MilestonePage.objects.all().delete()

    response = client.get(GERMAN)

    assert response.status_code == 200
    assert "noch keine Meilensteine" in soup(response).select_one(".nothing").get_text()


def test_milestones_of_one_day_keep_their_position(timeline):
    day = datetime.date(2015, 6, 1)
    for title, position in (("Zweite", 20), ("Erste", 10)):
        add_milestone_in_german_only(
            title=title, slug=title.lower(), start_date=day, position=position
        )

    of_day = [one.title for one in timeline.milestones() if one.start_date == day]

    assert of_day == ["Erste", "Zweite"]


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return [query["sql"] for query in queries]


def test_any_number_of_milestones_asks_the_same_few_questions(client, timeline):
    of_19 = queries_of(client, GERMAN)
    add_milestones(timeline, 481)

    of_500 = queries_of(client, GERMAN)

    assert counter(client.get(GERMAN)) == "500 Meilensteine"
    assert len(of_500) == len(of_19) <= 15
