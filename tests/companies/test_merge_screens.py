import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from companies.actions import find_duplicates, index
from companies.actions.tell_apart import tell_apart
from companies.listed import listed
from companies.models import (
    FollowUp,
    Interaction,
    Merge,
    Organisation,
    OrganisationPair,
    Person,
)
from tests.admin_forms import entries_of
from tests.companies.editing import Conflict, edit
from tests.companies.factories import (
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)


@pytest.fixture
def pair():
    """(the one that stays, the other one)"""
    both = (
        OrganisationFactory(names=["Muster GmbH"]),
        OrganisationFactory(names=["Mustr GmbH"], city="Leipzig", website="muster.example"),
    )
    Organisation.objects.update(updated_at=timezone.now())
    return both


def merge_url(one, other):
    name = "desk:merge" if isinstance(one, Organisation) else "desk:merge_people"
    return reverse(name, args=[one.pk, other.pk])


def send(lead, one, other, **chosen):
    """The form as it is proposed, but for what is `chosen`."""
    entries = entries_of(lead.get(merge_url(one, other)), "form.merge")
    return lead.post(merge_url(one, other), entries | chosen, follow=True)


def page_of(client, record, verb=""):
    return client.get(reverse(f"desk:{verb}{record._meta.model_name}", args=[record.pk]))


def undo(client, merge):
    return client.post(reverse("desk:undo_merge", args=[merge.pk]), follow=True)


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def proposed(response):
    return {question.name: question.default for question in response.context["form"].questions}


def test_what_is_filled_and_what_is_newer_is_proposed(lead, pair):
    Organisation.objects.filter(pk=pair[0].pk).update(
        notes="First.", updated_at=timezone.now() - datetime.timedelta(days=1)
    )
    Organisation.objects.filter(pk=pair[1].pk).update(notes="Second.")

    page = lead.get(merge_url(*pair))

    assert proposed(page) == {
        "latin_name": "survivor", "city": "merged", "website": "merged", "notes": "both"
    }  # fmt: skip
    assert proposed(lead.get(merge_url(*pair[::-1]))) == {
        "latin_name": "survivor", "city": "survivor", "website": "survivor", "notes": "both"
    }  # fmt: skip


def test_the_order_of_a_name_goes_with_the_name_in_latin_letters(lead):
    latin = PersonFactory(family_name="Shan", given_name="Wei", name_order="family")
    chinese = PersonFactory(
        family_name="", given_name="", family_name_chinese="单", given_name_chinese="伟",
        name_order="given",
    )  # fmt: skip
    Person.objects.filter(pk=latin.pk).update(updated_at=timezone.now() - WEEK)

    assert proposed(lead.get(merge_url(latin, chinese)))["name_order"] == "survivor"
    assert proposed(lead.get(merge_url(chinese, latin)))["name_order"] == "merged"

    send(lead, chinese, latin)
    chinese.refresh_from_db()
    assert (chinese.latin_name, chinese.chinese_name) == ("Shan Wei", "单伟")


def test_what_moves_is_counted(lead, pair):
    InteractionFactory(organisations=pair)
    InteractionFactory(organisations=pair[1:])

    page = lead.get(merge_url(*pair))

    assert [(move.label, move.count) for move in page.context["moves"]] == [
        ("names", 1), ("contacts", 2)
    ]  # fmt: skip


def test_the_two_become_one_as_chosen(lead, pair):
    answer = send(lead, *pair, city="merged", latin_name="survivor")

    pair[0].refresh_from_db()
    assert (pair[0].city, pair[0].website, pair[0].name) == (
        "Leipzig", "muster.example", "Muster GmbH"
    )  # fmt: skip
    assert answer.redirect_chain[-1][0] == reverse("desk:organisation", args=[pair[0].pk])
    assert "The two records are one now." in text_of(answer)


def test_two_people_become_one(lead):
    one, other = PersonFactory(given_name="Erika"), PersonFactory(given_name="Erica")

    send(lead, one, other, given_name="merged")

    one.refresh_from_db()
    assert one.given_name == "Erica"


def test_the_page_of_the_survivor_offers_to_undo_it(lead, desk, pair):
    send(lead, *pair)

    assert "“Mustr GmbH” was merged into this record on" in text_of(page_of(desk, pair[0]))
    assert "Undo the merge" not in text_of(page_of(desk, pair[0]))
    assert "Undo the merge" in text_of(page_of(lead, pair[0]))


