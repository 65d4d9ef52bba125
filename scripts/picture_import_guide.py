"""Takes the pictures of docs/import.md again, from the sample files on a site that is thrown away.

Each scene goes on where the one before it ended, so all of them are taken together.
"""

from guide_pictures import ROOT, take, window

SAMPLES = ROOT / "samples"
MAIN = ".import-buttons--main button.button"

STAGE = """
import os
from django.contrib.auth.models import Group, User
from companies.models import Colleague

user = User.objects.create_user(
    os.environ["GUIDE_NAME"], password=os.environ["GUIDE_PASSWORD"],
    first_name="Anna", last_name="Beispiel",
)
user.groups.set(Group.objects.filter(name="Leitung Kontaktstelle"))
Colleague.objects.create(user=user, office="dresden")
"""


def upload(page):
    page.goto("/admin/desk/imports/")
    return window(page, 560)


def file(page):
    send(page, "kontakte-muster.xlsx")
    return window(page)


def columns(page):
    page.click(MAIN)
    page.wait_for_url("**/columns/")
    page.locator(".import-column--asks, fieldset.import-column__more").first.evaluate(
        "(one) => one.scrollIntoView({block: 'center'})"
    )
    return window(page)


def check(page):
    answer(page)
    return window(page)


def report(page):
    bring_in(page)
    return window(page, 720)


def doubtful(page):
    send(page, "济南联系人-样例.csv")
    page.click(MAIN)
    page.wait_for_url("**/columns/")
    answer(page)
    page.goto(f"{page.url.split('?')[0]}?show=doubtful")
    return window(page)


def undo(page):
    page.goto(page.url.split("?")[0])
    bring_in(page)
    page.click("a[href$='/undo/']")
    return window(page, 560)


def send(page, name):
    page.goto("/admin/desk/imports/")
    page.set_input_files("[name=file]", SAMPLES / name)
    page.click(".import-upload button")
    page.wait_for_url("**/file/")


def answer(page):
    """The first choice for every question."""
    for question in page.locator("fieldset.import-column__more").all():
        question.locator("input").first.check()
    page.locator(MAIN).first.click()
    page.wait_for_url("**/check/")


def bring_in(page):
    page.click("[value=start]")
    page.locator("#import-report").wait_for()


SCENES = {
    "upload": upload,
    "file": file,
    "columns": columns,
    "check": check,
    "report": report,
    "doubtful": doubtful,
    "undo": undo,
}


if __name__ == "__main__":
    take("import", SCENES, "", STAGE)
