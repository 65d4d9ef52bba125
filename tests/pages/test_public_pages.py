"""Every public page, in its own language, under the strict policy, beside its translations."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale

from tests.every_page import (
    KINDS,
    LANGUAGES,
    ONLY_GERMAN,
    add_milestone_in_german_only,
    address,
    page_in,
    sorts,
)
from timeline.models import MilestonePage, TimelinePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'self'; "
    "base-uri 'none'"
)
BCP47 = {"de": "de", "en": "en", "zh-hans": "zh-Hans"}
# Pages that exist in all three languages.
TRANSLATED = ("home", "history", "milestone", "office", "contact", "imprint", "privacy", "news")
SITE = "http://localhost:8000"


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def hrefs(page, selector):
    return [link["href"] for link in page.select(selector)]


@pytest.mark.parametrize(("kind", "language"), sorts())
def test_a_page_answers_in_its_language_and_sets_nothing(client, kind, language):
    response = client.get(address(kind, language))
    page = soup(response)

    assert response.status_code == (404 if kind == "no page" else 200)
    assert response.headers["Content-Security-Policy"] == POLICY
    assert response.cookies == {}
    assert page.html["lang"] == BCP47[language]
    assert page.select("[style], style") == []
    assert [one.get("src") for one in page.select("script:not([type])") if not one.get("src")] == []


@pytest.mark.parametrize("kind", TRANSLATED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_itself_and_its_translations(client, kind, language):
    page = soup(client.get(address(kind, language)))

    alternates = {one["hreflang"]: one["href"] for one in page.select("link[hreflang]")}

    assert hrefs(page, "link[rel=canonical]") == [SITE + address(kind, language)]
    assert alternates == {
        **{BCP47[code]: SITE + address(kind, code) for code in LANGUAGES},
        "x-default": SITE + address(kind, "de"),
    }


@pytest.mark.parametrize("kind", TRANSLATED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switcher_stays_on_the_page(client, kind, language):
    page = soup(client.get(address(kind, language)))

    others = [address(kind, code) for code in LANGUAGES if code != language]

    assert hrefs(page, ".languages a") == others
    assert page.select(".languages__missing") == []


def test_a_chosen_filter_is_not_what_search_engines_keep(client):
    page = soup(client.get("/de/geschichte/?ort=jinan"))

    assert hrefs(page, "link[rel=canonical]") == [SITE + "/de/geschichte/"]
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("kind", ["page in German only", "milestone in German only"])
def test_what_is_in_german_only_is_read_in_the_frame_of_ones_language(client, kind, language):
    page = soup(client.get(address(kind, language)))

    assert page.html["lang"] == BCP47[language]
    assert page.select_one("article").find_parent(lang=True)["lang"] == "de"
    assert page.select_one(".notice") is not None
    assert hrefs(page, "link[rel=canonical]") == [SITE + address(kind, "de")]
    assert page.select("link[hreflang]") == []


@pytest.mark.parametrize("kind", ["page in German only", "milestone in German only"])
def test_in_german_nobody_is_told_that_a_page_is_german(client, kind):
    page = soup(client.get(address(kind, "de")))

    assert page.select(".notice, main [lang=de]") == []


def test_the_switcher_says_honestly_that_a_translation_is_missing(client):
    page = soup(client.get(address("page in German only", "de")))

    links = page.select(".languages a.languages__missing")

    assert [link["href"] for link in links] == [f"/en/{ONLY_GERMAN}/", f"/zh-hans/{ONLY_GERMAN}/"]
    assert all("nur auf Deutsch" in link["title"] for link in links)
    assert all(link["title"] in link.get_text() for link in links)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_history_lists_what_is_not_translated_yet(client, language):
    page = soup(client.get(address("history", language)))

    links = page.select(".untranslated a")

    assert [(link["href"], link["lang"]) for link in links] == [
        (address("milestone in German only", language), "de")
    ]


def test_a_german_path_leads_to_the_translation_once_there_is_one(client):
    for language in ("en", "zh-hans"):
        response = client.get(f"/{language}/geschichte/das-buero-wird-eroeffnet/")

        assert (response.status_code, response.url) == (302, address("milestone", language))


def test_a_german_draft_is_in_no_frame(client):
    MilestonePage.objects.get(slug=ONLY_GERMAN).unpublish()

    assert client.get(address("milestone in German only", "en")).status_code == 404


def test_a_translation_that_is_still_a_draft_is_not_shown(client):
    german = MilestonePage.objects.get(slug=ONLY_GERMAN)
    english = german.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title, english.slug = "Only a draft so far", "draft"
    english.save()

    page = soup(client.get(address("history", "en")))

    assert client.get("/en/history/draft/").status_code == 404
    assert "Only a draft so far" not in page.get_text()
    assert client.get(address("milestone in German only", "en")).status_code == 200


def test_a_picture_without_translated_words_keeps_the_german_ones_marked(client):
    english = MilestonePage.objects.get(slug="the-office-opens")
    english.pictures.update(alt_text="", caption="")

    image = soup(client.get(address("milestone", "en"))).select_one("article .figure img")

    assert image["alt"] == "Eine Tür öffnet sich, Licht fällt heraus."
    assert image["lang"] == "de"


def test_names_in_another_language_are_marked(client):
    german = soup(client.get(address("milestone", "de")))
    chinese = soup(client.get(address("milestone", "zh-hans")))

    assert german.select('main [lang="zh-Hans"]')
    assert "Rita Meißner" in [one.get_text() for one in chinese.select('main [lang="de"]')]


def test_neighbours_are_the_public_milestones_before_and_after(client):
    add_milestone_in_german_only(
        title="Entwurf", slug="entwurf", live=False, start_date="2013-08-28"
    )
    in_order = list(page_in(TimelinePage, "de").milestones())
    at = [one.slug for one in in_order].index("das-buero-wird-eroeffnet")

    page = soup(client.get(address("milestone", "de")))

    expected = [in_order[at - 1].url, in_order[at + 1].url]
    assert hrefs(page, ".neighbours [rel=prev], .neighbours [rel=next]") == expected


def test_the_first_and_the_last_milestone_have_one_neighbour(client):
    in_order = list(page_in(TimelinePage, "de").milestones())

    for milestone in (in_order[0], in_order[-1]):
        assert len(soup(client.get(milestone.url)).select(".neighbours [rel]")) == 1


def test_the_home_page_shows_nothing_that_is_not_public(client):
    add_milestone_in_german_only(
        title="Ganz neu und geheim", slug="geheim", live=False, start_date="2030-01-01"
    )

    assert "geheim" not in client.get(address("home", "de")).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_it_is_in_words_of_its_own(client, language):
    kinds = [
        kind for kind in KINDS if kind not in ("no page",) and "?" not in address(kind, language)
    ]
    pages = [soup(client.get(address(kind, language))) for kind in kinds]

    descriptions = [page.select_one("meta[name=description]")["content"] for page in pages]
    titles = [page.title.get_text() for page in pages]

    assert all(descriptions)
    assert len(set(descriptions)) == len(set(titles)) == len(pages)
    assert all(page.select("link[rel=icon]") for page in pages)
    assert all(page.select_one("meta[property='og:image']")["content"] for page in pages)


@pytest.mark.parametrize(
    ("accepted", "home"),
    [
        ("de", "/de/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("zh-CN,zh;q=0.9", "/zh-hans/"),
        ("zh-TW", "/zh-hans/"),
        ("zh", "/zh-hans/"),
        ("fr", "/de/"),
        ("fr, en;q=0.5", "/en/"),
        ("", "/de/"),
        ("x" * 5000, "/de/"),
    ],
)
def test_the_first_visit_is_led_to_the_browsers_language(client, accepted, home):
    response = client.get("/", headers={"accept-language": accepted})

    assert (response.status_code, response.url) == (302, home)
    assert "accept-language" in response.headers["Vary"].lower()
    assert response.cookies == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_wins_over_the_browsers_language(client, language):
    response = client.get(address("home", language), headers={"accept-language": "fr, en, de"})

    assert soup(response).html["lang"] == BCP47[language]