def test_undone_both_stand_for_themselves(lead, pair):
    send(lead, *pair, city="merged")

    answer = undo(lead, Merge.objects.get())

    assert "both records stand for themselves again" in text_of(answer)
    assert [one.city for one in Organisation.objects.living().order_by("pk")] == [
        "Dresden", "Leipzig"
    ]  # fmt: skip
    assert "Undo the merge" not in text_of(answer)


def test_undoing_says_what_stays_as_it_is(lead, pair):
    send(lead, *pair, city="merged")
    Organisation.objects.filter(pk=pair[0].pk).update(city="Chemnitz")
    pair[0].names.filter(text="Mustr GmbH").delete()

    answer = text_of(undo(lead, Merge.objects.get()))

    assert "City: changed since the merge, and left as it is." in answer
    assert "Names: 1 changed or removed since the merge, and left as is." in answer


def test_after_thirty_days_the_page_offers_it_no_more(lead, pair):
    send(lead, *pair)
    Merge.objects.update(at=timezone.now() - datetime.timedelta(days=30))

    assert "Undo the merge" not in text_of(page_of(lead, pair[0]))
    assert "more than 30 days old" in text_of(undo(lead, Merge.objects.get()))


@pytest.mark.parametrize("verb", ["", "edit_", "print_"])
def test_old_links_lead_to_the_survivor(lead, pair, verb):
    send(lead, *pair)

    answer = page_of(lead, pair[1], verb)

    assert answer.status_code == 302
    assert answer.url == reverse(f"desk:{verb}organisation", args=[pair[0].pk])


def test_a_link_to_log_a_contact_leads_to_the_survivor(lead, desk, pair):
    send(lead, *pair)

    page = desk.get(reverse("desk:log"), {"organisation": pair[1].pk})

    assert page.context["log"].organisations[0]["record"].value() == pair[0].pk


def test_what_a_colleague_wrote_in_the_meantime_stands_with_the_survivor(lead, desk, pair):
    form = edit(desk, pair[1])
    send(lead, *pair)

    answer = form.send(website="new.example")

    pair[0].refresh_from_db()
    assert answer.url == reverse("desk:organisation", args=[pair[0].pk])
    assert pair[0].website == "new.example"
    assert pair[0].city == "Dresden"


def test_what_the_survivor_says_otherwise_is_asked_about(lead, desk, pair):
    form = edit(desk, pair[1])
    send(lead, *pair, city="survivor")

    question = Conflict(desk, form.address, form.send(city="Chemnitz"))
    answer = question.send(**{"choice-city": "mine"})

    pair[0].refresh_from_db()
    assert list(question.questions) == ["City"]
    assert answer.url == reverse("desk:organisation", args=[pair[0].pk])
    assert pair[0].city == "Chemnitz"


def test_a_contact_is_logged_with_the_survivor_of_what_was_chosen(lead, desk, pair):
    entries = entries_of(desk.get(reverse("desk:log")), "form.log")
    send(lead, *pair)

    chosen = {"organisation-0-text": "Mustr GmbH", "organisation-0-record": pair[1].pk}
    desk.post(reverse("desk:log"), entries | chosen | {"subject": "Call", "kind": "call"})

    assert list(Interaction.objects.get().organisations.all()) == [pair[0]]


def test_a_follow_up_is_about_the_survivor(lead, desk, pair):
    address = f"{reverse('desk:add_follow_up')}?organisation={pair[1].pk}"
    entries = entries_of(desk.get(address), "main form.log")
    send(lead, *pair)

    desk.post(address, entries | {"what": "Call", "due_on": "2026-12-01"})

    assert FollowUp.objects.get().organisation == pair[0]


def test_a_change_that_nobody_has_seen_shows_both_again(lead, pair):
    entries = entries_of(lead.get(merge_url(*pair)), "form.merge")
    Organisation.objects.filter(pk=pair[1].pk).update(city="Chemnitz", row_version=2)

    answer = lead.post(merge_url(*pair), entries, follow=True)

    assert "Look at both again" in text_of(answer)
    assert Organisation.objects.living().count() == 2


def test_without_an_answer_it_is_asked_again(lead, pair):
    answer = lead.post(merge_url(*pair), {"seen": "1-1", "city": "elsewhere"})

    assert "Choose for every field what stays" in text_of(answer)
    assert Organisation.objects.living().count() == 2


def test_the_other_one_is_found_by_name_and_never_itself(lead, pair):
    address = reverse("desk:merge_organisation_with", args=[pair[0].pk])
    index.organisations(pair)

    page = lead.post(address, {"other": "Mustr"})

    assert [hit["url"] for hit in page.context["hits"]] == [merge_url(*pair)]


