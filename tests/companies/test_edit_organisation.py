import datetime

import pytest

from companies.models import Change, Identifier, Organisation
from tests.companies.editing import Conflict, add, edit, sentences
from tests.companies.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return OrganisationFactory(names=["Muster GmbH"], city="Dresden")


def changed(company):
    company.refresh_from_db()
    return company


def test_a_form_that_nobody_touched_changes_nothing(desk, company):
    answer = edit(desk, company).send()

    assert answer.status_code == 302
    assert changed(company).row_version == 1
    assert not Change.objects.exists()


def test_a_new_organisation_is_made_with_all_that_is_known(desk):
    form = add(desk, "organisation")

    answer = form.send(
        **{
            "names-0-text": "济南二机床集团有限公司",
            "country": "CN",
            "city": "Jinan",
            "website": "https://www.jier.cn/en",
            "first_contact_year": "2013",
            "first_contact_month": "5",
            "identifiers-0-scheme": "uscc",
            "identifiers-0-raw": "wrong",
            "sectors-0-code": "28",
            "contact_points-0-kind": "phone",
            "contact_points-0-raw": "0531 8161 6666 转 8012",
        }
    )

    assert answer.status_code == 302, sentences(answer)
    company = Organisation.objects.get()
    (name,) = company.names.all()
    assert (name.script, name.pinyin) == ("Hans", "ji nan er ji chuang ji tuan you xian gong si")
    assert company.first_contact.iso == "2013-05"
    assert company.website_host == "jier.cn"
    assert company.main_sector == "28"
    (point,) = company.contact_points.all()
    assert (point.normalised, point.extension) == ("+8653181616666", "8012")
    (number,) = company.identifiers.all()
    assert (number.raw, number.canonical) == ("wrong", "")
    assert [change.verb for change in Change.objects.all()] == ["created"]


def test_a_second_click_on_save_makes_no_second_one(desk):
    form = add(desk, "organisation")

    first = form.send(**{"names-0-text": "Muster GmbH"})
    second = form.send(**{"names-0-text": "Muster GmbH"})

    assert first.url == second.url
    assert Organisation.objects.count() == 1


def test_one_that_may_be_here_already_is_asked_about_once(desk):
    there = add(desk, "organisation").send(**{"names-0-text": "Muster Maschinenbau GmbH"})
    form = add(desk, "organisation")

    asked = form.send(**{"names-0-text": "Muster Maschinenbau"})

    assert "This may be here already" in asked.content.decode()
    assert there.url in asked.content.decode()
    again = form.send(**{"names-0-text": "Muster Maschinenbau", "asked": asked.context["asked"]})
    assert again.status_code == 302
    assert Organisation.objects.count() == 2


def test_without_a_name_nothing_is_saved_and_nothing_lost(desk):
    answer = add(desk, "organisation").send(city="Chemnitz")

    assert sentences(answer) == ["An organisation needs a name. Enter at least one."]
    assert 'value="Chemnitz"' in answer.content.decode()


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"names-0-text": "a\0b"}, "Null characters are not allowed."),
        (
            {"names-0-text": "a", "notes": "x" * 1_000_000},
            "Ensure this value has at most 20000 characters (it has 1000000).",
        ),
        (
            {"names-0-text": "a", "first_contact_year": "1912"},
            "The date lies outside 1980 to 2026. Check the year for a typing error.",
        ),
        (
            {"names-0-text": "a", "first_contact_year": "2112"},
            "The date lies outside 1980 to 2026. Check the year for a typing error.",
        ),
        (
            {"names-0-text": "a", "founded": "12"},
            "The year of foundation lies outside 800 to 2200. Check it for a typing error.",
        ),
        (
            {"names-0-text": "a", "owner": "999999"},
            "This colleague does not work at the desk any more. Choose somebody else.",
        ),
    ],
)
def test_bad_input_is_a_sentence(desk, entries, sentence):
    answer = add(desk, "organisation").send(**entries)

    assert sentences(answer) == [sentence]
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("name", ["🏭 Fabrik", "شركة", "\u202eevil", "Ⅷ", "<b>x</b>"])
def test_any_writing_may_stand_in_a_name(desk, name):
    answer = add(desk, "organisation").send(
        **{"names-0-text": name},
    )

    assert answer.status_code == 302
    assert Organisation.objects.get().names.get().text == name
    assert "<b>x</b>" not in desk.get(answer.url).content.decode()


