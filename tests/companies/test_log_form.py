"""“Log a contact” as it works without a script."""

import datetime
import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from companies import search
from companies.models import Change, FollowUp, Interaction, Organisation, Person
from companies.office_time import BERLIN, today_in
from tests.admin_forms import entries_of
from tests.companies.factories import InteractionFactory, OrganisationFactory, PersonFactory
from tests.staff import signed_in

pytestmark = pytest.mark.django_db
FORM = "form.log"


@pytest.fixture
def today():
    return today_in(BERLIN, timezone.now())


@pytest.fixture
def jier():
    return known(OrganisationFactory(names=["JIER Machine-Tool Group"], country="CN", city="Jinan"))


def known(record):
    from companies.actions import index

    return index.organisation(record) if isinstance(record, Organisation) else index.person(record)


def opened(client, organisation=None):
    query = {"organisation": organisation.pk} if organisation else {}
    return entries_of(client.get(reverse("desk:log"), query), FORM)


def send(client, entries, **typed):
    return client.post(reverse("desk:log"), {**entries, **typed})


def sentences(response):
    form = response.context["log"]
    parts = [form, *form.parts]
    with translation.override("en"):
        found = [error for part in parts for errors in part.errors.values() for error in errors]
        return [str(error) for error in found]


def test_a_call_needs_its_organisation_and_subject_only(desk, desk_user, jier, today):
    response = send(desk, opened(desk, jier), subject="Asked about the fair")

    contact = Interaction.objects.get()
    assert response.status_code == 302
    assert list(contact.organisations.all()) == [jier]
    assert (contact.kind, contact.happened_date, contact.zone) == ("call", today, "")
    assert [row.user for row in contact.staff.all()] == [desk_user]
    assert Organisation.objects.get(pk=jier.pk).last_contact_on == today


def test_a_new_company_and_person_are_found_by_the_numbers_said_on_the_telephone(desk):
    typed = {
        "organisation-0-text": "山东新材料有限公司",
        "organisation-0-reach": "0531 8161 6666",
        "person-0-text": "王磊",
        "person-0-reach": "wang@shandong.example",
    }
    send(desk, opened(desk), subject="First call", **typed)

    organisation, person = Organisation.objects.get(), Person.objects.get()
    assert [hit.record for hit in search.find("+86 531-81616666")] == [organisation]
    assert [hit.record for hit in search.find("wang@shandong")] == [person]
    (number,), (mail,) = organisation.contact_points.all(), person.contact_points.all()
    assert (number.kind, number.normalised) == ("phone", "+8653181616666")
    assert (mail.kind, mail.normalised) == ("email", "wang@shandong.example")


def test_a_number_typed_for_a_new_one_goes_to_the_known_one_that_was_meant(desk, jier):
    typed = {"organisation-0-text": "jier machine", "organisation-0-reach": "0531 8161 6666"}
    asked = send(desk, opened(desk), subject="Again", **typed)
    answered = entries_of(asked, FORM) | {"organisation-0-answer": str(jier.pk)}

    for notation in ("0531 8161 6666", "+86 531 81616666"):
        response = send(
            desk,
            answered | {"form_token": str(uuid.uuid4()), "organisation-0-reach": notation},
        )

    assert response.status_code == 302
    assert Interaction.objects.count() == 2
    assert [point.raw for point in jier.contact_points.all()] == ["0531 8161 6666"]
    assert Change.objects.filter(organisation=jier, field__startswith="contact_points").count() == 1


@pytest.mark.parametrize("said", ["wang_lei-88", "0351", "sehr falsch @@ 12", "🚀", "x" * 200])
def test_whatever_was_said_about_reaching_them_is_kept(desk, said):
    new = {"organisation-0-text": "Neue Werke GmbH", "organisation-0-reach": said}

    response = send(desk, opened(desk), subject="One", **new)

    assert response.status_code == 302
    assert [point.raw for point in Organisation.objects.get().contact_points.all()] == [said]


