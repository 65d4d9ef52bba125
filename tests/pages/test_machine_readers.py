"""What search engines, feed readers and link previews are told."""

import json
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests.every_page import LANGUAGES, add_milestone_in_german_only, address
from timeline.models import MilestonePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SECRET = "Regenbogenforelle"


@pytest.fixture(params=["draft", "private", "expired"])
def hidden(request):
    """A milestone that nobody may read."""
    milestone = add_milestone_in_german_only(title=SECRET, slug=SECRET.lower())
    if request.param == "draft":
        milestone.unpublish()
    if request.param == "private":
        PageViewRestriction.objects.create(page=milestone, restriction_type="login")
    if request.param == "expired":
        MilestonePage.objects.filter(pk=milestone.pk).update(live=False, expired=True)
    return milestone


def xml(response):
    return ElementTree.fromstring(response.content)


def path(url):
    return "/" + url.split("/", 3)[3]


def entries(sitemap):
    """{path: {language: path}} of a sitemap."""
    return {
        path(url.find(f"{SITEMAP}loc").text): {
            link.get("hreflang"): path(link.get("href")) for link in url.findall(f"{XHTML}link")
        }
        for url in sitemap.findall(f"{SITEMAP}url")
    }


def test_the_sitemap_holds_every_public_page_with_its_other_languages(client):
    found = entries(xml(client.get("/sitemap.xml")))

    public = {page.url for page in Page.objects.live().public().filter(depth__gt=1)}
    assert set(found) == {url for url in public if url}
    assert found["/en/history/"] == {
        "de": "/de/geschichte/",
        "en": "/en/history/",
        "zh-Hans": "/zh-hans/lishi/",
        "x-default": "/de/geschichte/",
    }


def test_a_page_in_german_only_has_no_other_language_in_the_sitemap(client):
    found = entries(xml(client.get("/sitemap.xml")))
    german = address("milestone in German only", "de")

    assert found[german] == {"de": german, "x-default": german}


def test_what_is_not_public_is_nowhere(client, hidden):
    for url in ("/sitemap.xml", "/de/feed/milestones.xml", "/de/", "/de/geschichte/"):
        answer = client.get(url).content.decode()

        assert SECRET not in answer
        assert SECRET.lower() not in answer


def test_robots_are_led_to_the_sitemap_and_away_from_staff(client):
    answer = client.get("/robots.txt")

    assert answer.headers["Content-Type"] == "text/plain"
    assert "Disallow: /admin/" in answer.content.decode().splitlines()
    assert "Sitemap: http://localhost:8000/sitemap.xml" in answer.content.decode().splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["milestones", "news"])
def test_a_feed_is_atom_in_its_language(client, language, name):
    response = client.get(f"/{language}/feed/{name}.xml")
    feed = xml(response)

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang").lower() == language
    assert feed.findtext(f"{ATOM}title")
    assert feed.findtext(f"{ATOM}updated")
    for entry in feed.findall(f"{ATOM}entry"):
        link = path(entry.find(f"{ATOM}link").get("href"))
        assert link.startswith(f"/{language}/")
        assert all(entry.findtext(ATOM + part) for part in ("id", "title", "updated", "summary"))


def test_the_feed_of_milestones_starts_with_what_was_published_last(client):
    old_event = MilestonePage.objects.live().filter(locale__language_code="de").in_order().first()
    MilestonePage.objects.filter(pk=old_event.pk).update(first_published_at=timezone.now())

    feed = xml(client.get("/de/feed/milestones.xml"))

    assert feed.find(f"{ATOM}entry").findtext(f"{ATOM}title") == old_event.title


def test_a_control_character_does_not_end_the_feed(client):
    milestone = MilestonePage.objects.live().filter(locale__language_code="de").first()
    MilestonePage.objects.filter(pk=milestone.pk).update(summary="aus Word\x0beingefügt")

    feed = xml(client.get("/de/feed/milestones.xml"))

    summaries = [entry.findtext(f"{ATOM}summary") for entry in feed.findall(f"{ATOM}entry")]
    assert sum(text.endswith("aus Wordeingefügt") for text in summaries) == 1


def structured(client, url):
    """{type: data} of a page."""
    page = BeautifulSoup(client.get(url).content, "html.parser")
    found = [json.loads(one.string) for one in page.select('script[type="application/ld+json"]')]
    return {one["@type"]: one for one in found}


@pytest.mark.parametrize(
    ("slug", "dates"),
    [
        ("das-buero-wird-eroeffnet", {"startDate": "2013-08-27"}),
        ("absichtserklaerung-unterzeichnet", {"startDate": "2012-05"}),
        ("dresden-und-jinan-beschliessen-den-austausch", {"startDate": "2011"}),
    ],
)
def test_an_event_says_no_more_than_is_known(client, slug, dates):
    event = structured(client, f"/de/geschichte/{slug}/")["Event"]

    assert {name: value for name, value in event.items() if name.endswith("Date")} == dates
    assert event["inLanguage"] == "de"
    assert event["url"].endswith(f"/de/geschichte/{slug}/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_breadcrumbs_lead_from_the_home_page(client, language):
    crumbs = structured(client, address("milestone", language))["BreadcrumbList"]

    links = [path(one["item"]) for one in crumbs["itemListElement"]]

    assert links == [address(kind, language) for kind in ("home", "history", "milestone")]
    assert [one["position"] for one in crumbs["itemListElement"]] == [1, 2, 3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_says_who_runs_it(client, language):
    office = structured(client, address("home", language))["Organization"]

    assert office["name"]
    assert office["url"] == "http://localhost:8000"
    assert {"telephone", "email", "address"} & office.keys() == set()


def test_an_article_says_when_it_appeared(client):
    article = structured(client, address("article", "de"))["NewsArticle"]

    assert article["headline"] == "Besuch aus Jinan"
    assert article["datePublished"]


def test_a_title_cannot_end_the_structured_data(client):
    title = "</script><script>alert(1)</script>"
    MilestonePage.objects.filter(slug="das-buero-wird-eroeffnet").update(title=title)

    url = address("milestone", "de")

    assert structured(client, url)["Event"]["name"] == title
    assert "<script>alert" not in client.get(url).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_preview_has_words_and_a_picture(client, language):
    page = BeautifulSoup(client.get(address("milestone", language)).content, "html.parser")
    told = {one["property"]: one["content"] for one in page.select("meta[property^='og:']")}

    assert told["og:type"] == "article"
    assert path(told["og:url"]) == address("milestone", language)
    assert "1200" in told["og:image"]
    assert all(told.values())


def test_the_favicon_is_where_old_browsers_look_for_it(client):
    assert client.get("/favicon.ico").url.endswith("img/favicon.ico")
