import pytest
from django.core.management import call_command

from companies.actions import archive, find_duplicates, index, tell_apart
from companies.duplicates import KINDS, matches, matches_of_many, profiles_of
from companies.matching import Profile
from companies.models import Organisation, OrganisationKey, OrganisationPair, PersonPair

from .factories import OrganisationFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


def organisation(*names, **facts):
    return index.organisation(OrganisationFactory(names=list(names), **facts))


def person(**facts):
    return index.person(PersonFactory(**facts))


def find_all():
    return find_duplicates.everything()


def open_pairs():
    return [(pair.first, pair.second) for pair in OrganisationPair.objects.open().order_by("pk")]


def test_a_profile_is_matched_with_the_living_records_it_may_be():
    jier = organisation("济南二机床集团有限公司", city="", city_chinese="济南", country="CN")
    organisation("济南一机床集团有限公司", city="", city_chinese="济南", country="CN")

    found = matches(Profile(names=("Jinan Er Ji Chuang",), city="Jinan"))

    assert [match.record for match in found] == [jier]
    assert [str(reason) for reason in found[0].likeness.reasons] == ["name in pinyin", "same city"]


def test_a_record_is_no_duplicate_of_itself():
    one = organisation("Elbtal Maschinenbau GmbH")

    assert matches(profiles_of([one])[one.pk], pk=one.pk) == []


def test_an_archived_record_matches_nothing():
    one = organisation("Elbtal Maschinenbau GmbH")
    archive.archive(one, UserFactory())

    assert matches(Profile(names=("Elbtal Maschinenbau",))) == []
    assert not OrganisationKey.objects.exists()


def test_the_best_match_stands_first():
    mistyped = organisation("Elbtal Maschienenbau GmbH")
    same = organisation("Elbtal Maschinenbau GmbH")

    found = matches(Profile(names=("Elbtal Maschinenbau GmbH",), city="Dresden", country="DE"))

    assert [match.record for match in found] == [same, mistyped]


def test_a_thousand_profiles_cost_as_many_queries_as_one(django_assert_num_queries):
    organisation("Elbtal Maschinenbau GmbH")
    person(family_name="Wolfersdorf", given_name="Katharina")
    some = [Profile(names=("Elbtal Maschinenbau",)), Profile(names=(f"Heidetal {1} GmbH",))]
    people = [Profile(names=("Katharina Wolfersdorf",), kind="person")]

    for profiles in ([*some[:1], *people], some * 500 + people * 20):
        with django_assert_num_queries(13):
            found = matches_of_many(profiles)

        assert [str(match.record) for match in found[0]] == ["Elbtal Maschinenbau GmbH"]
        assert [str(match.record) for match in found[-1]] == ["Katharina Wolfersdorf"]


def test_people_are_matched_by_what_is_known_of_their_work():
    haier, inspur = organisation("海尔集团"), organisation("浪潮集团")
    zhang = {"family_name_chinese": "张", "given_name_chinese": "伟", "name_order": "family"}
    mine = person(**zhang, works_at=haier)
    person(**zhang, works_at=inspur)

    found = matches(Profile(names=("Zhang Wei",), employers=("Haier",), kind="person"))

    assert [match.record for match in found] == [mine]


def test_saving_a_record_finds_its_pairs(django_capture_on_commit_callbacks):
    first = organisation("Elbtal Maschinenbau GmbH")

    with django_capture_on_commit_callbacks(execute=True):
        second = organisation("Elbtal Maschinenbau")

    assert open_pairs() == [(first, second)]


def test_a_pair_goes_when_a_record_gets_another_name(django_capture_on_commit_callbacks):
    organisation("Elbtal Maschinenbau GmbH")
    second = organisation("Elbtal Maschinenbau")
    find_all()

    second.names.update(text="Heidetal Logistik GmbH")
    with django_capture_on_commit_callbacks(execute=True):
        index.organisation(second)

    assert open_pairs() == []


def test_a_pair_goes_with_its_archived_record(django_capture_on_commit_callbacks):
    one, other = organisation("Elbtal GmbH"), organisation("Elbtal GmbH")
    find_all()

    with django_capture_on_commit_callbacks(execute=True):
        archive.archive(other, UserFactory())

    assert not OrganisationPair.objects.exists()
    assert one.is_living


def test_all_are_compared_by_the_command(capsys):
    first, second = organisation("Müller Bau GmbH"), organisation("Mueller Bau GmbH")
    organisation("Möller Bau GmbH")
    anna = person(family_name="Wolfersdorf", given_name="Katharina")
    other_anna = person(family_name="Wolfersdorf", given_name="Katharina")

    call_command("find_duplicates", processes=1)

    assert open_pairs() == [(first, second)]
    assert list(PersonPair.objects.values_list("first", "second")) == [(anna.pk, other_anna.pk)]
    assert "1 pairs of organisations, 1 pairs of people" in capsys.readouterr().out


def test_records_older_than_the_keys_are_found_too():
    organisation("Elbtal GmbH"), organisation("Elbtal GmbH")
    OrganisationKey.objects.all().delete()

    assert find_all()["organisation"] == 1


def test_the_command_forgets_what_is_alike_no_more():
    first, second = organisation("Elbtal GmbH"), organisation("Heidetal GmbH")
    OrganisationPair.objects.create(first=first, second=second, score=0.9)

    assert find_all()["organisation"] == 0


def test_different_ones_are_never_suggested_again(django_capture_on_commit_callbacks):
    first, second = organisation("Elbtal GmbH"), organisation("Elbtal GmbH")
    find_all()
    user = UserFactory()

    assert tell_apart.tell_apart("organisation", OrganisationPair.objects.get().pk, user)
    with django_capture_on_commit_callbacks(execute=True):
        index.organisation(second)
    find_all()

    assert open_pairs() == []
    assert OrganisationPair.objects.get().said_by == user
    assert matches(profiles_of([first])[first.pk], pk=first.pk) == []


def test_it_is_said_once_and_can_be_taken_back():
    organisation("Elbtal GmbH"), organisation("Elbtal GmbH")
    find_all()
    pair, user = OrganisationPair.objects.get(), UserFactory()

    assert tell_apart.tell_apart("organisation", pair.pk, user)
    assert not tell_apart.tell_apart("organisation", pair.pk, user)
    assert tell_apart.take_back("organisation", pair.pk)
    assert OrganisationPair.objects.open().count() == 1


def test_a_key_of_very_many_leads_nowhere(monkeypatch):
    monkeypatch.setattr(find_duplicates, "MOST_OF_A_KEY", 2)
    for number in range(4):
        organisation(f"Elbtal {number} GmbH")

    find_all()

    frequent = OrganisationKey.objects.filter(is_frequent=True)
    assert set(frequent.values_list("key", flat=True)) >= {"n:elbtal"}
    assert not frequent.filter(key__startswith="n:elbtal1").exists()


def test_every_kind_of_record_has_its_kind():
    assert {kind.model for kind in KINDS.values()} == {
        Organisation,
        PersonPair.first.field.related_model,
    }
