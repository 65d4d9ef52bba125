"""What tests of translations do over and over: find pages, publish, work side by side."""

import datetime
import json

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from jadepark.core.translation_states import states
from timeline.models import MilestonePage

OPENING = datetime.date(2013, 8, 27)


def milestone(start=OPENING, language="de"):
    return MilestonePage.objects.get(start_date=start, locale__language_code=language)


def page_with_slug(slug):
    return Page.objects.get(slug=slug).specific


def in_language(page, code="en"):
    return page.get_translations().get(locale__language_code=code).specific


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def publish(page):
    page.save_revision().publish()


def state(german, code="en"):
    locale = Locale.objects.get(language_code=code)
    return states([german], [locale])[german.pk][code]


def translation_of(page):
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale=page.locale
    )


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def editor(client, page):
    """What the side-by-side editor shows: {(path, German text): translation or None}."""
    soup = BeautifulSoup(client.get(edit_address(page)).content, "html.parser")
    props = json.loads(soup.select_one(".js-translation-editor")["data-props"])
    done = {one["segment_id"]: one["data"] for one in props["initialStringTranslations"]}
    return {
        (segment["contentPath"], segment["source"]): done.get(segment["id"])
        for segment in props["segments"]
        if segment["type"] == "string"
    }


def translate(client, page, german, text):
    """Type a translation beside a German text, as the side-by-side editor sends it."""
    translation = translation_of(page)
    segment = translation.source.stringsegment_set.get(string__data=german)
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    # The browser sends it as a form with the method PUT; the view reads request.POST.
    response = client.put(
        address, f"value={text}", content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in {200, 201}, response.content


def publish_side_by_side(client, page, on_commit):
    with on_commit(execute=True):
        return client.post(edit_address(page), {"action": "publish"}, follow=True)


def messages_of(response):
    soup = BeautifulSoup(response.content, "html.parser")
    return [" ".join(one.get_text().split()) for one in soup.select(".messages li")]


def source_of(page):
    return TranslationSource.objects.get(object_id=page.translation_key)
