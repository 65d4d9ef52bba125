"""axe-core finds nothing on any kind of page, in any language and width, by day and by night."""

import pytest

from tests.browser.axe import FORCED
from tests.every_page import KINDS, address


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page, axe, kind, language):
    page.goto(address(kind, language))

    assert axe.faults(page) == {}


@pytest.mark.parametrize("kind", ["home", "history", "milestone"])
def test_axe_finds_nothing_in_forced_colours(new_page, axe, kind, language):
    page = new_page(forced_colors="active")
    page.goto(address(kind, language))

    assert axe.violations(page, FORCED) == []


def test_axe_finds_nothing_in_unfolded_text(page, axe, language):
    page.goto(address("history", language))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert axe.violations(page) == []


def test_axe_looks_by_day_and_by_night_and_at_every_width(page, axe):
    page.goto(address("home", "en"))
    page.evaluate("document.querySelector('img').removeAttribute('alt')")
    page.evaluate("""document.styleSheets[0].insertRule(
      "@media (prefers-color-scheme: dark) { h1 { color: #333 !important } }"
    )""")

    found = axe.faults(page, widths=(1280, 390), too_wide="['h1']")

    assert found[1280, "wide"] == found[390, "wide"] == ["h1"]
    for width in (1280, 390):
        assert any(fault.startswith("image-alt") for fault in found[width, "light"])
        assert any(fault.startswith("color-contrast") for fault in found[width, "dark"])