def test_what_looks_alike_is_offered_at_once(lead):
    pair = OrganisationFactory(names=["Muster GmbH"]), OrganisationFactory(names=["Muster AG"])
    index.organisations(pair)

    page = lead.get(reverse("desk:merge_organisation_with", args=[pair[0].pk]))

    assert [hit["url"] for hit in page.context["hits"]] == [merge_url(*pair)]


def suggested(lead, record):
    address = reverse(f"desk:merge_{record._meta.model_name}_with", args=[record.pk])
    return [(hit["id"], hit["reason"]) for hit in lead.get(address).context["hits"]]


def test_what_is_alike_by_more_than_its_name_is_offered_first_with_the_reason(lead):
    names = ["Muster GmbH", {"text": "Elbtal Werk GmbH", "kind": "former"}]
    one = OrganisationFactory(names=names)
    older = OrganisationFactory(names=["Elbtal Werk GmbH"])
    named = OrganisationFactory(names=["Muster Stahl GmbH"], country="CN", city="Jinan")
    index.organisations([one, older, named])

    assert suggested(lead, one) == [(older.pk, "former name, same city"), (named.pk, "")]


def test_the_reasons_stand_with_the_commas_of_the_reader():
    with translation.override("zh-hans"):
        assert listed(["名称相同", "城市相同"]) == "名称相同，城市相同"
    with translation.override("de"):
        assert listed(["gleicher Name", "gleiche Stadt"]) == "gleicher Name, gleiche Stadt"


def test_people_are_offered_by_all_that_is_known_of_them(lead):
    works_at = OrganisationFactory()
    one, other = (
        PersonFactory(family_name="Wolfersdorf", given_name=given, works_at=works_at)
        for given in ("Katharina", "Katarina")
    )
    index.people([one, other])

    [(pk, reason)] = suggested(lead, one)

    assert pk == other.pk
    assert "same employer" in reason


def test_who_was_told_apart_is_not_offered(lead, lead_user):
    pair = OrganisationFactory(names=["Muster GmbH"]), OrganisationFactory(names=["Muster GmbH"])
    index.organisations(pair)
    find_duplicates.everything()
    tell_apart("organisation", OrganisationPair.objects.get().pk, lead_user)

    assert suggested(lead, pair[0]) == []


def test_an_old_link_to_a_merge_leads_to_the_survivor(lead, pair):
    send(lead, *pair)

    for address in (merge_url(*pair), merge_url(*pair[::-1])):
        assert lead.get(address).url == reverse("desk:organisation", args=[pair[0].pk])


@pytest.mark.parametrize("missing", ["assign_at_desk", "archive_at_desk"])
def test_whoever_does_not_lead_finds_no_such_page(lead, lead_user, desk, pair, missing):
    send(lead, *pair)
    other = OrganisationFactory()
    addresses = [
        merge_url(pair[0], other),
        reverse("desk:merge_organisation_with", args=[pair[0].pk]),
        reverse("desk:undo_merge", args=[Merge.objects.get().pk]),
    ]
    lead_user.groups.get().permissions.remove(Permission.objects.get(codename=missing))

    for client in (desk, lead):
        assert {client.post(address).status_code for address in addresses} == {404}
        assert {client.get(address).status_code for address in addresses[:2]} == {404}
    assert "Merge with" not in text_of(page_of(desk, other))
    assert Merge.objects.get().undone_at is None


def test_the_page_asks_as_much_of_many_rows_as_of_few(lead, pair, django_assert_num_queries):
    lead.get(merge_url(*pair))
    with CaptureQueriesContext(connection) as few:
        lead.get(merge_url(*pair))
    for _number in range(5):
        InteractionFactory(organisations=pair, people=[PersonFactory(works_at=pair[1])])

    with django_assert_num_queries(len(few)):
        lead.get(merge_url(*pair))


def test_the_history_of_both_is_told_once_on_the_survivors_page(lead, desk, pair):
    edit(desk, pair[1]).send(website="new.example")
    pair[1].refresh_from_db()
    send(lead, *pair, website="survivor")

    story = page_of(desk, pair[0]).context["story"]

    assert [(entry.one.verb, entry.one.who) for entry in story.entries] == [
        ("changed", "Karl Beier"),
        ("merged", "Karl Beier"),
        ("changed", "Anna Weber"),
    ]
