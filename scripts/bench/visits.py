"""Cold visits: every one in a browser context of its own, with nothing kept from the last."""

import os

from playwright.sync_api import sync_playwright

from tests.chromium import FLAGS, executable

from .fetching import HEADERS

# Visitors come from another site. A first page would get the process of the empty one before it,
# unless its headers forbid that, as ours do: two pages would be compared by their processes.
ELSEWHERE = "data:text/html,elsewhere"
OBSERVE = """
window.seen = { tasks: [], shifts: 0 };
new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries())
  seen.tasks.push([startTime, duration]); }).observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => { for (const one of list.getEntries())
  if (!one.hadRecentInput) seen.shifts += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""
REPORT = """async () => {
  await new Promise((painted) => new PerformanceObserver((list) => {
    if (list.getEntriesByName("first-contentful-paint").length) painted();
  }).observe({ type: "paint", buffered: true }));
  const [navigation] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const after = seen.tasks.filter(([start]) => start >= paint.startTime);
  const idle = Math.max(0, ...seen.tasks.map(([start, duration]) => start + duration));
  return {
    paint: paint.startTime,
    first_byte: navigation.responseStart,
    interactive: Math.max(navigation.domContentLoadedEventEnd, idle),
    blocking: after.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
    shifts: seen.shifts,
    elements: document.querySelectorAll("*").length,
    blocking_scripts: [...document.scripts].filter((one) =>
      !one.defer && !one.async && (one.src || /^(text\\/javascript)?$/.test(one.type))).length,
  };
}"""


class Browser:
    def __enter__(self):
        path = executable()
        if path is None:
            raise SystemExit("Chromium is missing. Install it: sudo apt install chromium")
        flags = [*FLAGS, "--no-sandbox"] if os.getuid() == 0 else FLAGS
        self.driver = sync_playwright().start()
        self.chromium = self.driver.chromium.launch(executable_path=path, args=flags)
        return self

    def __exit__(self, *problem):
        self.chromium.close()
        self.driver.stop()

    def visit(self, url):
        """What the page's own clock says of one cold visit; under "bytes" what was sent."""
        with self._context() as context:
            page, finished = _listening(context)
            page.add_init_script(OBSERVE)
            page.goto(ELSEWHERE)
            finished.clear()
            page.goto(url, wait_until="networkidle")
            return page.evaluate(REPORT) | {"bytes": _bytes(finished)}

    def bodies(self, url):
        """{address: content} of everything that the page asks for."""
        with self._context() as context:
            page, finished = _listening(context)
            page.goto(url, wait_until="networkidle")
            return {one.url: one.response().body() for one in finished}

    def _context(self):
        return self.chromium.new_context(
            viewport={"width": 1280, "height": 900},
            extra_http_headers={"X-Forwarded-Proto": HEADERS["X-Forwarded-Proto"]},
        )


def _listening(context):
    """A new page, and the list that will hold its finished requests."""
    page, finished = context.new_page(), []
    page.on("requestfinished", lambda one: finished.append(one))
    return page, finished


def _bytes(requests):
    """{kind of resource: bytes as they were sent}"""
    sent = {}
    for one in requests:
        size = one.sizes()["responseBodySize"]
        sent[one.resource_type] = sent.get(one.resource_type, 0) + size
    return sent
