import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jadepark.core.languages import bcp47, has_han, mark_languages

PHRASES = (
    ("High-Tech-Zone Jinan", "de"),
    ("Jinan High-Tech Zone", "en"),
    ("Technology &amp; Economy Park", "en"),
    ("Lü Jian Tao", "zh-Latn"),
)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Das Büro 济南 öffnet", 'Das Büro <span lang="zh-Hans">济南</span> öffnet'),
        ("中德（济南）合作区", '<span lang="zh-Hans">中德（济南）合作区</span>'),
        ("„中国制造2025“ heißt", '„<span lang="zh-Hans">中国制造2025</span>“ heißt'),
        ("济南 und 青岛", '<span lang="zh-Hans">济南</span> und <span lang="zh-Hans">青岛</span>'),
        ("nur Deutsch, 2013 (250+)", "nur Deutsch, 2013 (250+)"),
        ("", ""),
    ],
)
def test_chinese_is_marked_in_a_german_text(text, marked):
    assert mark_languages(text, "de") == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("访问 Finpro 公司", '访问 <span lang="en">Finpro</span> 公司'),
        ("由 Rita Meißner 负责", '由 <span lang="de">Rita Meißner</span> 负责'),
        ("“Made in China 2025”展览", '“<span lang="en">Made in China 2025</span>”展览'),
        ("参加 R&amp;D 会议", '参加 <span lang="en">R&amp;D</span> 会议'),
        ("访问&quot;Finpro&quot;公司", '访问&quot;<span lang="en">Finpro</span>&quot;公司'),
        ("30多位代表，2013年", "30多位代表，2013年"),
    ],
)
def test_latin_letters_are_marked_in_a_chinese_text(text, marked):
    assert mark_languages(text, "zh-hans") == marked


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("de", "die Jinan High-Tech Zone", 'die <span lang="en">Jinan High-Tech Zone</span>'),
        ("de", "die High-Tech-Zone Jinan", "die High-Tech-Zone Jinan"),
        (
            "en",
            "the Technology &amp; Economy Park",
            "the Technology &amp; Economy Park",
        ),
        (
            "de",
            "der Technology &amp; Economy Park",
            'der <span lang="en">Technology &amp; Economy Park</span>',
        ),
        ("zh-hans", "由 Lü Jian Tao 率领", '由 <span lang="zh-Latn">Lü Jian Tao</span> 率领'),
        ("de", "die Jinan High-Tech Zonen", "die Jinan High-Tech Zonen"),
    ],
)
def test_known_names_are_marked_whole_where_they_are_foreign(language, text, marked):
    assert mark_languages(text, language, PHRASES) == marked


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/zh-hans/济南/" title="济南">Jinan</a>',
        '<img alt="济南高新区">',
    ],
)
def test_nothing_inside_a_tag_is_touched(html):
    assert mark_languages(html, "de") == html


def test_text_between_tags_is_marked():
    html = '<p title="济南">Besuch in <b>济南</b></p>'

    marked = mark_languages(html, "de")

    assert marked == '<p title="济南">Besuch in <b><span lang="zh-Hans">济南</span></b></p>'


ESCAPED = st.lists(
    st.sampled_from(
        ["济南", "中德（", "）", "2025", "Büro", "Finpro", " ", "&amp;", "&quot;", "&#x27;", "&lt;",
         "<b>", "</b>", '<a href="济">', "·", "，", "“", "Lü Jian Tao", "High-Tech-Zone Jinan"]
    )
).map("".join)  # fmt: skip


@given(ESCAPED, st.sampled_from(["de", "en", "zh-hans"]))
def test_without_the_marks_the_text_is_what_it_was(html, language):
    marked = mark_languages(html, language, PHRASES)

    assert re.sub(r"<span lang=[^>]*>|</span>", "", marked) == html


@given(ESCAPED, st.sampled_from(["de", "en", "zh-hans"]))
def test_no_entity_is_cut(html, language):
    marked = mark_languages(html, language, PHRASES)

    for entity in ("&amp;", "&quot;", "&#x27;", "&lt;"):
        assert marked.count(entity) == html.count(entity)


@given(st.text())
def test_marks_are_never_empty_and_never_nested(text):
    html = text.replace("&", "").replace("<", "").replace(">", "")

    for language in ("de", "zh-hans"):
        marked = mark_languages(html, language)
        assert "></span>" not in marked
        assert re.search(r"<span[^>]*>[^<]*<span", marked) is None


def test_codes_are_written_as_the_standard_does():
    assert [bcp47(code) for code in ("de", "en", "zh-hans")] == ["de", "en", "zh-Hans"]


@pytest.mark.parametrize(("text", "answer"), [("济南", True), ("Jǐnán", False), ("", False)])
def test_characters_are_recognised(text, answer):
    assert has_han(text) is answer