def test_a_number_that_another_organisation_has_is_refused_at_its_field(desk, company):
    other = OrganisationFactory()
    Identifier.objects.create(
        organisation=other, scheme="lei", raw="x", canonical="529900T8BM49AURSDO55"
    )

    answer = edit(desk, company).send(
        **{"identifiers-0-scheme": "lei", "identifiers-0-raw": "529900T8BM49AURSDO55"}
    )

    assert sentences(answer) == [
        "Another organisation has this number already. Open that one, or correct the number."
    ]


def test_a_pinyin_that_was_typed_stays_and_a_computed_one_follows_the_name(desk):
    company = OrganisationFactory(names=[])
    add_name = {"names-TOTAL_FORMS": "2", "names-1-text": "单县", "names-1-kind": "short"}
    edit(desk, company).send(**add_name)
    form = edit(desk, company)

    form.send(**{"names-1-pinyin": "dan xian"})
    assert [name.pinyin for name in company.names.all()][1] == "dan xian"

    edit(desk, company).send(**{"names-1-text": "单县县"})
    assert [name.pinyin for name in company.names.all()][1] == "dan xian"

    edit(desk, company).send(**{"names-1-text": "济南", "names-1-pinyin": ""})
    assert [name.pinyin for name in company.names.all()][1] == "ji nan"

    edit(desk, company).send(**{"names-1-text": "青岛"})
    assert [name.pinyin for name in company.names.all()][1] == "qing dao"


def test_a_row_that_is_ticked_is_removed_and_history_says_so(desk, company, desk_user):
    company.names.create(text="Muster AG", script="Latn", kind="former", key="musterag")

    edit(desk, company).send(**{"names-1-DELETE": "on"})

    assert [name.text for name in company.names.all()] == ["Muster GmbH"]
    change = Change.objects.get()
    assert (change.field, change.after, change.user) == ("names", "", desk_user)
    assert "Muster AG" in change.before


def test_different_fields_of_two_people_come_together(desk, jinan, company):
    mine, theirs = edit(desk, company), edit(jinan, company)

    assert theirs.send(city="Leipzig", **{"names-0-text": "Muster SE"}).status_code == 302
    assert mine.send(legal_form="SE").status_code == 302

    company = changed(company)
    assert (company.city, company.legal_form, company.name) == ("Leipzig", "SE", "Muster SE")
    assert company.row_version == 3


def test_the_same_field_is_asked_about_and_nothing_is_written_before(desk, jinan, company):
    mine, theirs = edit(desk, company), edit(jinan, company)
    theirs.send(city="Leipzig")

    answer = mine.send(city="Chemnitz", legal_form="SE")

    conflict = Conflict(desk, mine.address, answer)
    (question,) = conflict.questions.values()
    assert list(conflict.questions) == ["City"]
    assert [part.split()[-1] for part in question] == ["Dresden", "Leipzig", "Chemnitz"]
    assert "Lei Wang" in question[1]
    assert changed(company).city == "Leipzig"
    assert conflict.entries["choice-city"] == "mine"
    assert conflict.send().status_code == 302
    assert (changed(company).city, company.legal_form) == ("Chemnitz", "SE")


def test_theirs_can_be_chosen_and_my_other_changes_stay(desk, jinan, company):
    mine, theirs = edit(desk, company), edit(jinan, company)
    theirs.send(city="Leipzig")
    conflict = Conflict(desk, mine.address, mine.send(city="Chemnitz", legal_form="SE"))

    conflict.send(**{"choice-city": "theirs"})

    assert (changed(company).city, company.legal_form) == ("Leipzig", "SE")