def test_the_day_of_an_earlier_contact_stays_for_the_next_one(desk, jier, today):
    yesterday = (today - datetime.timedelta(days=1)).isoformat()
    response = send(desk, opened(desk, jier) | {"back_to": ""}, subject="One", when=yesterday)
    assert response.url == f"{reverse('desk:log')}?day={yesterday}"

    page = desk.get(response.url)
    send(desk, entries_of(page, FORM), subject="Two", **{"organisation-0-text": "Neue Werke GmbH"})

    assert "The day is still that of the contact before." in page.content.decode()
    days = Interaction.objects.values_list("happened_date", flat=True)
    assert [day.isoformat() for day in days] == [yesterday, yesterday]


def test_a_day_further_back_is_a_button_of_its_own(desk, today):
    earlier = (today - datetime.timedelta(days=9)).isoformat()
    page = desk.get(reverse("desk:log"), {"day": earlier})

    response = send(desk, entries_of(page, FORM), subject="")
    again = entries_of(response, FORM)

    assert entries_of(page, FORM)["when"] == again["when"] == earlier


@pytest.mark.parametrize("day", ["", "x", "2026-13-01", "2112-01-01", "9" * 5000])
def test_no_day_in_the_address_is_too_strange(desk, today, day):
    page = desk.get(reverse("desk:log"), {"day": day})

    assert entries_of(page, FORM)["when"] == today.isoformat()


def test_todays_contact_leaves_no_day_in_the_address(desk, jier):
    response = send(desk, opened(desk, jier) | {"back_to": ""}, subject="One")

    assert response.url == reverse("desk:log")


def test_a_missing_subject_is_said_in_a_sentence(desk, jier):
    response = send(desk, opened(desk, jier), subject=" ")

    assert sentences(response) == ["The subject is missing. Say in a few words what it was about."]


def test_a_typed_name_that_nobody_has_becomes_a_new_organisation(desk):
    new = {"organisation-0-text": "山东新材料有限公司", "person-0-text": "王磊"}
    send(desk, opened(desk), subject="First call", **new)

    organisation, person = Organisation.objects.get(), Person.objects.get()
    assert (organisation.name, organisation.country) == ("山东新材料有限公司", "CN")
    assert (person.family_name_chinese, person.given_name_chinese) == ("王", "磊")
    assert person.employments.get().organisation == organisation
    assert Interaction.objects.get().people.get().side == "cn"


def test_a_name_that_is_alike_is_asked_about_and_nothing_is_saved(desk, jier):
    response = send(
        desk, opened(desk), subject="Call", **{"organisation-0-text": "JIER Machine Tool Group"}
    )

    assert "JIER Machine Tool Group" in sentences(response)[0]
    assert Interaction.objects.count() == 0
    entries = entries_of(response, FORM)
    assert entries["subject"] == "Call"


@pytest.mark.parametrize(("answer", "count"), [("known", 1), ("new", 2)])
def test_the_answer_is_a_click(desk, jier, answer, count):
    text = {"organisation-0-text": "JIER Machine Tool Group"}
    asked = entries_of(send(desk, opened(desk), subject="Call", **text), FORM)

    choice = str(jier.pk) if answer == "known" else "new"
    send(desk, asked, **{"organisation-0-answer": choice})

    assert Organisation.objects.count() == count
    assert Interaction.objects.get().organisations.count() == 1


def test_another_text_is_another_question(desk, jier):
    text = {"organisation-0-text": "JIER Machine Tool Group"}
    asked = entries_of(send(desk, opened(desk), subject="Call", **text), FORM)

    changed = {"organisation-0-answer": "new", "organisation-0-text": "JIER Machine"}
    response = send(desk, asked, **changed)

    assert "JIER Machine" in sentences(response)[0]
    assert Interaction.objects.count() == 0


def test_two_clicks_make_one_contact(desk, jier):
    entries = opened(desk, jier)

    for _click in range(2):
        response = send(desk, entries, subject="Call")

    assert response.status_code == 302
    assert Interaction.objects.count() == 1


def test_two_clicks_make_one_new_organisation(desk):
    entries = opened(desk) | {"organisation-0-text": "Neue Werke GmbH", "subject": "Call"}

    for _click in range(2):
        send(desk, entries)

    assert Organisation.objects.count() == 1
    assert Interaction.objects.count() == 1


