"""The search box in a browser, by keyboard alone: a combobox that answers in any script."""

import re
import subprocess
import sys

import pytest

from tests.browser.axe import FORCED
from tests.browser.fill_search import PASSWORD
from tests.database import ROOT

BOX = "#desk-search"
OPTIONS = ".search-box [role=option]"
SUGGEST = "**/admin/desk/suggest/"
WIDTHS = (1280, 390, 320)
TOO_WIDE = """() => [...document.querySelectorAll(".search-box *, .hits *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def _filled(browsed_copy):
    subprocess.run(
        [sys.executable, "-m", "tests.browser.fill_search"],
        cwd=ROOT,
        env=browsed_copy.environment(),
        check=True,
    )


@pytest.fixture
def open_search(_filled, signed_in):
    def open_page(language="en", **options):
        page = signed_in(f"search-{language}", PASSWORD, **options)
        page.goto("/admin/desk/search/")
        return page

    return open_page


def type_and_wait(page, text):
    page.keyboard.type(text)
    page.wait_for_selector(OPTIONS)


def chosen(page):
    """The text of the option that a screen reader is at."""
    active = page.get_attribute(BOX, "aria-activedescendant")
    return page.text_content(f"#{active}") if active else ""


def test_a_record_is_opened_by_keyboard_alone(open_search):
    page = open_search()

    page.keyboard.press("/")
    type_and_wait(page, "elb")
    assert page.get_attribute(BOX, "aria-expanded") == "true"
    assert page.text_content(".search-box [role=status]") == "4 matches"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert "Elbwerk 1" in chosen(page)
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/organisations/\d+/$"))
    assert "Elbwerk 1" in page.title()


def test_the_arrows_lead_round_by_way_of_the_field(open_search):
    page = open_search()
    page.focus(BOX)
    type_and_wait(page, "elb")

    page.keyboard.press("ArrowUp")
    last = chosen(page)
    page.keyboard.press("ArrowDown")

    assert last
    assert chosen(page) == ""


def test_escape_closes_and_tab_moves_on(open_search):
    page = open_search()
    page.focus(BOX)
    type_and_wait(page, "elb")

    page.keyboard.press("Escape")
    assert page.get_attribute(BOX, "aria-expanded") == "false"
    assert page.input_value(BOX) == "elb"
    page.keyboard.type("w")
    page.wait_for_selector(OPTIONS)
    page.keyboard.press("Tab")

    assert page.locator(OPTIONS).first.is_hidden()
    assert page.evaluate("document.activeElement.type") == "submit"


def test_enter_without_a_choice_shows_all_with_the_reasons(open_search):
    page = open_search()
    page.focus(BOX)
    type_and_wait(page, "第二机床")

    page.keyboard.press("Enter")

    page.wait_for_selector(".hit__reason")
    assert page.text_content(".hit__reason") == "former name: 济南第二机床厂"
    assert page.url.endswith("/admin/desk/search/")


def test_nothing_is_asked_while_chinese_is_being_composed(open_search):
    page = open_search()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.focus(BOX)
    session = page.context.new_cdp_session(page)

    for text in ("e", "er", "erj"):
        session.send("Input.imeSetComposition", composition(text))
    page.wait_for_timeout(400)
    assert [url for url in asked if "suggest" in url] == []
    session.send("Input.insertText", {"text": "二机床"})
    page.wait_for_selector(OPTIONS)

    assert "济南二机床" in page.text_content(OPTIONS)


def composition(text):
    return {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}


def test_the_enter_that_ends_a_composition_sends_nothing(open_search):
    page = open_search()
    page.focus(BOX)
    type_and_wait(page, "elb")
    page.keyboard.press("ArrowDown")

    page.evaluate(
        """document.querySelector("#desk-search").dispatchEvent(new KeyboardEvent("keydown",
        { key: "Enter", isComposing: true, bubbles: true, cancelable: true }))"""
    )

    assert page.input_value(BOX) == "elb"
    assert chosen(page)


def test_an_answer_that_comes_late_is_dropped(open_search):
    page = open_search()
    held = []
    page.route(SUGGEST, lambda route: route.continue_() if held else held.append(route))
    page.focus(BOX)

    page.keyboard.type("jier")
    page.wait_for_timeout(300)
    page.keyboard.press("ControlOrMeta+a")
    type_and_wait(page, "elbwerk")
    page.wait_for_timeout(200)

    assert len(held) == 1
    assert all("Elbwerk" in text for text in page.locator(OPTIONS).all_text_contents())


def test_without_a_connection_it_is_said(open_search):
    page = open_search()
    page.route(SUGGEST, lambda route: route.abort())
    page.focus(BOX)

    page.keyboard.type("elb")

    page.get_by_text("The suggestions cannot be reached.").wait_for(state="attached")


def test_n_opens_the_log_form_but_not_while_typing(open_search):
    page = open_search()
    page.focus(BOX)
    page.keyboard.type("n")
    assert page.input_value(BOX) == "n"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")

    page.keyboard.press("n")

    page.wait_for_url("**/admin/desk/log/")


def test_the_search_needs_no_script(open_search):
    page = open_search(java_script_enabled=False)
    page.fill(BOX, "elb")

    page.click(".search-box [type=submit]")

    assert page.locator(".hit").count() == 4


def test_axe_finds_nothing_on_the_search(open_search, axe, language):
    page = open_search(language)
    found = {}

    for text in ("", "elb", "nirgends"):
        page.fill(BOX, text)
        with page.expect_navigation():
            page.press(BOX, "Enter")
        found[text] = axe.faults(page, WIDTHS, TOO_WIDE)

    assert {text: faults for text, faults in found.items() if faults} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_open_list(open_search, axe, scheme):
    page = open_search(color_scheme=scheme)
    page.focus(BOX)
    type_and_wait(page, "二机")
    page.keyboard.press("ArrowDown")

    assert axe.violations(page) == []


def test_axe_finds_nothing_on_the_open_list_in_forced_colours(open_search, axe):
    page = open_search(forced_colors="active")
    page.focus(BOX)
    type_and_wait(page, "elb")

    assert axe.violations(page, FORCED) == []
