"""axe-core on a page that a browser shows, wide and narrow, by day and by night."""

from tests.database import ROOT

SCRIPT = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1280, 390, 320)
# axe reads -webkit-text-fill-color, which Chromium reports as it was before it was forced.
FORCED = {"rules": {"color-contrast": {"enabled": False}}}
# By night nothing but the colours is another.
BY_NIGHT = {"runOnly": ["color-contrast", "link-in-text-block"]}
# The one rule that waits for files wants sounds and films; style sheets are fetched for none.
_ALWAYS = {"resultTypes": ["violations"], "preload": {"assets": ["media"]}}
_RUN = """async ([selector, options]) => {
  const { violations } = await axe.run(selector ?? document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}"""
# What fades in has other colours half-way.
_SETTLE = """document.getAnimations().forEach((one) => {
  if (Number.isFinite(one.effect.getComputedTiming().endTime)) one.finish();
  else one.cancel();
})"""


class Axe:
    def __init__(self):
        self._script = SCRIPT.read_text()

    def violations(self, page, options=(), within=None):
        """`within`: a selector; None for the whole page."""
        # Evaluated by the browser's driver: the page's own policy would refuse a script element.
        if not page.evaluate("'axe' in window"):
            page.evaluate(self._script)
        page.evaluate(_SETTLE)
        return page.evaluate(_RUN, [within, {**_ALWAYS, **dict(options)}])

    def faults(self, page, widths=WIDTHS, too_wide=None, nights=None):
        """{(width, “light” or “dark”): violations} where there are any. `too_wide`: a script that
        says whether anything is wider than the screen, or what; that is a fault as well. `nights`:
        the widths that are looked at by night too; None for all."""
        found = {}
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            found[width, "light"] = self.violations(page)
            if too_wide:
                found[width, "wide"] = page.evaluate(too_wide)
            if nights is None or width in nights:
                page.emulate_media(color_scheme="dark")
                found[width, "dark"] = self.violations(page, BY_NIGHT)
        return {look: faults for look, faults in found.items() if faults}