def test_what_was_changed_after_saving_in_another_tab_is_not_lost(desk, jier):
    entries = opened(desk, jier)
    send(desk, entries, subject="Call")

    response = send(desk, entries, subject="Another call")
    again = entries_of(response, FORM)

    assert "saved before" in sentences(response)[0]
    send(desk, again)
    assert sorted(one.subject for one in Interaction.objects.all()) == ["Another call", "Call"]


@pytest.mark.parametrize(
    "changed",
    [
        {"minutes": "15"},
        {"person-0-text": "Anna Weber"},
        {"follow_up-what": "Send the brochure"},
    ],
)
def test_whatever_was_changed_after_saving_is_asked_about(desk, jier, changed):
    entries = opened(desk, jier) | {"subject": "Call"}
    send(desk, entries)

    response = send(desk, entries | changed)

    assert "saved before" in sentences(response)[0]


def test_the_follow_up_is_made_in_the_same_step(desk, desk_user, jier, today):
    entries = opened(desk, jier)
    send(desk, entries, subject="Call", **{"follow_up-what": "Send the brochure"})

    follow_up = FollowUp.objects.get()
    assert follow_up.interaction == Interaction.objects.get()
    assert (follow_up.assignee, follow_up.organisation) == (desk_user, jier)
    assert follow_up.due_on == datetime.date.fromisoformat(entries["follow_up-due"]) > today


def test_a_follow_up_before_the_contact_is_warned_of_once(desk, jier, today):
    due = {"follow_up-what": "Look", "follow_up-due": "other", "follow_up-due_on": "2026-01-05"}
    warned = send(desk, opened(desk, jier), subject="Call", **due)

    assert "before the contact itself" in sentences(warned)[0]
    assert Interaction.objects.count() == 0

    send(desk, entries_of(warned, FORM))

    assert FollowUp.objects.get().due_on == datetime.date(2026, 1, 5)


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        ("2112", "is still to come"),
        ("1912", "before 1980"),
        ("", "The date is missing"),
        ("1312", "lies outside"),
    ],
)
def test_a_contact_lies_between_1980_and_today(desk, jier, year, sentence):
    date = {"when": "other", "happened_date_year": year}
    response = send(desk, opened(desk, jier), subject="Call", **date)

    found = sentences(response)
    assert [sentence in one for one in found] == [True], found


def test_a_month_is_enough(desk, jier):
    date = {"when": "other", "happened_date_year": "2025", "happened_date_month": "3"}
    send(desk, opened(desk, jier), subject="Fair", **date)

    contact = Interaction.objects.get()
    assert (contact.happened_date, contact.happened_precision) == (
        datetime.date(2025, 3, 1),
        "month",
    )


def test_a_time_brings_the_zone_of_ones_own_office(jinan, jier):
    send(jinan, opened(jinan, jier), subject="Call", happened_time="09:30")

    assert Interaction.objects.get().zone == "Asia/Shanghai"


def test_somebody_or_some_organisation_took_part(desk):
    response = send(desk, opened(desk), subject="Call")

    assert sentences(response) == ["Who was it? Enter an organisation or a person."]


def test_an_organisation_stands_in_it_once(desk, jier):
    twice = {"organisation-1-text": str(jier), "organisation-1-record": jier.pk}
    response = send(desk, opened(desk, jier), subject="Call", **twice)

    assert "twice" in sentences(response)[0]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"archived_at": timezone.now()}, "archived in the meantime"),
        ({"status": "merged"}, "merged with another"),
    ],
)
def test_an_organisation_put_away_meanwhile_is_said(desk, jier, change, sentence):
    entries = opened(desk, jier)
    Organisation.objects.filter(pk=jier.pk).update(**change)

    response = send(desk, entries, subject="Call", notes="Long notes")

    assert sentence in sentences(response)[0]
    assert entries_of(response, FORM)["notes"] == "Long notes"


@pytest.mark.parametrize("change", ["delete", "leave"])
def test_a_colleague_who_has_left_meanwhile_is_said(desk, jinan_user, jier, change):
    entries = opened(desk, jier) | {"follow_up-what": "Look", "follow_up-assignee": jinan_user.pk}
    if change == "delete":
        jinan_user.delete()
    else:
        jinan_user.is_active = False
        jinan_user.save()

    response = send(desk, entries, subject="Call")

    assert "does not work at the desk any more" in sentences(response)[0]


