"""Without JavaScript, and on paper, nothing is missing."""

import re
from html import unescape

import pytest

from tests.every_page import address
from timeline.models import MilestonePage

pytestmark = pytest.mark.django_db

# Every text node that paper or screen would not show.
HIDDEN_TEXTS = """(selector) => {
  const texts = document.createTreeWalker(
    document.querySelector(selector), NodeFilter.SHOW_TEXT);
  const hidden = [];
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() && !parent.closest(".visually-hidden, summary, svg")
        && !parent.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true }))
      hidden.push(texts.currentNode.data.trim());
  }
  return hidden;
}"""


def milestones(language):
    real = MilestonePage.objects.live().filter(locale__language_code=language).in_order()
    assert real.count() == 19
    return real


def plain(html):
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def squeezed(text):
    """Without white space: marks and line ends put some in where the source has none."""
    return re.sub(r"\s|\u00ad", "", text)


def texts_of(milestone):
    return [milestone.title, milestone.date_text, milestone.summary, plain(milestone.body)]


def test_every_text_can_be_read_without_script(new_page, language):
    page = new_page(java_script_enabled=False)
    page.goto(address("history", language))
    text = squeezed(page.locator("#milestones").text_content())

    for milestone in milestones(language):
        for expected in texts_of(milestone):
            assert squeezed(expected) in text


def test_a_folded_text_opens_without_script(new_page, language):
    page = new_page(java_script_enabled=False)
    page.goto(address("history", language))

    page.locator("summary").first.click()

    assert page.locator("details .prose").first.is_visible()


def test_the_whole_site_can_be_walked_without_script(new_page, language):
    page = new_page(java_script_enabled=False)
    page.goto(address("home", language))

    page.locator(".welcome .button").click()
    page.locator(".legend a").first.click()
    page.locator("article.milestone h3 a").first.click()
    page.locator(".languages a").first.click()

    assert page.locator("h1").is_visible()


def test_paper_shows_every_text(page, language):
    page.goto(address("history", language))

    page.emulate_media(media="print")

    assert page.evaluate(HIDDEN_TEXTS, "#milestones") == []


def test_the_check_of_paper_would_notice_a_folded_text(page):
    page.goto(address("history", "de"))

    assert page.evaluate(HIDDEN_TEXTS, "#milestones") != []


def test_paper_shows_every_picture(page, language):
    page.goto(address("history", language))
    page.emulate_media(media="print")

    shown = page.locator("article.milestone img").evaluate_all(
        "all => all.map((one) => one.checkVisibility() && one.getBoundingClientRect().width > 100)"
    )

    assert len(shown) >= 12
    assert all(shown)


def test_the_history_becomes_several_pages_of_paper(page, language):
    page.goto(address("history", language))

    pdf = page.pdf(format="A4")

    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 3
