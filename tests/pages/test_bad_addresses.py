"""Broken, missing and hostile addresses get a page in the right language, never a server error."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from jadepark.pages.views import server_error

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]

BROKEN = ["%00", "%ff", "a%C3", "%C3%28", "%ED%A0%80", "%F8%A1%A1%A1%A1", "%c0%80"]
PLACES = [
    "/{language}/{broken}",
    "/{language}/{broken}/",
    "/{language}/?ort={broken}",
    "/{language}/?{broken}=1",
    "/{language}/search/?q={broken}",
]
SENTENCES = {
    "de": {400: "Diese Adresse", 404: "Diese Seite gibt es nicht.", 500: "Bei uns"},
    "en": {400: "This address", 404: "This page does not exist.", 500: "Something went wrong"},
    "zh-hans": {400: "无法", 404: "页面不存在。", 500: "我们"},
}


def heading(response):
    return BeautifulSoup(response.content, "html.parser").h1.get_text()


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_address_is_refused_in_the_right_language(client, language, place, broken):
    path, _mark, query = place.format(language=language, broken=broken).partition("?")

    response = client.get(path, QUERY_STRING=query)

    assert response.status_code == 400
    assert heading(response).startswith(SENTENCES[language][400])
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/%2500/", "/de/%2500/", "/de/100%25/", "/de/b%C3%BCro/"])
def test_an_address_is_decoded_once(client, path):
    assert client.get(path, follow=True).status_code == 404


@pytest.mark.parametrize("url", ["/%00", "/%ff/", "/sitemap.xml?%ff", "/static/%00", "/media/%ff"])
def test_a_broken_address_without_a_language_is_refused_in_the_browsers(client, url):
    path, _mark, query = url.partition("?")

    response = client.get(path, QUERY_STRING=query, headers={"accept-language": "en"})

    assert response.status_code == 400
    assert heading(response).startswith(SENTENCES["en"][400])


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize(
    "path",
    ["gibt-es-nicht/", "a/b/c/d/", "%F0%9F%99%82/", "..%2f..%2fetc/passwd", "x" * 3000 + "/",
     "geschichte/gibt-es-nicht/", "<script>/"],
)  # fmt: skip
def test_a_missing_page_is_missed_in_the_right_language(client, language, path):
    response = client.get(f"/{language}/{path}")

    assert response.status_code == 404
    assert heading(response) == SENTENCES[language][404]
    assert "<script>/" not in response.content.decode()


@pytest.mark.parametrize("url", ["/fr/", "/media/images/none.jpg", "/documents/1/x.pdf"])
def test_what_never_existed_is_missing(client, url):
    assert client.get(url, follow=True).status_code == 404


@pytest.mark.parametrize("parameters", ["ort=%3Cscript%3E", "jahr=99999", "seite=-1", "seite=x"])
def test_odd_parameters_break_nothing(client, parameters):
    for path in ("/de/", "/de/geschichte/", "/de/aktuelles/", "/de/kontakt/"):
        response = client.get(path, QUERY_STRING=parameters)

        assert response.status_code == 200
        assert "<script>" not in response.content.decode()


@pytest.mark.parametrize("language", SENTENCES)
def test_the_page_of_a_server_error_needs_no_database(rf, language, django_assert_num_queries):
    with translation.override(language), django_assert_num_queries(0):
        response = server_error(rf.get(f"/{language}/"))

    assert response.status_code == 500
    assert SENTENCES[language][500] in heading(response)


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_plain_pages_name_their_language(language, template):
    with translation.override(language):
        page = BeautifulSoup(render_to_string(template), "html.parser")

    assert page.html["lang"].lower() == language


def test_a_fault_of_ours_is_answered_with_a_page(monkeypatch):
    def fail(request):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("jadepark.pages.search.analyse_query", fail)
    client = Client(raise_request_exception=False)

    response = client.get("/de/suche/?q=Jinan")

    assert response.status_code == 500
    assert heading(response).startswith(SENTENCES["de"][500])


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_other_methods_change_nothing_and_break_nothing(client, method):
    assert getattr(client, method)("/de/geschichte/").status_code < 500
