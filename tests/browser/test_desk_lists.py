"""The lists of the desk in a browser: wide and narrow, by day and by night, by keyboard alone."""

import subprocess
import sys

import pytest

from tests.browser.fill_lists import PASSWORD
from tests.browser.own_site import browsed_copy, site_url  # noqa: F401
from tests.database import ROOT

LISTS = ["organisations", "people", "interactions", "follow-ups"]
SCREENS = [
    *LISTS,
    "organisations/?kind=media",
    "organisations/?country=XX",
    "people/?rows=25",
    "exports/",
]
WIDTHS = (1280, 390)
# Wider than the column that all of the screen stands in.
TOO_WIDE = """() => [...document.querySelectorAll("main .nice-padding *")]
  .filter((one) => one.getBoundingClientRect().right >
    document.querySelector(".desk-filters").getBoundingClientRect().right + 1)
  .filter((one) => one.checkVisibility())
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def _filled(browsed_copy):  # noqa: F811
    subprocess.run(
        [sys.executable, "-m", "tests.browser.fill_lists"],
        cwd=ROOT,
        env=browsed_copy.environment(),
        check=True,
    )


@pytest.fixture
def open_list(_filled, signed_in):
    def open_page(address, language="en", **options):
        page = signed_in(f"lists-{language}", PASSWORD, **options)
        page.goto(f"/admin/desk/{address}")
        return page

    return open_page


def test_axe_finds_nothing_in_any_list(open_list, axe, language):
    page = open_list("", language)
    found = {}

    for screen in SCREENS:
        page.goto(f"/admin/desk/{screen}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        found[screen] = axe.faults(page, WIDTHS)

    assert {screen: faults for screen, faults in found.items() if faults} == {}


def test_a_long_export_tells_how_far_it_is(open_list, axe, language):
    page = open_list("exports/", language)

    page.locator(".export-rows a").click()

    assert page.locator("progress").get_attribute("value") == "2500"
    assert axe.violations(page) == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_no_list_is_wider_than_the_screen(open_list, width, language):
    page = open_list("", language, width=width)
    found = {}

    for name in LISTS:
        page.goto(f"/admin/desk/{name}/")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        found[name] = page.evaluate(TOO_WIDE)

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_list_is_filtered_by_keyboard_alone(open_list):
    page = open_list("organisations/")

    page.focus(".desk-filters summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("media")
    page.keyboard.press("Enter")
    page.focus(".desk-filters button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisations/?*kind=media*")

    assert page.inner_text(".desk-chips li:first-child").startswith("Kind: media")
    page.focus(".desk-chips li:first-child a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisations/?")
    assert page.locator(".desk-list tbody tr").count() == 30


def test_the_pages_are_turned_by_keyboard_alone(open_list):
    page = open_list("organisations/?rows=25")

    page.focus("a[rel=next]")
    page.keyboard.press("Enter")
    page.wait_for_url("**after=*")

    assert page.locator(".desk-list tbody tr").count() == 5


def test_one_tick_ticks_the_page_and_the_ticked_ones_are_shown(open_list):
    page = open_list("organisations/?rows=25")

    page.focus("[data-tick-page]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bulk/organisations/")

    assert page.inner_text(".desk-list__count") == "25 entries will be changed:"
    assert page.locator(".desk-chosen li").count() == 21


def test_rows_are_ticked_and_changed_without_script(open_list):
    page = open_list("organisations/", java_script_enabled=False)

    page.check(".desk-list tbody tr:first-child input")
    page.click(".desk-ticking button")
    page.select_option("[name=what]", "status:dormant")
    page.click(".desk-small-form button")

    assert "1 record was changed." in page.text_content(".messages")