def test_a_third_save_while_the_question_stands_is_asked_about_too(desk, jinan, lead, company):
    mine = edit(desk, company)
    edit(jinan, company).send(city="Leipzig")
    conflict = Conflict(desk, mine.address, mine.send(city="Chemnitz"))
    edit(lead, company).send(city="Görlitz", legal_form="SE")

    again = Conflict(desk, mine.address, conflict.send())

    (question,) = again.questions.values()
    assert [part.split()[-1] for part in question] == ["Leipzig", "Görlitz", "Chemnitz"]
    again.send()
    assert (changed(company).city, company.legal_form) == ("Chemnitz", "SE")


def test_a_row_that_they_removed_and_i_changed_is_asked_about(desk, jinan, company):
    company.names.create(text="Muster AG", script="Latn", kind="former", key="musterag")
    mine, theirs = edit(desk, company), edit(jinan, company)
    theirs.send(**{"names-1-DELETE": "on"})

    answer = mine.send(**{"names-1-text": "Muster Aktiengesellschaft"})

    conflict = Conflict(desk, mine.address, answer)
    assert list(conflict.questions) == ["Name"]
    conflict.send()
    assert [name.text for name in company.names.all()] == [
        "Muster GmbH",
        "Muster Aktiengesellschaft",
    ]


def test_a_row_that_i_removed_and_they_changed_stays_unless_i_say_so(desk, jinan, company):
    company.names.create(text="Muster AG", script="Latn", kind="former", key="musterag")
    mine, theirs = edit(desk, company), edit(jinan, company)
    theirs.send(**{"names-1-text": "Muster Aktiengesellschaft"})

    conflict = Conflict(desk, mine.address, mine.send(**{"names-1-DELETE": "on"}))

    (name,) = [name for name in conflict.entries if name.startswith("choice-")]
    assert conflict.entries[name] == "theirs"
    conflict.send()
    assert company.names.count() == 2
    edit(desk, company)
    mine = edit(desk, company)
    edit(jinan, company).send(**{"names-1-text": "Muster A.G."})
    conflict = Conflict(desk, mine.address, mine.send(**{"names-1-DELETE": "on"}))
    conflict.send(**{name: "mine"})
    assert company.names.count() == 1


def test_a_broken_seal_overwrites_nothing(desk, jinan, company):
    mine = edit(desk, company)
    edit(jinan, company).send(city="Leipzig")

    answer = mine.send(opened="broken", city="Dresden")

    assert "City" in Conflict(desk, mine.address, answer).questions
    assert changed(company).city == "Leipzig"


def test_changes_that_only_together_are_wrong_are_refused_with_a_sentence(desk, jinan, company):
    mine, theirs = edit(desk, company), edit(jinan, company)
    lei = {"identifiers-0-scheme": "lei", "identifiers-0-raw": "529900T8BM49AURSDO55"}
    theirs.send(**lei)

    answer = mine.send(**lei)

    assert sentences(answer) == ["“529900T8BM49AURSDO55” stands here twice. Remove one of them."]
    assert company.identifiers.count() == 1


def test_the_change_list_says_who_what_and_when(desk, company):
    edit(desk, company).send(city="Leipzig")

    text = " ".join(desk.get(f"/admin/desk/organisations/{company.pk}/").content.decode().split())

    assert "Anna Weber changed city from Dresden to Leipzig" in text


def test_a_restored_organisation_whose_number_is_taken_by_now_stays_archived(lead, company):
    number = {"scheme": "lei", "raw": "x", "canonical": "529900T8BM49AURSDO55"}
    Identifier.objects.create(organisation=company, **number)
    lead.post(f"/admin/desk/organisations/{company.pk}/archive/")
    Identifier.objects.create(organisation=OrganisationFactory(names=["Other SE"]), **number)

    answer = lead.post(f"/admin/desk/organisations/{company.pk}/restore/", follow=True)

    assert "“Other SE” has the number 529900T8BM49AURSDO55 by now." in answer.content.decode()
    assert not changed(company).is_living


def test_the_first_contact_may_be_today(desk, company):
    today = datetime.date.today()  # noqa: DTZ011
    parts = {
        "first_contact_year": today.year,
        "first_contact_month": today.month,
        "first_contact_day": today.day,
    }

    assert edit(desk, company).send(**parts).status_code == 302
