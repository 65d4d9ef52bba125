"""What a visit costs and tells: no other host, no cookie, no error, few bytes, few elements."""

import gzip

import pytest

from tests.every_page import KINDS, address

KILOBYTE = 1000
ALLOWED = {"no page"}


@pytest.fixture
def heard(page, site_url):
    """Everything the browser complains about, and every address it asks for elsewhere."""
    complaints = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda one: one.url.startswith(site_url) or complaints.append(f"elsewhere: {one.url}"),
    )
    page.on(
        "response",
        lambda one: one.ok or one.status == 304 or complaints.append(f"{one.status} for {one.url}"),
    )
    return complaints


def test_a_visit_stays_on_this_host_and_leaves_no_trace(page, heard, language):
    for kind in [kind for kind in KINDS if kind not in ALLOWED]:
        page.goto(address(kind, language))
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")

    assert heard == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_missing_page_asks_nobody_else(page, site_url, language):
    asked = []
    page.on("request", lambda one: asked.append(one.url))

    answer = page.goto(address("no page", language), wait_until="networkidle")

    assert answer.status == 404
    assert [url for url in asked if not url.startswith(site_url)] == []
    assert page.context.cookies() == []


def sizes(page, url):
    """{kind of resource: bytes} of a first visit; text is counted as gzip sends it."""
    answers = []
    page.on("requestfinished", lambda one: answers.append(one))
    page.goto(url, wait_until="networkidle")
    found = {}
    for one in answers:
        body = one.response().body()
        is_text = one.resource_type in ("document", "stylesheet", "script")
        size = len(gzip.compress(body)) if is_text else len(body)
        found[one.resource_type] = found.get(one.resource_type, 0) + size
    return found


def test_the_first_visit_to_the_history_is_light(page, language):
    found = sizes(page, address("history", language))

    assert sum(found.get(kind, 0) for kind in ("document", "stylesheet", "script")) <= 60 * KILOBYTE
    assert found.get("font", 0) <= 120 * KILOBYTE
    assert found.get("script", 0) <= 10 * KILOBYTE


def test_the_history_has_few_elements(page, language):
    page.goto(address("history", language))

    assert page.evaluate("document.querySelectorAll('*').length") <= 1200


def test_nothing_blocks_the_first_paint_but_the_stylesheet(page):
    page.goto(address("history", "de"))

    scripts = page.eval_on_selector_all(
        "script[src]", "all => all.filter((one) => !one.defer && !one.async).map((one) => one.src)"
    )
    assert scripts == []


def test_pictures_below_the_fold_wait_and_have_their_size(page):
    page.goto(address("history", "de"))

    assert page.locator("article.milestone img:not([loading=lazy])").count() == 0
    assert page.locator("img:not([width]), img:not([height])").count() == 0
