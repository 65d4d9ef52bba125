"""Both sample files, from the upload to the report, and one of them undone again."""

import re
import subprocess
import sys

import pytest

from tests.browser.fill_import import PASSWORD
from tests.browser.own_site import browsed_copy, site_url  # noqa: F401
from tests.database import ROOT

GERMAN = ROOT / "samples" / "kontakte-muster.xlsx"
CHINESE = ROOT / "samples" / "济南联系人-样例.csv"
FAIR = "Messe 2015"
# Rows of the Chinese file whose firms stand in the German one too: see samples/README.md.
PLANTED = [15, 35, 55, 76, 96]
WIDTHS = (1280, 390)
MAIN = ".import-buttons--main button.button"
# Wider than the screen, other than what is scrolled by itself.
TOO_WIDE = """() => [...document.querySelectorAll("main .nice-padding *")]
  .filter((one) => !one.closest(".import-scroll") && one.checkVisibility())
  .filter((one) => !one.closest(".w-sr-only"))
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def _filled(browsed_copy):  # noqa: F811
    subprocess.run(
        [sys.executable, "-m", "tests.browser.fill_import"],
        cwd=ROOT,
        env=browsed_copy.environment(),
        check=True,
    )


@pytest.fixture
def desk(_filled, signed_in):
    def open_desk(language="en", **options):
        return signed_in(f"import-{language}", PASSWORD, **options)

    return open_desk


def upload(page, file):
    page.goto("/admin/desk/imports/")
    page.set_input_files("[name=file]", file)
    page.click(".import-upload button")
    page.wait_for_url("**/file/")


def check(page):
    """Every question of the columns is answered with its first choice."""
    page.click(MAIN)
    page.wait_for_url("**/columns/")
    for question in page.locator("fieldset.import-column__more").all():
        question.locator("input").first.check()
    page.locator(MAIN).first.click()
    page.wait_for_url("**/check/")


def bring_in(page):
    page.click("[value=start]")
    page.wait_for_url(re.compile(r"/imports/\d+/$"))


def rows_by_kind(page):
    """{“all rows”: 126, …}."""
    tabs = [tab.split("\n") for tab in page.locator(".import-tabs a").all_inner_texts()]
    return {" ".join(words): int(count) for *words, count in tabs}


def rows_of(page, kind):
    """The numbers of the rows of one kind, in the file."""
    place = page.url.split("?")[0].split("#")[0]
    page.goto(f"{place}?show={kind}")
    numbers = page.locator(".import-row__number").all_inner_texts()
    page.goto(place)
    return [int(number) for number in numbers]


def test_both_samples_come_in_to_the_last_row(desk):
    page = desk()

    upload(page, GERMAN)
    check(page)
    bring_in(page)
    assert rows_by_kind(page)["all rows"] == 126
    assert not {"rejected", "still waiting"} & set(rows_by_kind(page))

    page.click("form[action$='/sheet/'] button")
    page.select_option("[name=sheet]", FAIR)
    page.click("[name=show]")
    check(page)
    bring_in(page)
    assert rows_by_kind(page)["all rows"] == 24

    upload(page, CHINESE)
    check(page)
    known = sorted([*rows_of(page, "doubtful"), *rows_of(page, "update")])
    assert [number for number in PLANTED if number not in known] == []
    for number in rows_of(page, "doubtful"):
        decide(page, number)
    bring_in(page)
    assert rows_by_kind(page)["all rows"] == 110
    assert not {"rejected", "still waiting"} & set(rows_by_kind(page))

    page.click("a[href$='/undo/']")
    page.click(".import-plan button")
    page.wait_for_url(re.compile(r"/imports/\d+/$"))
    assert rows_by_kind(page) == {"all rows": 110, "undone": 110}


def decide(page, number):
    """The planted ones are the same, all the others are not."""
    decision = "use" if number in PLANTED else "new"
    page.goto(page.url.split("?")[0].split("#")[0] + "?show=doubtful")
    page.click(f"#row-{number} button[value={decision}]")
    page.wait_for_load_state()


def test_a_row_is_corrected_by_keyboard_alone(desk):
    page = desk()
    upload(page, {"name": "a.csv", "mimeType": "text/csv", "buffer": b"Firma,Ort\n,Dresden\n"})
    check(page)

    page.focus("#row-2 summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**edit=2**")
    page.focus("#cell-0")
    page.keyboard.type("Muster GmbH")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"check/\?(?!.*edit)"))

    assert rows_by_kind(page) == {"all rows": 1, "new": 1}


def test_a_file_comes_in_without_a_script(desk):
    page = desk(java_script_enabled=False)
    csv = b"Firma,Ort\nOhne Skript Muster GmbH,Dresden\n"
    upload(page, {"name": "b.csv", "mimeType": "text/csv", "buffer": csv})

    page.click(MAIN)
    page.locator(MAIN).first.click()
    page.goto(page.url)
    page.click("[value=start]")
    page.goto(page.url)

    assert rows_by_kind(page) == {"all rows": 1, "new records": 1}


def faults_of(page, axe):
    """What axe finds and what is too wide."""
    # A click has gone out; the page that answers it is there when nothing more is asked for.
    page.wait_for_timeout(500)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = true)")
    return axe.faults(page, WIDTHS, TOO_WIDE, nights=(390,))


def test_axe_finds_nothing_on_any_step(desk, axe, language):
    page = desk(language)
    found = {}

    def look(step):
        found[step] = faults_of(page, axe)

    page.goto("/admin/desk/imports/")
    look("upload")
    csv = (
        "公司名称,联系人,国家,首次联系\n"
        f"济南样例机械有限公司{language},王伟,火星,4/1/13\n"
        ",,德国,31.02.2014\n"
    ).encode("gb18030")
    upload(page, {"name": "c.csv", "mimeType": "text/csv", "buffer": csv})
    look("readings")
    if page.locator("[value=gb18030]").count():
        page.check("[value=gb18030]")
        page.click("[name=show]")
        look("file")
    page.click(MAIN)
    page.wait_for_url("**/columns/")
    look("columns")
    page.locator(MAIN).first.click()
    look("question")
    page.locator("fieldset.import-column__more input").first.check()
    page.locator(MAIN).first.click()
    page.wait_for_url("**/check/")
    look("check")
    page.goto(page.url + "?edit=3")
    look("correction")
    bring_in(page)
    look("report")
    page.click("a[href$='/undo/']")
    look("undo")

    assert {step: faults for step, faults in found.items() if faults} == {}


def test_the_first_rows_of_a_file_are_scrolled_within_their_frame(desk):
    page = desk(width=390)
    upload(page, GERMAN)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
