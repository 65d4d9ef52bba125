"""“Are these two one person?”: what the module promises."""

import pytest

from companies.matching import CERTAIN, SUGGEST, compare, keys

from .matching_profiles import person


@pytest.mark.parametrize("known", [{}, {"mails": ("anna.weber@example.org",)}])
def test_people_are_never_certain(known):
    one = person("Annegret Wolfersdorf", **known)

    assert SUGGEST <= compare(one, one).score < CERTAIN


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


@pytest.mark.parametrize("other", ["刘芳", "Liu Fang"])
def test_a_surname_alone_may_be_whoever_has_the_same_number(other):
    one = person("刘女士", phones=("+8653188001122",))

    assert compare(one, person(other, phones=("+8653188001122",))).score >= SUGGEST
    assert compare(one, person(other)).score < SUGGEST
    assert compare(one, person("王芳", phones=("+8653188001122",))).score < SUGGEST


def test_a_first_name_of_another_language_asks_for_something_of_ones_own():
    account = {"wechat": ("chen_gd",)}

    assert compare(person("Michael Chen", **account), person("陈国栋", **account)).is_suggested
    family = {"phones": ("+4935155501",)}
    assert not compare(person("Michael Chen", **family), person("陈国栋", **family)).is_suggested


def test_what_is_only_heard_alike_asks_for_a_mailbox_of_ones_own():
    mine = {"mails": ("schmidt.katrin@example.com",)}
    shared = {"mails": ("info@example.com",)}

    # In no table of names.
    heard, meant = "米蕾可·范德桑特", "Mareike van der Zandt"
    assert compare(person(heard, **mine), person(meant, **mine)).is_suggested
    assert not compare(person(heard, **shared), person(meant, **shared)).is_suggested
    assert not compare(person("陳志明", **mine), person("Li Na", **mine)).is_suggested


def test_who_was_called_otherwise_is_known_by_that_name_too():
    now = person("Katrin Hübner", former_names=("Katrin Wolf",), employers=("Messe Dresden",))

    assert compare(now, person("Katrin Wolf", employers=("Messe Dresden GmbH",))).is_suggested


def test_who_has_a_name_beside_the_title_is_told_by_it():
    at = {"employers": ("济南市外办",)}
    one, other = person("张主任", "张红梅", **at), person("张主任", "张宏伟", **at)

    assert not compare(one, other).is_suggested


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("Ma Xianjun", "Xianjun Ma", True),
        ("Meng Zhaoqing, M.Eng.", "孟昭庆", True),
        ("Director Sun Liguo", "Sun Liguo", True),
        ("Zhao Xinyi, Deputy General Manager", "Zhao Xinyi", True),
        ("吕红梅 主任医师", "吕红梅", True),
        ("Freiherr Georg von Lüttwitz", "Georg v. Luettwitz", True),
        ("Jack Ouyang (Ouyang Minghua)", "欧阳明华", True),
        ("Ministerialdirigent Dr. Thomas Uhlemann", "Uhlemann, Thomas", True),
        ("JÃ¶rg MÃ¼nch", "Jörg Münch", True),
        ("Dan Yongmei", "单永梅", True),
        ("Shan Yongmei", "单永梅", True),
        ("S. Chen", "陈思远", False),
        ("Kevin ZHAO Zhipeng", "赵志鹏", True),
        ("Christina Müller", "Christian Müller", False),
        ("克里斯蒂娜·米勒", "Christian Müller", False),
        ("Lü Min", "鲁敏", False),
        ("Lü Min", "吕敏", True),
        ("Lu Min", "吕敏", True),
    ],
)
def test_what_a_name_is_of_and_what_stands_around_it(one, other, is_alike):
    one, other = (person(name, employers=("Weichai Power",)) for name in (one, other))

    assert compare(one, other).is_suggested is is_alike


