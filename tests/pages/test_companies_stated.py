"""“More than 250 companies”: one number with its day, stated by the office in one place."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from jadepark.pages import launch
from jadepark.pages.models import Office
from tests.admin_forms import entries_of
from tests.every_page import address
from tests.staff import signed_in

pytestmark = pytest.mark.django_db

PLACES = ("home", "office")
QUOTED = {
    "de": "Seit April 2013 haben über 250 Unternehmen Kontakt mit dem Büro aufgenommen.",
    "en": "Since April 2013 more than 250 companies have contacted the office.",
    "zh-hans": "自2013年4月以来，已有250多家企业与办事处取得联系。",
}
SENTENCE = "The number of companies in contact is quoted from the history"
MAY = datetime.date(2026, 5, 1)


@pytest.fixture(autouse=True)
def english():
    """Whoever maintains the site; a visitor's language stands in the address."""
    translation.activate("en")


def state(number, on):
    Office.objects.update_or_create(
        pk=Office.load().pk, defaults={"companies_stated": number, "companies_stated_on": on}
    )


def is_open():
    return any(SENTENCE in point.sentence for point in launch.points())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", QUOTED)
def test_until_the_office_states_a_number_the_history_is_quoted(client, place, language):
    text = client.get(address(place, language)).content.decode()

    assert text.count("250") == text.count(QUOTED[language]) == 1


@pytest.mark.parametrize("place", PLACES)
def test_the_number_that_is_stated_takes_its_place_everywhere(client, place):
    state(312, MAY)

    text = client.get(address(place, "en")).content.decode()

    assert (
        "More than 312 companies have contacted the office since April 2013. As of 1 May 2026."
        in text
    )
    assert "250" not in text


def test_the_history_keeps_the_sentence_of_its_time(client):
    state(312, MAY)

    assert QUOTED["de"] in client.get(address("history", "de")).content.decode()


@pytest.mark.parametrize(("number", "on"), [(312, None), (None, MAY), (0, MAY)])
def test_a_number_is_right_for_a_day(number, on):
    office = Office.load()
    office.companies_stated, office.companies_stated_on = number, on

    with pytest.raises(ValidationError) as refusal:
        office.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        office.save()

    assert refusal.value.message_dict["companies_stated_on"] == [
        "A number of companies is right for a day. "
        "Enter a number of 1 or more and its day, or clear both."
    ]


def test_the_form_says_so_at_the_day(admin_user):
    admin = signed_in(admin_user)
    form = admin.get(reverse("wagtailsettings:edit", args=["pages", "office"]), follow=True)
    where = form.redirect_chain[-1][0] if form.redirect_chain else form.request["PATH_INFO"]
    entries = entries_of(form, f"form[action='{where}']")

    answer = admin.post(where, entries | {"companies_stated": "312"})

    assert "A number of companies is right for a day." in answer.content.decode()
    assert Office.load().companies_stated is None


def test_the_checklist_asks_for_the_number_and_its_day():
    assert is_open()

    state(312, MAY)

    assert not is_open()
