"""What nobody types by mistake, and somebody sends one day: answered, never with an error."""

import pytest
from django.urls import reverse

from tests.companies.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

HUGE = "9" * 30
LONGER_THAN_PYTHON_READS = "9" * 5000
LISTS = ["organisations", "people", "interactions", "follow_ups"]


@pytest.mark.parametrize("below", ["9999-12-31.0.5", "0001-01-01.0.5", "2026-02-31.1.1"])
def test_a_story_begins_at_any_place_that_is_asked_for(desk, below):
    page = reverse("desk:organisation", args=[OrganisationFactory().pk])

    assert desk.get(page, {"below": below}).status_code == 200


@pytest.mark.parametrize(
    "days",
    [("0001-01-01", "9999-12-31"), ("9999-12-01", "9999-12-31"), ("0001-01-01", "0001-01-02")],
)
def test_figures_of_no_period_that_the_desk_knows_are_refused(lead, days):
    asked = dict(zip(["since", "until"], days, strict=True))

    assert lead.get(reverse("desk:figures"), asked).status_code == 200
    assert lead.get(reverse("desk:figures_xlsx"), asked).status_code == 404


@pytest.mark.parametrize("number", [HUGE, LONGER_THAN_PYTHON_READS, "٣", "-1"])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_narrowed_to_no_impossible_record(desk, name, number):
    for field in ("organisation", "person", "owner", "assignee", "staff", "city", "country"):
        assert desk.get(reverse(f"desk:{name}"), {field: number}).status_code == 200


@pytest.mark.parametrize("number", [HUGE, LONGER_THAN_PYTHON_READS, "٣", "\x00", "-1", ""])
def test_an_impossible_organisation_has_no_people(desk, number):
    PersonFactory(works_at=OrganisationFactory())

    response = desk.post(reverse("desk:log_people"), {"organisation": number})

    assert (response.status_code, response.content.strip()) == (200, b"")


@pytest.mark.parametrize("number", [HUGE, "٣", "-1"])
def test_no_follow_up_is_about_an_impossible_organisation(desk, number):
    asked = {"organisation": number}

    assert desk.get(reverse("desk:add_follow_up"), asked).status_code == 302
    assert desk.get(reverse("desk:log"), asked).status_code == 404


@pytest.mark.parametrize("number", [HUGE, LONGER_THAN_PYTHON_READS, "\x00", "9" * 18])
def test_impossible_entries_are_questions_about_the_form(desk, lead, number):
    fields = ["back_to", "kind", "when", "subject", "minutes", "staff", "form_token", "warned_of"]
    fields += ["happened_date_year", "follow_up-what", "follow_up-due", "follow_up-assignee"]
    for row in ("organisation-0", "person-0"):
        fields += [f"{row}-{name}" for name in ("text", "record", "asked", "answer")]
    log = dict.fromkeys(fields, number)
    bulk = dict.fromkeys(("query", "pk", "what", "as_of", "expected"), number)

    assert desk.post(reverse("desk:log"), log).status_code == 200
    for name in LISTS[:2]:
        assert lead.post(reverse("desk:bulk", args=[name]), bulk).status_code in {200, 302}


@pytest.mark.parametrize(
    "text",
    ["\x00", "%", "_", "\\", "'", "\u202eשלום", "👩🏽‍💻" * 50, "山" * 10_000, "a@", "<b>&"],
)
def test_any_text_is_searched_for(desk, text):
    OrganisationFactory()

    assert desk.post(reverse("desk:search"), {"text": text}).status_code == 200
    answer = desk.post(reverse("desk:suggest"), {"text": text})
    assert answer.headers["Content-Type"] == "application/json"


def test_bytes_of_no_encoding_are_searched_for(desk):
    sent = desk.post(
        reverse("desk:search"),
        b"text=%ff%fe%80",
        content_type="application/x-www-form-urlencoded",
    )

    assert sent.status_code == 200
