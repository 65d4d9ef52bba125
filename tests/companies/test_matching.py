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


def likeness(one, other):
    return compare(organisation(one), organisation(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Semperoper", "Sächsische Staatsoper Dresden (Semperoper)"),
        ("Novalux GmbH (ehem. Lampenwerk Heidenau)", "Lampenwerk Heidenau"),
        ("Kleinwerft Elbe vormals Gebr. Uhlig", "Kleinwerft Elbe"),
        ("鲁西流体科技有限公司（原聊城鲁西阀门厂）", "聊城鲁西阀门厂"),
        ("OTV Oberlausitzer Technikverein", "Oberlausitzer Technikverein e.V."),
        ("Weinkontor Lößnitz, Inh. Bernd Hallbauer", "Weinkontor Lößnitz"),
        ('Restaurant "Goldener Drache"', "Goldener Drache"),
        ("Freiberger Präzisionsoptik Gesellschaft für Feinoptik mbH", "Freiberger Präzisionsoptik"),
    ],
)
def test_a_name_may_hold_another(one, other):
    assert likeness(one, other).is_suggested


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Krautheim Sensorik GmbH", "Krautheim Sensorik (Jinan) Co., Ltd."),
        ("Elbtal Werke (Pumpen Nord)", "Elbtal Werke (Pumpen Süd)"),
        ("Institut für Wasserbau (TU Dresden)", "TU Dresden"),
        ('Restaurant "Goldener Drache"', 'Hotel "Goldener Drache"'),
        ("MTK Metallteile Kirschau GmbH", "MTK Messtechnik Kirschau GmbH"),
    ],
)
def test_what_is_in_brackets_may_tell_two_apart(one, other):
    assert not likeness(one, other).is_suggested


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sächs. Ges. f. Technikgeschichte", "Sächsische Gesellschaft für Technikgeschichte"),
        ("Elektromasch.bau Niedersedlitz GmbH", "Elektromaschinenbau Niedersedlitz GmbH"),
        ("FA Pirna", "Finanzamt Pirna"),
        ("济南市发展和改革委员会", "济南市发改委"),
        ("Ostsächsischen Landesbühne", "Ostsächsische Landesbühne"),
        ("Karlsruher Uhrenhaus", "Uhrenhaus Karlsruhe"),
        ("Kleinbernauer Kaolinwerk", "Kaolinwerk Kleinbernau"),
    ],
)
def test_abbreviations_are_written_out(one, other):
    assert likeness(one, other).is_suggested


def test_fa_before_a_surname_is_a_firm():
    assert likeness("Fa. Hallbauer Stahlbau", "Hallbauer Stahlbau").is_suggested
    assert not likeness("Fa. Hallbauer", "Finanzamt Hallbauer").is_suggested


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("Prof. Dr. h.c. mult. Werner Eichhorst", "Eichhorst, Werner", True),
        ("刘副局长（刘洪涛）", "刘洪涛", True),
        ("王 建国章", "王建国章", True),
        ("Volkmar Eulitz sen.", "Volkmar Eulitz", True),
        ("Volkmar Eulitz sen.", "Volkmar Eulitz jun.", False),
        ("Hans-Peter Zschoche", "Hans-Jürgen Zschoche", False),
        ("Stefan Oehlschläger", "Stephan Öhlschläger", True),
    ],
)
def test_titles_are_no_part_of_a_name(one, other, is_alike):
    assert compare(person(one), person(other)).is_suggested is is_alike


def test_a_double_name_may_be_halved_where_something_else_is_equal():
    one = person("Anke Zschoche-Lindner", employers=("Stadt Pirna",))
    other = person("Anke Lindner", employers=("Stadtverwaltung Pirna",))

    assert compare(one, other).is_suggested
    assert keys(one) & keys(other)
    assert not compare(person("Anke Zschoche-Lindner"), person("Anke Lindner")).is_suggested


def test_an_office_without_its_town_is_found_by_the_address():
    one = organisation("Finanzamt", city="Pirna")
    other = organisation("Finanzamt Pirna")

    assert compare(one, other).is_suggested
    assert keys(one) & keys(other)


@pytest.mark.parametrize("other", ["刘芳", "Liu Fang"])
def test_a_surname_alone_may_be_whoever_has_the_same_number(other):
    one = person("刘女士", phones=("+8653188001122",))

    assert compare(one, person(other, phones=("+8653188001122",))).score >= SUGGEST
    assert compare(one, person(other)).score < SUGGEST
    assert compare(one, person("王芳", phones=("+8653188001122",))).score < SUGGEST