@pytest.mark.parametrize("name", ["Ma Jun", "MA Jun", "Ba Jin", "Wang Jun", "Meng Sen"])
def test_a_short_chinese_name_is_no_degree(name):
    family, given = name.lower().split()

    assert any(family in key and given in key for key in keys(person(name)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chang Hsiao-ming", "张晓明"),
        ("Tschang Kai-ming", "张凯明"),
        ("Wong Kwok Keung", "黄国强"),
        ("Z. Q. Meng", "孟昭庆"),
        ("Thomas Müller", "托马斯·穆勒"),
        ("托马斯·米勒", "托马斯·穆勒"),
        ("Hannes Krause", "Johannes Krause"),
        ("Mathias Ziegler", "Matthias Zeigler"),
    ],
)
def test_a_person_is_written_in_many_ways_and_needs_something_else(one, other):
    known = {"employers": ("Orgelbau Ziegler",), "phones": ("+4937205512345",)}
    one_there, other_there = person(one, **known), person(other, **known)

    assert compare(one_there, other_there).is_suggested
    assert {key for key in keys(one_there) & keys(other_there) if key[0] in "nt"}
    assert not compare(person(one), person(other)).is_suggested


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("Dr. Thorsten Schreiber", "Torsten Schrieber", True),
        ("zhangyl", "张玉兰", True),
        ("Katharina Seidel-Wu 吴", "Kathrina Seidel", True),
        ("Martin Schreiber", "Martina Schreiber", False),
        ("Petra Schreiber", "Thorsten Schreiber", False),
    ],
)
def test_of_one_mailbox_two_slips_are_one_person(one, other, is_alike):
    mails = {"zhangyl": ("zhangyl@sdut.example",)}.get(one, ("schreiber@elbaue.example",))

    assert compare(person(one, mails=mails), person(other, mails=mails)).is_suggested is is_alike


def test_an_initial_needs_more_than_an_employer():
    mails = {"mails": ("chensiyuan@huaxing.example",)}

    assert compare(person("S. Chen", **mails), person("陈思远", **mails)).is_suggested
    assert not compare(person("L. Chen", **mails), person("陈思远")).is_suggested


def test_who_married_keeps_the_first_name_and_the_mobile():
    mobile = {"phones": ("+358407126634",)}
    german = {"phones": ("+4915112345678",)}

    assert compare(
        person("Kerstin Böttcher", **german), person("Kerstin Wünsche", **german)
    ).is_suggested
    assert not compare(
        person("Kerstin Böttcher", **german), person("Ralf Böttcher", **german)
    ).is_suggested
    assert not compare(
        person("Tiina Korhonen", **mobile), person("Matti Mäkelä", **mobile)
    ).is_suggested


def test_whoever_works_at_an_office_of_it_works_there():
    one = person("Kerstin Böttcher", employers=("Stadt Crimmitschau, Hauptamt",))
    other = person("Kerstin Böttcher", employers=("Stadtverwaltung Crimmitschau",))

    assert compare(one, other).is_suggested


def test_whoever_took_over_a_mailbox_is_another_person():
    mails = ("anna.weber@elbaue.example",)

    assert not compare(
        person("Anna Weber", mails=mails), person("Peter Krause", mails=mails)
    ).is_suggested


def test_of_one_mobile_a_wrong_sign_is_one_person_and_of_one_exchange_it_is_not():
    mobile, exchange = {"phones": ("139-5365-0277",)}, {"phones": ("0536-8550277",)}

    assert compare(person("张玮", **mobile), person("张炜", **mobile)).is_suggested
    assert not compare(person("张玮", **exchange), person("张炜", **exchange)).is_suggested


def test_two_addresses_of_one_house_may_be_one_persons():
    one = person("J. Hempel", mails=("j.hempel@silberstrom.example",))
    other = person("Jacqueline Hempel", mails=("jacqueline.hempel@silberstrom.example",))
    third = person("Jan Hempel", mails=("jan.hempel@silberstrom.example",))

    assert compare(one, other).is_suggested
    assert not compare(other, third).is_suggested


def test_an_employer_is_told_by_the_mail():
    one = person("H.-P. Rösler", employers=("Rösler Pumpen GmbH",))
    other = person("Hans-Peter Roesler", mails=("hproesler@roesler-pumpen.example",))

    assert "same employer" in map(str, compare(one, other).reasons)
    assert "same employer" not in map(
        str,
        compare(
            person("Anna Weber", employers=("Sachsen Energie AG",)),
            person("Anna Weber", mails=("anna.weber@sachsen.example",)),
        ).reasons,
    )


def test_a_name_that_nobody_else_has_is_known_in_another_house():
    name = "Thea-Luise Wagenknecht-Obermüller"
    one, other = (person(name, employers=(firm,)) for firm in ("Kulturamt Torgau", "Porzellan AG"))

    assert compare(one, other).is_suggested
    assert not compare(
        person("Anna Weber", employers=("Kulturamt Torgau",)),
        person("Anna Weber", employers=("Porzellan AG",)),
    ).is_suggested
