"""The pages of single records and their forms: axe finds nothing, and nothing is too wide."""

import json
import subprocess
import sys

import pytest

from tests.browser.fill_records import PASSWORD
from tests.browser.own_site import browsed_copy, site_url  # noqa: F401
from tests.browser.signing_in import sign_in
from tests.database import ROOT

SCREENS = (
    "organisations/{organisation}/",
    "organisations/{organisation}/print/",
    "organisations/{organisation}/edit/",
    "organisations/add/",
    "people/{person}/",
    "people/{person}/print/",
    "people/{person}/edit/",
    "people/add/",
    "interactions/{interaction}/",
    "interactions/{interaction}/edit/",
    "follow-ups/{follow_up}/edit/",
    "follow-ups/add/?organisation={organisation}",
    "colleagues/",
)
WIDTHS = (1280, 390)
TOO_WIDE = """() => [...document.querySelectorAll(".nice-padding *")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def examples(browsed_copy):  # noqa: F811
    filled = subprocess.run(
        [sys.executable, "-m", "tests.browser.fill_records"],
        cwd=ROOT,
        env=browsed_copy.environment(),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(filled.stdout.splitlines()[-1])


@pytest.fixture
def lead(examples, signed_in, language):
    return signed_in(f"records-{language}", PASSWORD)


def test_axe_finds_nothing_on_any_record_or_form(lead, examples, axe):
    found = {}

    for screen in SCREENS:
        lead.goto("/admin/desk/" + screen.format(**examples))
        found[screen] = axe.faults(lead, WIDTHS, TOO_WIDE, nights=(390,))

    assert {screen: faults for screen, faults in found.items() if faults} == {}


def test_a_record_is_opened_changed_and_saved_by_keyboard_alone(lead, examples, language):
    lead.goto("/admin/desk/organisations/{organisation}/".format(**examples))
    edit = lead.locator(".record__actions a[href$='/edit/']")

    tab_to(lead, edit)
    lead.keyboard.press("Enter")
    lead.wait_for_url("**/edit/")
    notes = lead.locator("textarea[name=notes]")
    tab_to(lead, notes)
    lead.keyboard.type(f"Noted by keyboard: {language}")
    tab_to(lead, lead.locator("[data-save-once]"))
    lead.keyboard.press("Enter")

    lead.wait_for_url("**/organisations/*/")
    assert f"Noted by keyboard: {language}" in lead.locator("main").inner_text()


def test_a_form_outlives_the_session_in_which_it_was_opened(lead, examples, language):
    lead.goto("/admin/desk/organisations/{organisation}/edit/".format(**examples))
    lead.fill("textarea[name=notes]", f"Not lost: {language}")
    lead.context.clear_cookies()

    lead.click("[data-save-once]")
    with lead.expect_popup() as opened:
        lead.click("[data-not-sent=signed-out] a")
    sign_in(opened.value, f"records-{language}", PASSWORD)
    opened.value.close()
    lead.click("[data-save-once]")

    lead.wait_for_url("**/organisations/*/")
    assert f"Not lost: {language}" in lead.locator("main").inner_text()


def tab_to(page, target):
    for _ in range(120):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("No number of tabs led there.")
