"""What somebody was called whose two records are one by now is still found."""

import pytest

from companies import matching, profiles, search
from companies.actions import find_duplicates, index
from companies.actions.merge import merge_people
from companies.actions.unmerge import unmerge
from companies.models import PersonPair
from tests.companies.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
NAME = ("family_name", "given_name", "family_name_chinese", "given_name_chinese")


def person(*name, order="given"):
    facts = dict(zip(NAME, (*name, "", "", "", "")[:4], strict=True))
    return index.person(PersonFactory(**facts, name_order=order))


def merge(survivor, merged, **chosen):
    return merge_people(survivor.pk, merged.pk, chosen, UserFactory())


def hits(text):
    return [(hit.record, hit.reason) for hit in search.find(text, only="person")]


@pytest.fixture
def weber():
    return person("Weber", "Anna")


@pytest.fixture
def zeng():
    return person("", "", "曾", "丽娟", order="family")


@pytest.mark.parametrize(
    "text", ["Wolfersdorf", "wolfersdorf a", "Anna Wolfersdorf", "Wolfersdorf, Anna", "Wolfersdof"]
)
def test_a_latin_name_is_found_and_called_a_former_one(weber, text):
    merge(weber, person("Wolfersdorf", "Anna"))

    assert hits(text) == [(weber, "former name: Anna Wolfersdorf")]


@pytest.mark.parametrize(
    "text", ["曾丽娟", "丽娟", "曾麗娟", "zeng lijuan", "lijuan", "zenglijuan"]
)
def test_a_chinese_name_is_found_in_either_script_and_in_pinyin(zeng, text):
    survivor = person("Weber", "Anna", "韦", "安娜")
    merge(survivor, zeng)

    [(found, reason)] = hits(text)
    assert found == survivor
    assert reason in {"former name: 曾丽娟", "former name: Zeng Lijuan"}


def test_the_name_that_the_survivor_gave_up_is_found_too(weber):
    merge(weber, person("Wolfersdorf", "Anne"), family_name="merged")

    assert hits("Weber") == [(weber, "former name: Anna Weber")]
    assert hits("Anna Wolfersdorf")[0] == (weber, "name: Anna Wolfersdorf")


def test_a_present_name_comes_before_a_former_one(weber):
    merge(weber, person("Wolfersdorf", "Anna"))
    other = person("Wolfersdorf", "Bernd")

    assert [record for record, _reason in hits("Wolfersdorf")] == [other, weber]


def test_names_go_on_from_survivor_to_survivor(weber):
    second, third = person("Wolfersdorf", "Anna"), person("Köckritz", "Anna")
    merge(second, weber, family_name="merged")
    merge(third, second)

    assert hits("Wolfersdorf") == [(third, "former name: Anna Wolfersdorf")]
    assert hits("Weber") == [(third, "former name: Anna Weber")]


def test_unmerging_takes_it_back(weber):
    other = person("Wolfersdorf", "Anna")
    log = merge(weber, other, family_name="merged")

    unmerge(log.pk, UserFactory())

    assert hits("Wolfersdorf") == [(other, "name: Anna Wolfersdorf")]
    assert hits("Weber") == [(weber, "name: Anna Weber")]


def test_saving_and_indexing_anew_keep_it(weber):
    merge(weber, person("Wolfersdorf", "Anne"), family_name="merged")
    before = sorted(weber.search_keys.values_list("tier", "key", "kind", "shown"))

    weber.refresh_from_db()
    index.person(weber)
    index.everything()

    assert sorted(weber.search_keys.values_list("tier", "key", "kind", "shown")) == before
    assert hits("Weber") == [(weber, "former name: Anna Weber")]
    assert hits("Webr") == [(weber, "former name: Anna Weber")]


@pytest.mark.parametrize(
    "name", [("Wolfersdorf", "Anna"), ("", "", "曾", "丽娟")], ids=["latin", "chinese"]
)
def test_who_is_entered_under_the_old_name_again_is_asked_about(name):
    weber = person("Weber", "Anna", "韦", "安娜")
    merge(weber, person(*name))
    again = person(*name)

    find_duplicates.everything()

    [pair] = PersonPair.objects.filter(is_different=False)
    assert {pair.first_id, pair.second_id} == {weber.pk, again.pk}
    likeness = matching.compare(*profiles.of_people([weber.pk, again.pk]).values())
    assert likeness.is_suggested
    assert str(likeness.reasons[0]) == "former name"


def test_as_many_queries_for_many_old_names_as_for_one(django_assert_max_num_queries, weber, zeng):
    for one, names in ((weber, ["Alt"]), (zeng, ["Neu", "Jung", "Klein", "Gross"])):
        for name in names:
            merge(one, person(name, "Anna"))

    with django_assert_max_num_queries(16) as few:
        index.people([weber])
    with django_assert_max_num_queries(len(few)):
        index.people([zeng])
