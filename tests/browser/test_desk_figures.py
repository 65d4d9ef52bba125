"""The figures in a browser: axe finds nothing on them, and they fit every screen."""

import subprocess
import sys

import pytest

from tests.browser.axe import FORCED
from tests.browser.fill_figures import PASSWORD
from tests.database import ROOT

ADDRESS = "/admin/desk/figures/?since=2026-01-01&until=2026-07-20"
WIDTHS = (1280, 390)
TOO_WIDE = """() => [...document.querySelectorAll(".figure *, .figures-ask *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def _filled(browsed_copy):
    subprocess.run(
        [sys.executable, "-m", "tests.browser.fill_figures"],
        cwd=ROOT,
        env=browsed_copy.environment(),
        check=True,
    )


@pytest.fixture
def open_figures(_filled, signed_in, language):
    """Call it for the figures, read by a lead in this language."""

    def open_page(**options):
        page = signed_in(f"figures-{language}", PASSWORD, **options)
        page.goto(ADDRESS)
        assert page.locator("svg.chart").count() == 7
        return page

    return open_page


def test_axe_finds_nothing_on_the_figures(open_figures, axe):
    page = open_figures()
    page.locator("summary").evaluate_all("all => all.forEach((one) => one.parentNode.open = true)")

    assert axe.faults(page, WIDTHS) == {}


def test_axe_finds_nothing_on_the_figures_in_forced_colours(open_figures, axe):
    assert axe.violations(open_figures(forced_colors="active"), FORCED) == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_no_figure_is_wider_than_the_screen(open_figures, width):
    assert open_figures(width=width).evaluate(TOO_WIDE) == []


def test_the_figures_need_no_script(open_figures):
    page = open_figures(java_script_enabled=False)

    page.locator(".figure__table a").first.click()

    assert "/admin/desk/organisations/" in page.url
