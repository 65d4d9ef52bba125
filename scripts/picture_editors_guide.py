"""Takes the pictures of docs/editors.md again, from a site of its own that is thrown away.

.venv/bin/python scripts/picture_editors_guide.py          all of them
.venv/bin/python scripts/picture_editors_guide.py date     those whose name contains “date”
"""

import sys

from guide_pictures import settle, take, window

OPENING = "a[href]:has-text('Das Büro wird eröffnet')"

# Something to see in the list of translations: one missing, one draft, one out of date.
STAGE = """
import os
from django.contrib.auth.models import Group, User
from timeline.models import MilestonePage

user = User.objects.create_user(os.environ["GUIDE_NAME"], password=os.environ["GUIDE_PASSWORD"])
user.groups.set(Group.objects.filter(name="Redaktion"))

def milestone(number, language):
    return MilestonePage.objects.filter(locale__language_code=language).in_order()[number]

milestone(2, "zh-hans").delete()
milestone(1, "en").unpublish()
german = milestone(4, "de")
german.summary = german.summary.replace("mehr als", "über")
german.save_revision().publish()
"""


def part(page, *selectors, margin=16):
    """What the elements cover together, as wide as the form."""
    settle(page)
    page.locator(selectors[0]).first.scroll_into_view_if_needed()
    boxes = [page.locator(selector).first.bounding_box() for selector in selectors]
    top = min(box["y"] for box in boxes) - margin
    bottom = max(box["y"] + box["height"] for box in boxes) + margin
    return page.screenshot(
        clip={"x": 200, "y": max(top, 0), "width": 1080, "height": bottom - max(top, 0)}
    )


def open_history(page):
    page.goto("/admin/translations/")
    address = page.locator("th a", has_text="Geschichte").first.get_attribute("href")
    page.goto(address.replace("edit/", ""))


def open_opening(page):
    page.set_viewport_size({"width": 1280, "height": 2400})
    page.goto("/admin/translations/")
    page.click(f"th {OPENING}")
    settle(page)


def start(page):
    page.goto("/admin/")
    return window(page, 640)


def milestones(page):
    open_history(page)
    return window(page, 460)


def date(page):
    open_opening(page)
    return part(page, "section:has(> .w-panel__content .date-control)")


def refused_date(page):
    open_opening(page)
    page.select_option("[name=start_date_month]", "4")
    page.fill("[name=start_date_day]", "31")
    page.click("#page-edit-form button:has-text('Entwurf speichern')")
    return part(page, "section:has(> .w-panel__content .date-control)")


def choose(page):
    open_opening(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.click("#id_milestone_places-ADD")
    page.locator("[data-chooser-action-choose]:visible").first.click()
    settle(page)
    box = page.locator(".modal-content").bounding_box()
    return page.screenshot(clip=box | {"height": min(box["height"], 700)})


def register(page):
    page.goto("/admin/place/")
    return window(page, 460)


def picture(page):
    open_opening(page)
    return part(page, "#inline_child_pictures-0", margin=4)


def preview(page):
    open_opening(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.click("[aria-label='Vorschau umschalten']")
    page.wait_for_timeout(3000)
    shown = window(page)
    page.click("[aria-label='Vorschau umschalten']")
    return shown


def publish(page):
    open_opening(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.click("footer [data-w-dropdown-target=toggle], nav.footer [data-w-dropdown-target=toggle]")
    settle(page)
    return page.screenshot(clip={"x": 200, "y": 560, "width": 1080, "height": 240})


def translate(page):
    page.goto("/admin/translations/")
    page.locator("tr", has_text="Das Büro wird eröffnet").locator("td a").first.click()
    return window(page)


def translations(page):
    page.goto("/admin/translations/?show=work")
    return window(page, 560)


def launch(page):
    page.goto("/admin/launch/")
    return window(page, 640)


SCENES = {
    "start": start,
    "list": milestones,
    "date": date,
    "date-refused": refused_date,
    "choose": choose,
    "register": register,
    "picture": picture,
    "preview": preview,
    "publish": publish,
    "translate": translate,
    "translations": translations,
    "launch": launch,
}


if __name__ == "__main__":
    take("editors", SCENES, sys.argv[1] if len(sys.argv) > 1 else "", STAGE)
