"""The form of a milestone in a browser: the page comes from the test's own database."""

from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from timeline.date_preview import preview_of_entries
from timeline.models import MilestonePage

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

HTML = "text/html; charset=utf-8"
PREVIEW = "[data-date-preview]"


@pytest.fixture
def form(page, site_url, admin_client, admin_user):
    """The form of the office's opening, open in the browser."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    milestone = MilestonePage.objects.get(slug="das-buero-wird-eroeffnet")
    address = reverse("wagtailadmin_pages:edit", args=[milestone.pk])
    html = admin_client.get(address).content.decode()

    page.route(f"{site_url}/admin/**", lambda route: route.abort())
    page.route(f"{site_url}{address}", lambda route: route.fulfill(content_type=HTML, body=html))
    page.route(f"{site_url}{reverse('timeline_date_preview')}**", answer)
    page.goto(address)
    return page


def answer(route):
    """As the view does, without a session: the driver has no part in the test's transaction."""
    with translation.override("en"):
        preview = preview_of_entries(QueryDict(urlsplit(route.request.url).query))
        body = render_to_string("timeline/admin/date_preview.html", preview)
    route.fulfill(content_type=HTML, body=body)


def test_the_reading_is_renewed_while_a_date_is_typed(form):
    form.fill("[name=start_date_day]", "")
    form.check("[name=end_date_open]")

    form.get_by_text("自2013年8月").wait_for()
    assert "since August 2013" in form.inner_text(PREVIEW)
    assert "seit August 2013" in form.inner_text(PREVIEW)


def test_the_sentence_about_an_impossible_day_stands_at_once(form):
    form.select_option("[name=start_date_month]", "4")
    form.fill("[name=start_date_day]", "31")

    form.get_by_text("April 2013 has 30 days, so there is no day 31.").wait_for()


def test_nothing_old_stands_beside_a_new_date_when_the_server_is_gone(form):
    form.route("**/milestone-dates/**", lambda route: route.abort())

    form.fill("[name=start_date_day]", "28")

    form.wait_for_function(f"!document.querySelector('{PREVIEW}').textContent.trim()")


def test_axe_finds_nothing_at_the_date_control(form, axe):
    form.fill("[name=start_date_day]", "31")

    control = "section:has(> .w-panel__content .date-control)"
    assert axe.violations(form, within=control) == []
