"""A contact is logged by keyboard alone, without a script, and without losing a word."""

import subprocess
import sys

import pytest

from tests.browser.fill_log import PASSWORD
from tests.browser.signing_in import sign_in
from tests.database import ROOT

WIDTHS = (1280, 390)
LOG, DESK = "/admin/desk/log/", "/admin/desk/"
MOST_ACTIONS = 6
SAVED = "[data-draft-saved]"
KEPT = "What you had typed and not saved is kept in this tab."
DRAFTS = "Object.keys(sessionStorage).filter((key) => key.startsWith('draft:'))"
TOO_WIDE = """() => [...document.querySelectorAll(".nice-padding *")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def _filled(browsed_copy):
    subprocess.run(
        [sys.executable, "-m", "tests.browser.fill_log"],
        cwd=ROOT,
        env=browsed_copy.environment(),
        check=True,
    )


@pytest.fixture
def at_desk(_filled, signed_in):
    """Call it for a page of a colleague of the desk: at_desk(LOG, "en", width=390)."""

    def open_page(address, language="en", **options):
        page = signed_in(f"log-{language}", PASSWORD, **options)
        page.goto(address)
        return page

    return open_page


def focused(page):
    return page.evaluate("document.activeElement.name")


def test_a_call_with_a_known_company_takes_six_keys_besides_its_words(at_desk):
    page = at_desk(LOG)
    actions = []

    def press(key):
        actions.append(key)
        page.keyboard.press(key)

    page.keyboard.type("二机床")
    page.locator("[role=option]").first.wait_for()
    press("ArrowDown")
    press("Enter")
    page.locator("[data-log-person]").first.wait_for()
    press("ArrowDown")
    press("Enter")
    page.keyboard.type("Invited to the fair")
    press("Tab")
    page.keyboard.type("He will call again on Monday.")
    press("Control+Enter")
    page.locator(SAVED).wait_for()

    assert len(actions) <= MOST_ACTIONS
    assert focused(page) == "organisation-0-text"
    assert page.evaluate(DRAFTS) == []

    page.locator(SAVED).locator("a").first.click()
    text = page.locator("#main").inner_text()
    for expected in ("Invited to the fair", "He will call again", "JIER", "Zeng Guofan"):
        assert expected in text


def test_enter_chooses_what_was_found_and_leads_on_but_saves_nothing(at_desk):
    page = at_desk(LOG)

    # Quicker than the answer: it waits for it.
    page.keyboard.type("二机床")
    page.keyboard.press("Enter")
    page.locator("[role=option][aria-selected=true]").wait_for()
    page.keyboard.press("Enter")
    assert page.input_value("[name=organisation-0-text]").startswith("JIER")

    page.keyboard.type("Neue Person")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.name === 'person-0-reach'")
    page.keyboard.press("Enter")
    assert focused(page) == "subject"
    page.keyboard.type("Fair")
    page.keyboard.press("Enter")

    assert focused(page) == "notes"
    assert page.url.endswith(LOG)


def test_a_missing_subject_is_said_in_the_readers_language(at_desk):
    page = at_desk(LOG, "de")
    page.keyboard.press("Control+Enter")

    said = "document.activeElement.validationMessage"
    assert page.evaluate(said).startswith("Der Betreff fehlt.")
    page.keyboard.type("x")
    assert page.evaluate(said) == ""


def test_the_form_opens_from_anywhere_by_keyboard(at_desk):
    page = at_desk("/admin/")

    page.keyboard.press("Control+Alt+k")
    page.wait_for_url(f"**{LOG}")

    assert focused(page) == "organisation-0-text"


def test_a_lost_session_loses_no_word(at_desk):
    page = at_desk(LOG)
    page.fill("[name=organisation-0-text]", "Neue Werke GmbH")
    page.fill("[name=subject]", "Lost")
    page.fill("[name=notes]", "Long notes")
    page.check("[name=when][value=other]", force=True)
    page.fill("[name=happened_date_year]", "2025")

    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/login/**")
    (kept,) = page.locator("[data-draft-waiting]:visible").all_inner_texts()
    assert kept.startswith(KEPT)
    sign_in(page, "log-en", PASSWORD)
    page.locator("[data-log-restored]").wait_for()

    assert page.input_value("[name=organisation-0-text]") == "Neue Werke GmbH"
    assert page.input_value("[name=notes]") == "Long notes"
    assert page.input_value("[name=happened_date_year]") == "2025"


def test_a_draft_is_its_writers_alone(at_desk):
    page = at_desk(LOG)
    page.fill("[name=notes]", "Long notes")
    page.wait_for_function(f"{DRAFTS}.length == 1")

    page.context.clear_cookies()
    page.goto("/admin/login/")
    sign_in(page, "log-de", PASSWORD)
    page.goto(LOG)

    assert page.input_value("[name=notes]") == ""
    assert page.evaluate(DRAFTS) == []


def test_nothing_typed_stays_after_signing_out(at_desk):
    page = at_desk(LOG, anew=True)
    page.fill("[name=notes]", "Long notes")
    page.wait_for_function(f"{DRAFTS}.length == 1")

    page.locator(".sidebar-footer__account").click()
    page.locator("form[action$='/logout/'] button").click()
    page.wait_for_url("**/login/**")

    assert page.evaluate(DRAFTS) == []
    assert not page.locator("[data-draft-waiting]:visible").count()


def test_a_form_of_an_older_session_leads_back_to_its_words(at_desk):
    page = at_desk(LOG)
    page.fill("[name=subject]", "Refused")
    page.fill("[name=notes]", "Long notes")
    page.context.clear_cookies(name="csrftoken")

    page.keyboard.press("Control+Enter")
    page.locator("a", has_text="Back to the form").click()
    page.locator("[data-log-restored]").wait_for()

    assert page.input_value("[name=notes]") == "Long notes"


def test_it_is_logged_without_a_script(at_desk):
    page = at_desk(LOG, java_script_enabled=False)
    page.fill("[name=organisation-0-text]", "济南二机床")
    page.fill("[name=subject]", "Without a script")
    page.click("[data-log-save]")

    page.locator("[data-log-question] input[type=radio]").first.check()
    page.click("[data-log-save]")

    assert page.locator(SAVED).is_visible()


def test_a_follow_up_is_finished_and_opened_again_in_two_clicks(at_desk):
    page = at_desk(DESK)
    before = page.locator(".today-task").count()

    page.locator(".today-tick").first.click()
    page.locator(".messages button").wait_for()
    page.wait_for_load_state()
    assert page.locator(".today-task").count() == before - 1
    page.locator(".messages button").click()
    page.locator(".messages button").wait_for(state="detached")
    page.wait_for_load_state()

    assert page.locator(".today-task").count() == before


@pytest.mark.parametrize("address", [LOG, DESK])
def test_axe_finds_nothing(at_desk, axe, address, language):
    page = at_desk(address, language)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = true)")

    assert axe.faults(page, WIDTHS) == {}


@pytest.mark.parametrize("address", [LOG, DESK])
def test_nothing_is_wider_than_a_telephone(at_desk, address, language):
    page = at_desk(address, language, width=390)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = true)")

    assert page.evaluate(TOO_WIDE) == []
