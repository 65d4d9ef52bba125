"""A company that stands there twice becomes one, and two again."""

import subprocess
import sys

import pytest

from tests.browser.fill_merge import NAMES, PASSWORD
from tests.browser.own_site import browsed_copy, site_url  # noqa: F401
from tests.database import ROOT

WIDTHS = (1280, 390)
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def _filled(browsed_copy):  # noqa: F811
    subprocess.run(
        [sys.executable, "-m", "tests.browser.fill_merge"],
        cwd=ROOT,
        env=browsed_copy.environment(),
        check=True,
    )


@pytest.fixture
def open_company(_filled, signed_in):
    """The page of the one that is to stay."""

    def open_page(language, **options):
        page = signed_in(f"merge-{language}", PASSWORD, **options)
        page.goto("/admin/desk/organisations/")
        page.locator("main a", has_text=f"{NAMES[language]} GmbH").first.click()
        page.locator(".record__head").wait_for()
        return page

    return open_page


def choose_other(page, language):
    page.locator('.record__actions a[href$="/merge/"]').click()
    page.fill("#merge-other", NAMES[language])
    page.press("#merge-other", "Enter")
    page.locator(".hit__name", has_text=f"{NAMES[language]} AG").click()
    page.locator(".merge").wait_for()


def undo(page):
    page.locator(".record__merged button").click()
    page.locator(".record__head").wait_for()


@pytest.mark.parametrize("scripted", [True, False], ids=["", "without-script"])
def test_two_become_one_and_two_again(open_company, scripted):
    page = open_company("en", java_script_enabled=scripted)
    company = page.url

    choose_other(page, "en")
    other = page.url.rstrip("/").split("/")[-1]
    page.check("[name=city][value=merged]")
    page.check("[name=notes][value=both]")
    page.click(".merge__confirm button")

    assert page.url == company
    assert page.locator(".record__facts").inner_text().count("Twicemade") == 2
    assert "Leipzig" in page.locator(".record__head").inner_text()
    page.goto(f"/admin/desk/organisations/{other}/")
    assert page.url == company

    undo(page)

    assert page.locator(".record__merged").count() == 0
    assert "Dresden" in page.locator(".record__head").inner_text()
    page.goto(f"/admin/desk/organisations/{other}/")
    assert "Twicemade AG" in page.locator(".record__head").inner_text()


def test_axe_finds_nothing_on_the_way(open_company, axe, language):
    page, found = open_company(language), {}

    def look(screen):
        found[screen] = axe.faults(page, WIDTHS, TOO_WIDE)

    page.locator('.record__actions a[href$="/merge/"]').click()
    page.locator(".merge-choose").wait_for()
    look("choose")
    page.locator(".hit__name").first.click()
    page.locator(".merge").wait_for()
    look("side by side")
    page.click(".merge__confirm button")
    page.locator(".record__merged").wait_for()
    look("merged")
    undo(page)
    look("undone")

    assert {where: faults for where, faults in found.items() if faults} == {}
