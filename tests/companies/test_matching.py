"""“Are these two the same?”: what the module promises. How often it is right stands in
test_labelled_pairs.py."""

import pytest

from companies.matching import CERTAIN, SUGGEST, Profile, compare, keys


def organisation(*names, **known):
    return Profile(names=names, **known)


def person(*names, **known):
    return Profile(names=names, kind="person", **known)


def test_an_equal_number_that_nothing_contradicts_is_certain():
    one = organisation("济南二机床集团有限公司", identifiers=(("uscc", "913701001630461771"),))
    other = organisation("JIER Machine-Tool Group", identifiers=(("uscc", "913701001630461771"),))

    likeness = compare(one, other)

    assert likeness.score >= CERTAIN
    assert not likeness.against


def test_an_equal_number_of_another_name_is_a_question():
    one = organisation("Elbtal Holding GmbH", identifiers=(("vat", "DE123456788"),))
    other = organisation("Elbtal Vertriebs GmbH", identifiers=(("vat", "DE123456788"),))

    likeness = compare(one, other)

    assert SUGGEST <= likeness.score < CERTAIN
    assert likeness.against


@pytest.mark.parametrize("known", [{}, {"mails": ("anna.weber@example.org",)}])
def test_people_are_never_certain(known):
    one = person("Annegret Wolfersdorf", **known)

    assert SUGGEST <= compare(one, one).score < CERTAIN


def test_reasons_are_words():
    likeness = compare(
        organisation("Müller Maschinenbau GmbH", city="Dresden"),
        organisation("Mueller Maschinenbau", city="德累斯顿"),
    )

    assert [str(reason) for reason in likeness.reasons] == ["same name", "same city"]


def test_whom_is_compared_first_does_not_matter():
    one = organisation("山东大学", city="济南")
    other = organisation("Shandong University", city="Jinan")

    assert compare(one, other) == compare(other, one)


def test_nothing_known_is_like_nothing():
    assert compare(Profile(), Profile()).score < SUGGEST
    assert compare(person(), person()).score < SUGGEST
    assert compare(organisation("Elbtal"), person("Elbtal")).score == 0
    assert keys(Profile()) == frozenset()
