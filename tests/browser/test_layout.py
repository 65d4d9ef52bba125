"""The pages keep their shape: at any width, by night, while scrolling, for those who want calm."""

import pytest

from tests.every_page import KINDS, address

LANDMARKS = ["home", "history", "milestone", "office", "search", "page in German only"]
# A window of 1280 × 1024 pixels at 400 % zoom is 320 × 256 CSS pixels.
NARROW = {"a small phone": (320, 640), "400 % zoom": (320, 256)}
DARK_PAPER = "rgb(18, 26, 24)"
WIDER_THAN_THE_WINDOW = """() => {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth <= clientWidth) return [];
  return [`${scrollWidth} > ${clientWidth}`, ...[...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
    .map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`)];
}"""


@pytest.mark.parametrize("size", NARROW.values(), ids=NARROW)
def test_nothing_has_to_be_scrolled_sideways(new_page, size, language):
    page = new_page(*size)
    wide = {}

    for kind in KINDS:
        page.goto(address(kind, language))
        wide[kind] = page.evaluate(WIDER_THAN_THE_WINDOW)

    assert {kind: parts for kind, parts in wide.items() if parts} == {}


def test_unfolded_texts_fit_into_a_small_phone(new_page, language):
    page = new_page(320)
    page.goto(address("history", language))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert page.evaluate(WIDER_THAN_THE_WINDOW) == []


@pytest.mark.parametrize("kind", LANDMARKS)
def test_by_night_the_paper_is_dark(new_page, kind):
    page = new_page(color_scheme="dark")
    page.goto(address(kind, "de"))

    assert paper(page) == DARK_PAPER


def paper(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_footer_ends_a_short_page_at_the_end_of_the_window(new_page):
    page = new_page(1280, 1400)
    page.goto(address("search without result", "de"))

    assert end_of_footer(page) == pytest.approx(1400, abs=1)


def test_the_footer_ends_a_long_page(new_page):
    page = new_page(390, 700)
    page.goto(address("history", "de"))

    page.evaluate("scrollTo(0, 1000)")
    assert end_of_footer(page) > 700
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert end_of_footer(page) == pytest.approx(700, abs=1)


def end_of_footer(page):
    return page.evaluate("document.querySelector('.site-footer').getBoundingClientRect().bottom")


def test_the_menus_take_two_rows_of_the_smallest_phone(new_page, language):
    page = new_page(320)
    page.goto(address("history", language))

    assert page.locator(".site-header").bounding_box()["height"] < 130


def test_the_years_stay_in_sight_while_the_history_passes(page):
    page.goto(address("history", "de"))

    page.locator("article.milestone").last.scroll_into_view_if_needed()

    assert page.locator(".years").bounding_box()["y"] == pytest.approx(0, abs=1)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_chosen_year_comes_to_stand_right_under_the_years(new_page, width):
    page = new_page(width)
    page.goto(address("history", "de"))

    page.locator(".years a", has_text="2015").click()
    page.wait_for_timeout(500)

    years, heading = page.locator(".years").bounding_box(), page.locator("#y2015").bounding_box()
    assert 0 <= heading["y"] + heading["height"] - (years["y"] + years["height"]) < 200


def test_an_anchor_leads_to_its_milestone(new_page):
    page = new_page(390, 700)
    page.goto(address("history", "de"))
    anchors = page.locator("article.milestone").evaluate_all("all => all.map((one) => one.id)")

    page.goto("about:blank")
    page.goto(f"{address('history', 'de')}#{anchors[-4]}")
    page.wait_for_timeout(500)

    assert 0 <= page.locator(f"#{anchors[-4]} h3").bounding_box()["y"] < 300


def test_the_year_that_is_being_read_is_marked(page):
    page.goto(address("history", "de"))

    page.locator(".years a", has_text="2015").click()

    page.wait_for_selector('.years a[aria-current="true"]:has-text("2015")')


def test_who_wants_less_motion_gets_none(new_page):
    page = new_page(reduced_motion="reduce")
    page.goto(address("history", "de"))

    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
          return transitionDuration.split(", ").some((time) => parseFloat(time) > 0.01)
            || animationName !== "none" || scrollBehavior === "smooth";
        }).map((one) => one.className)"""
    )
    assert moving == []
