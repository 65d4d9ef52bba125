"""axe-core finds nothing on any kind of page, in any language and width, by day and by night."""

import pytest

from tests.database import ROOT
from tests.every_page import KINDS, address

SCRIPT = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1280, 390, 320)
SCHEMES = ("light", "dark")
# axe reads -webkit-text-fill-color, which Chromium reports as it was before it was forced.
FORCED = {"color-contrast": {"enabled": False}}
RUN = """async (rules) => {
  const options = { resultTypes: ["violations"], rules: rules ?? {} };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}"""


@pytest.fixture(scope="session")
def axe():
    if not SCRIPT.exists():
        pytest.skip("axe-core is missing. Install Node with npm, then: make test")
    return SCRIPT.read_text()


def violations(page, axe, rules=()):
    # Evaluated by the browser's driver: the page's own policy would refuse a script element.
    page.evaluate(axe)
    return page.evaluate(RUN, dict(rules))


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page, axe, kind, language):
    page.goto(address(kind, language))
    found = {}

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found[width, scheme] = violations(page, axe)

    assert {look: faults for look, faults in found.items() if faults} == {}


@pytest.mark.parametrize("kind", ["home", "history", "milestone"])
def test_axe_finds_nothing_in_forced_colours(new_page, axe, kind, language):
    page = new_page(forced_colors="active")
    page.goto(address(kind, language))

    assert violations(page, axe, FORCED) == []


def test_axe_finds_nothing_in_unfolded_text(page, axe, language):
    page.goto(address("history", language))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert violations(page, axe) == []