def test_a_colleague_who_may_not_read_a_contact_gets_no_task_of_it(desk, jinan_user, jier):
    task = {"follow_up-what": "Look", "follow_up-assignee": jinan_user.pk}
    entries = opened(desk, jier) | task | {"subject": "Call", "confidentiality": "team"}

    assert "works in another office" in sentences(send(desk, entries))[0]

    send(desk, entries, staff=[jinan_user.pk])
    assert FollowUp.objects.visible_to(jinan_user).count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"notes": "a" * 1_000_000}, "100000"),
        ({"notes": "a\x00b"}, "Null characters"),
        ({"organisation-0-text": "a" * 300, "organisation-0-record": ""}, "200"),
        ({"minutes": "many"}, "whole number"),
    ],
)
def test_what_cannot_be_kept_is_said_in_a_sentence(desk, jier, typed, sentence):
    response = send(desk, {**opened(desk, jier), "subject": "Call", **typed})

    assert [sentence in one for one in sentences(response)] == [True]
    assert Interaction.objects.count() == 0


@pytest.mark.parametrize("name", ["🙂🙂", "شركة النور للتجارة", "O'Neil & <b>Söhne</b>"])
def test_any_script_is_a_name(desk, name):
    send(desk, opened(desk), subject="Call", **{"organisation-0-text": name})

    assert Organisation.objects.get().name == name
    assert desk.get(reverse("desk:home")).status_code == 200


def test_a_phone_number_in_the_notes_is_kept(desk, jier):
    send(desk, opened(desk, jier), subject="Call", notes="+49 351 123456 转 8012\r\nagain")

    assert "+49 351 123456 转 8012" in Interaction.objects.get().notes


def test_nothing_is_half_saved(desk, jier, monkeypatch):
    entries = opened(desk, jier) | {"subject": "Call", "follow_up-what": "Look"}
    monkeypatch.setattr(FollowUp.objects, "create", lambda **values: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        send(desk, entries, **{"person-0-text": "Erika Neu"})

    assert (Interaction.objects.count(), Person.objects.count()) == (0, 0)


def test_an_unreadable_token_is_replaced(desk, jier):
    response = send(desk, opened(desk, jier), subject="Call", form_token="x")

    assert response.status_code in {200, 302}


def test_the_page_of_an_organisation_is_returned_to(desk, jier):
    response = send(desk, opened(desk, jier), subject="Call")

    assert response.url == reverse("desk:organisation", args=[jier.pk])


def test_an_organisation_that_is_not_there_is_404(desk):
    assert desk.get(reverse("desk:log"), {"organisation": 999}).status_code == 404
    assert desk.get(reverse("desk:log"), {"organisation": "x"}).status_code == 404


def test_others_find_nothing_there(client, db, django_user_model):
    editor = signed_in(django_user_model.objects.create_superuser("root"))
    assert editor.get(reverse("desk:log")).status_code == 200
    assert client.get(reverse("desk:log")).status_code == 302


def test_saving_asks_a_constant_number_of_questions(desk, jier, django_assert_max_num_queries):
    entries = opened(desk, jier) | {"subject": "Call", "form_token": uuid.uuid4()}

    with django_assert_max_num_queries(60):
        send(desk, entries)


def test_a_person_is_told_from_a_namesake_by_asking(desk, jier):
    known(PersonFactory(given_name="Erika", family_name="Muster", works_at=jier))
    InteractionFactory(organisations=[jier])

    response = send(desk, opened(desk, jier), subject="Call", **{"person-0-text": "Erika Muster"})

    assert "Erika Muster" in sentences(response)[0]


def test_a_namesake_is_told_by_where_they_work(desk, jier):
    known(PersonFactory(given_name="Erika", family_name="Muster", works_at=jier))

    asked = send(desk, opened(desk), subject="Call", **{"person-0-text": "Erika Muster"})

    reason = re.search(r'class="log-question__reason">(.*?)</span>', asked.content.decode())
    assert reason[1] == str(jier)
