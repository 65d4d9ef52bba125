"""Everything can be reached with the keyboard, in the order of reading, and is seen when it is."""

import pytest

from tests.every_page import address

FOCUSED = """() => {
  const one = document.activeElement;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
  const { width, height, top, bottom } = one.getBoundingClientRect();
  return {
    name: one.textContent.trim() || one.getAttribute("aria-label") || one.name,
    href: one.getAttribute("href"),
    isSeen: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
    outline: `${outlineStyle} ${outlineWidth} ${outlineColor}`,
    position: one.compareDocumentPosition(document.body),
  };
}"""


def tab_through(page, how_many):
    stops = []
    for _ in range(how_many):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    return stops


def focusable(page):
    return page.locator("a[href], button, input, summary").count()


def test_the_first_stop_leads_past_the_menus(page, language):
    page.goto(address("history", language))

    (first,) = tab_through(page, 1)
    page.keyboard.press("Enter")

    assert first["href"] == "#content"
    assert first["isSeen"]
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("kind", ["home", "history", "milestone", "search"])
def test_every_stop_is_seen_and_outlined(page, kind):
    page.goto(address(kind, "de"))

    stops = tab_through(page, focusable(page))

    assert [one["name"] for one in stops if not one["isSeen"]] == []
    assert [one["name"] for one in stops if not one["outline"].startswith("solid 3px")] == []


def test_stops_come_in_the_order_of_the_text(page):
    page.goto(address("history", "de"))
    in_the_text = page.eval_on_selector_all(
        "a[href], summary", "all => all.map((one) => one.textContent.trim())"
    )

    stops = tab_through(page, len(in_the_text))

    assert [one["name"] for one in stops] == in_the_text


def test_a_text_is_unfolded_with_the_keyboard(page):
    page.goto(address("history", "de"))
    summary = page.locator("summary").first

    summary.focus()
    page.keyboard.press("Enter")

    assert page.locator("details").first.get_attribute("open") is not None


def test_nothing_is_a_keyboard_trap(page):
    page.goto(address("home", "de"))

    stops = tab_through(page, focusable(page))

    assert len({(one["href"], one["name"]) for one in stops}) > len(stops) / 2


def test_chosen_lines_can_be_left_again(page):
    page.goto(address("history", "de"))

    page.locator(".legend a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**ort=**")
    page.locator(".filters__all").focus()
    page.keyboard.press("Enter")

    page.wait_for_url(lambda url: "ort=" not in url)
