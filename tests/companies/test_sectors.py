import re
from collections import Counter
from string import ascii_uppercase

import opencc
import pytest
from django.utils import translation
from stdnum.eu import nace

from companies import sectors
from companies.sectors import SECTORS
from jadepark.core.languages import has_han

LANGUAGES = ["de", "en", "zh"]
POSSIBLE = [*ascii_uppercase, *(f"{number:02}" for number in range(100))]
NACE = {code: nace.info(code, revision="2.1") for code in POSSIBLE if nace.is_valid(code, "2.1")}


def titles(language, codes=SECTORS):
    return {code: SECTORS[code].titles[language] for code in codes}


def test_every_section_and_division_is_there_and_nothing_else():
    assert set(SECTORS) == set(NACE)
    assert Counter(map(len, SECTORS)) == {1: 22, 2: 87}


def test_sections_stand_before_their_divisions_in_the_order_of_the_classification():
    order = [(sector.section, not sector.is_section, sector.code) for sector in SECTORS.values()]

    assert order == sorted(order)


def test_a_division_knows_its_section_and_a_section_itself():
    assert {code: sector.section for code, sector in SECTORS.items()} == {
        code: info.get("section", code) for code, info in NACE.items()
    }


def test_every_sector_has_a_title_in_each_language_and_in_no_other():
    for code, sector in SECTORS.items():
        assert list(sector.titles) == LANGUAGES, code
        assert all(text and text == text.strip() for text in sector.titles.values()), code


def test_english_titles_are_those_of_the_classification():
    official = {code: info["label"].replace(" - ", "- ") for code, info in NACE.items()}

    assert {code: text.casefold() for code, text in titles("en").items()} == {
        code: text.casefold() for code, text in official.items()
    }


def test_no_title_was_left_in_another_language():
    for code, sector in SECTORS.items():
        assert len(set(sector.titles.values())) == len(LANGUAGES), code
        assert has_han(sector.titles["zh"]), code
        assert not re.search("[A-Za-z]", sector.titles["zh"]), code
        assert not has_han(sector.titles["de"] + sector.titles["en"]), code


def test_chinese_titles_are_simplified():
    simplify = opencc.OpenCC("t2s").convert

    assert {code: simplify(text) for code, text in titles("zh").items()} == titles("zh")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("digits", [1, 2], ids=["sections", "divisions"])
def test_no_two_sectors_of_a_level_share_a_title(language, digits):
    named = Counter(titles(language, [code for code in SECTORS if len(code) == digits]).values())

    assert [text for text, times in named.items() if times > 1] == []


def test_a_title_is_in_the_language_asked_for_or_the_readers():
    assert sectors.title("61", "en") == "Telecommunication"

    with translation.override("zh-hans"):
        assert sectors.title("61") == "电信业"


def test_an_unknown_code_stands_for_itself():
    assert sectors.title("45", "de") == "45"
    assert sectors.title("", "de") == ""


def test_a_section_holds_itself_and_its_divisions():
    assert [sector.code for sector in sectors.of_section("K")] == ["K", "61", "62", "63"]
    assert sectors.of_section("62") == []


def test_choices_offer_each_section_above_its_divisions():
    mining = sectors.choices("de")[1]

    assert mining[0] == "Bergbau und Gewinnung von Steinen und Erden"
    assert mining[1][:2] == [
        ("B", "B Bergbau und Gewinnung von Steinen und Erden"),
        ("05", "05 Kohlenbergbau"),
    ]


def test_choices_offer_every_sector_once_and_in_order():
    offered = [code for _section, rows in sectors.choices("en") for code, _text in rows]

    assert offered == list(SECTORS)
