"""Takes the pictures of docs/desk.md again, from generated samples on a site that is thrown away.

.venv/bin/python scripts/picture_desk_guide.py             all of them
.venv/bin/python scripts/picture_desk_guide.py conflict    those whose name contains “conflict”
"""

import sys

from guide_pictures import settle, sign_in, take, window

COLLEAGUE, LEAD = "bo", "clara"
COMPANY = "济南德达样例能源有限公司"

# Two colleagues and their lead, a few of the samples' open follow-ups that are theirs, and a
# company that stands there twice.
STAGE = f"""
import datetime
import os
from django.contrib.auth.models import Group, User
from django.utils import timezone
from companies.actions import index
from companies.models import Colleague, FollowUp, Organisation, OrganisationName

users = []
for name in (os.environ["GUIDE_NAME"], "{COLLEAGUE}", "{LEAD}"):
    user = User.objects.create_user(
        name, password=os.environ["GUIDE_PASSWORD"], first_name=name.title(), last_name="Beispiel"
    )
    user.groups.set(Group.objects.filter(name="Kontaktstelle"))
    Colleague.objects.create(user=user, office="dresden")
    users.append(user)
users[2].groups.set(Group.objects.filter(name="Leitung Kontaktstelle"))

twice = Organisation.objects.create(
    is_sample=True, country="CN", city="Tsinan", website="www.deda-sample.example", founded=2004
)
for text, script in (("Jinan Deda Sample Energy", "Latn"), ("济南德达样例能源", "Hans")):
    OrganisationName.objects.create(organisation=twice, text=text, script=script)
index.organisation(twice)

open_ones = list(FollowUp.objects.open().order_by("-due_on", "pk"))
for task, days in zip(open_ones, (-4, 0, 0, 3), strict=False):
    task.assignee, task.due_on = users[0], timezone.localdate() + datetime.timedelta(days=days)
    task.save()
FollowUp.objects.filter(pk__in=[task.pk for task in open_ones[4:]]).update(assignee=users[1])
"""


def start(page):
    page.goto("/admin/desk/")
    return window(page, 720)


def empty_form(page):
    """Without what the scene before had typed."""
    page.goto("/admin/desk/")
    page.evaluate("sessionStorage.clear()")
    page.goto("/admin/desk/log/")


def log(page):
    empty_form(page)
    page.locator("[name=organisation-0-text]").press_sequentially("jinan deda")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    return window(page, 620)


def new(page):
    """A company that is not here yet, with the number it called from."""
    empty_form(page)
    page.fill("[name=organisation-0-text]", "济南鸿运样例精密机械有限公司")
    page.keyboard.press("Escape")
    page.select_option("[name=organisation-0-country]", "CN")
    page.fill("[name=organisation-0-city]", "Jinan")
    page.fill("[name=organisation-0-reach]", "0531 0000 9876")
    page.fill("[name=person-0-text]", "曾丽华")
    page.keyboard.press("Escape")
    return window(page, 720)


def alike(page):
    empty_form(page)
    page.fill("[name=organisation-0-text]", "济南德达能源")
    page.keyboard.press("Escape")
    page.select_option("[name=organisation-0-country]", "CN")
    page.fill("[name=subject]", "Bittet um Unterlagen zur Messe")
    page.click("[data-log-save]")
    page.locator("[data-log-question]").wait_for()
    page.evaluate("scrollTo(0, 0)")
    return window(page, 760)


def open_company(page):
    page.goto("/admin/desk/")
    page.fill("#desk-search", COMPANY)
    page.press("#desk-search", "Enter")
    page.locator("main a", has_text="Deda").first.click()
    page.locator(".record__head").wait_for()


def organisation(page):
    open_company(page)
    return window(page)


def conflict(page):
    """The colleague saves another city while the form is open here."""
    open_company(page)
    edit = page.url + "edit/"
    page.goto(edit)
    other = page.context.browser.new_page(base_url=page.url.split("/admin/")[0], locale="de-DE")
    sign_in(other, COLLEAGUE)
    other.goto(edit)
    other.fill("[name=city]", "Zibo")
    other.locator("main form [type=submit], main form [data-save-once]").last.click()
    settle(other)
    other.close()
    page.fill("[name=city]", "Qingdao")
    page.locator("main form [type=submit], main form [data-save-once]").last.click()
    page.locator(".conflict").wait_for()
    return window(page, 560)


def merge(page):
    """By the lead, with a second record of the company that somebody entered in a hurry."""
    lead = page.context.browser.new_page(
        base_url=page.url.split("/admin/")[0], locale="de-DE", viewport=page.viewport_size
    )
    sign_in(lead, LEAD)
    open_company(lead)
    lead.locator(".record__actions a", has_text="Zusammenführen").click()
    lead.locator(".hit__name").first.click()
    lead.locator(".merge").wait_for()
    picture = window(lead)
    lead.close()
    return picture


def figures(page):
    page.goto("/admin/desk/figures/")
    return window(page)


SCENES = {
    "start": start,
    "log": log,
    "new": new,
    "alike": alike,
    "organisation": organisation,
    "conflict": conflict,
    "merge": merge,
    "figures": figures,
}


if __name__ == "__main__":
    take("desk", SCENES, sys.argv[1] if len(sys.argv) > 1 else "", STAGE, "--samples")
