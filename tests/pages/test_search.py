"""Search finds what a visitor means, in one language at a time, and nothing that is not public."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import PageViewRestriction

from jadepark.pages.search import TooLong, search
from tests.every_page import add_milestone_in_german_only
from timeline.models import MilestonePage, Organisation, Person, Place, Topic

MORE = (
    "More than %(most)s pages were found for “%(query)s”; these are the first %(most)s. "
    "Add a word to find fewer."
)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]


def titles(query, language):
    return [page.title for page in search(query, language)]


def ask(client, query, language="de"):
    with translation.override(language):
        url = reverse("search")
    return client.get(url, {"q": query})


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize(
    ("query", "language", "title"),
    [
        ("高新区", "zh-hans", "签署意向书"),
        ("欧洲科技", "zh-hans", "欧洲科技与经济园区在济南揭幕"),
        ("济南", "de", "Das Büro wird eröffnet"),
        ("Buro", "de", "Das Büro wird eröffnet"),
        ("Büro", "de", "Das Büro wird eröffnet"),
        ("Buero", "de", "Das Büro wird eröffnet"),
        ("eröffnen", "de", "Das Büro wird eröffnet"),
        ("Koop", "de", "Kooperationszone in Jinan genehmigt"),
        ("Hilbert Eröffnung", "de", "Das Büro wird eröffnet"),
        ("opening", "en", "The office opens"),
        ("Meissner", "en", "The office opens"),
        ("27. August 2013", "de", "Das Büro wird eröffnet"),
        ("Impressum", "de", "Impressum"),
    ],
)
def test_is_found(query, language, title):
    assert title in titles(query, language)


@pytest.mark.parametrize("query", ["Jinan", "Jǐnán", "jinan"])
def test_a_chinese_page_is_found_by_its_pinyin(query):
    assert "签署意向书" in titles(query, "zh-hans")


@pytest.mark.parametrize(
    ("query", "language"),
    [("Geschäftsstellenleiterin", "de"), ("head of the office", "en"), ("办事处负责人", "zh-hans")],
)
def test_a_milestone_is_found_by_what_somebody_was_in_it(query, language):
    assert search(query, language)


@pytest.mark.parametrize(
    ("model", "key", "field"),
    [
        (Place, "jinan", "name_de"),
        (Topic, "opening", "name_de"),
        (Organisation, "jinan-dresden-office", "name_de"),
        (Person, "rita-meissner", "family_name"),
    ],
)
def test_a_renamed_record_is_found_by_its_new_name(
    model, key, field, django_capture_on_commit_callbacks
):
    record = model.objects.get(key=key)
    setattr(record, field, "Zwiebelmuster")

    with django_capture_on_commit_callbacks(execute=True):
        record.save()

    for title, language in (("Das Büro wird eröffnet", "de"), ("The office opens", "en")):
        assert title in titles("Zwiebelmuster", language)


def test_the_count_is_honest_where_not_everything_is_shown(client, monkeypatch):
    for module in ("search", "views"):
        monkeypatch.setattr(f"jadepark.pages.{module}.MOST_RESULTS", 2)

    shown = soup(ask(client, "Jinan"))

    assert len(shown.select(".results li")) == 2
    with translation.override("de"):
        sentence = gettext(MORE) % {"most": 2, "query": "Jinan"}
    assert " ".join(shown.select_one("main [role=status]").get_text().split()) == sentence


def test_only_the_language_of_the_address_is_searched():
    for language in ("de", "en", "zh-hans"):
        found = search("Jinan" if language != "zh-hans" else "济南", language)

        assert found
        assert {page.locale.language_code for page in found} == {language}


def test_what_stands_in_the_title_comes_first():
    found = titles("Kooperationszone", "de")
    in_title = ["Kooperationszone" in title for title in found]

    assert any(in_title)
    assert not all(in_title)
    assert in_title == sorted(in_title, reverse=True)


@pytest.mark.parametrize("hidden", ["draft", "private", "expired", "past its time", "deleted"])
def test_what_is_not_public_is_not_found(client, hidden):
    milestone = add_milestone_in_german_only(title="Regenbogenforelle", slug="forelle")
    public = add_milestone_in_german_only(title="Regenbogenfisch", slug="fisch")
    if hidden == "draft":
        milestone.unpublish()
    if hidden == "private":
        PageViewRestriction.objects.create(page=milestone, restriction_type="login")
    if hidden == "expired":
        MilestonePage.objects.filter(pk=milestone.pk).update(live=False, expired=True)
    if hidden == "past its time":
        an_hour_ago = timezone.now() - datetime.timedelta(hours=1)
        MilestonePage.objects.filter(pk=milestone.pk).update(expire_at=an_hour_ago)
    if hidden == "deleted":
        milestone.delete()

    assert titles("Regenbogen", "de") == [public.title]
    assert "Regenbogenforelle" not in ask(client, "Regenbogen").content.decode()


HOSTILE = [
    '" OR *',
    "'",
    "NEAR(",
    "a AND NOT b",
    "title:x",
    "^*",
    "🙂",
    "((((",
    "%_\\",
    "'; DROP TABLE wagtailcore_page; --",
    "<script>alert(1)</script>",
    "Büro:*|!&",
    "\u202e\ufeff",
    "高" * 200,
    "a " * 99,
]


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_question_is_only_a_question(client, query):
    response = ask(client, query)

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_question_of_ten_thousand_characters_gets_a_sentence(client):
    response = ask(client, "x" * 10_000)
    problem = soup(response).select_one("#search-problem").get_text()

    assert response.status_code == 200
    assert "10000" in problem
    assert "200" in problem
    assert soup(response).select_one("#q")["value"] == "x" * 200


def test_the_longest_question_is_still_searched():
    assert search("x" * 200, "de") == []

    with pytest.raises(TooLong):
        search("x" * 201, "de")


def test_without_a_question_there_is_only_the_form(client):
    page = soup(ask(client, "  "))

    assert page.select("form.search input[name=q]")
    assert page.select(".results, .nothing, #search-problem") == []


def test_nothing_found_says_so_and_what_to_try(client):
    page = soup(ask(client, "Xylophon"))

    assert "Xylophon" in page.select_one(".nothing").get_text()


@pytest.mark.parametrize("language", ["de", "en", "zh-hans"])
def test_results_lead_to_pages_that_answer(client, language):
    links = soup(ask(client, "2013", language)).select(".results a")

    assert links
    assert {client.get(link["href"]).status_code for link in links[:3]} == {200}


def test_many_results_ask_no_more_questions_than_few(django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert len(search("Jinan", "de")) > 10
