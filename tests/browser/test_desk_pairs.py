"""Screens that come up on the way: possible duplicates, a conflict, and the change of many."""

import subprocess
import sys

import pytest

from tests.browser.fill_lists import PASSWORD
from tests.browser.fill_pairs import FIRM
from tests.browser.own_site import browsed_copy, site_url  # noqa: F401
from tests.browser.test_desk_merge import TOO_WIDE
from tests.database import ROOT

LISTS = ["of=organisation", "of=person", "of=organisation&told=1", "of=person&told=1"]


@pytest.fixture(scope="module")
def _filled(browsed_copy):  # noqa: F811
    subprocess.run(
        [sys.executable, "-m", "tests.browser.fill_pairs"],
        cwd=ROOT,
        env=browsed_copy.environment(),
        check=True,
    )


@pytest.fixture
def at_desk(_filled, signed_in, language):
    return signed_in(f"lists-{language}", PASSWORD)


@pytest.mark.parametrize("query", LISTS)
def test_axe_finds_nothing_among_possible_duplicates(at_desk, axe, query):
    at_desk.goto(f"/admin/desk/duplicates/?{query}")

    is_empty = query == "of=person&told=1"
    assert (at_desk.locator(".pair").count() == 0) is is_empty
    assert axe.faults(at_desk, too_wide=TOO_WIDE) == {}


def test_axe_finds_nothing_where_two_changed_the_same(at_desk, axe, language):
    address = edit_address(at_desk)
    at_desk.goto(address)
    colleague = at_desk.context.new_page()
    colleague.goto(address)

    save(colleague, "address", f"Hauptstraße 1, {language}")
    save(at_desk, "address", f"Nebenstraße 2, {language}")

    at_desk.locator("form.conflict").wait_for()
    assert axe.faults(at_desk, too_wide=TOO_WIDE) == {}


def test_axe_finds_nothing_before_many_are_changed(at_desk, axe):
    at_desk.goto("/admin/desk/organisations/")
    at_desk.check("[name=everything]")
    at_desk.locator(".desk-ticking button").click()

    at_desk.locator(".desk-chosen").wait_for()
    assert axe.faults(at_desk, too_wide=TOO_WIDE) == {}


def edit_address(page):
    page.goto("/admin/desk/organisations/")
    page.locator("main a", has_text=f"{FIRM} AG").first.click()
    page.locator(".record__head").wait_for()
    return f"{page.url}edit/"


def save(page, field, text):
    page.fill(f"[name={field}]", text)
    with page.expect_navigation():
        page.locator("form.desk-form button.button[data-save-once]").last.click()
