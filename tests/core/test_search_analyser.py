import pytest
from hypothesis import given
from hypothesis import strategies as st

from jadepark.core.search import analyse, analyse_query, fold

LANGUAGES = st.sampled_from(["de", "en", "zh-hans"])


def finds(query, text, language):
    """As the database does it: every token that is asked for begins one that is stored."""
    asked, stored = analyse_query(query, language).split(), analyse(text, language).split()
    return bool(asked) and all(any(one.startswith(token) for one in stored) for token in asked)


@pytest.mark.parametrize(
    ("language", "query", "text"),
    [
        ("zh-hans", "高新区", "济南高新区管委会"),
        ("zh-hans", "欧洲科技", "济南的欧洲科技与经济园区"),
        ("zh-hans", "区", "济南高新区"),
        ("zh-hans", "2025", "中国制造2025"),
        ("de", "济南", "Besuch aus 济南高新区"),
        ("de", "Buro", "Das Büro"),
        ("de", "Buero", "Das Büro"),
        ("de", "Büro", "das Buero"),
        ("de", "BÜRO", "das Buro"),
        ("de", "eröffnen", "wird eröffnet"),
        ("de", "eröffnet", "das Eröffnen"),
        ("de", "Unternehmens", "viele Unternehmen"),
        ("de", "Koop", "die Kooperationszone"),
        ("de", "Strasse", "eine Straße"),
        ("en", "companies", "a company"),
        ("en", "opened", "The office opens"),
        ("en", "Meissner", "Rita Meißner"),
        ("en", "Lu", "Mr Lü Jian Tao"),
        ("de", "ＫＭＵ", "Forum für KMU"),
    ],
)
def test_is_found(language, query, text):
    assert finds(query, text, language)


@pytest.mark.parametrize(
    ("language", "query", "text"),
    [
        ("zh-hans", "新高", "济南高新区"),
        ("zh-hans", "青岛", "济南高新区"),
        ("de", "zone", "Kooperationszone"),
        ("de", "Dresden Helsinki", "Dresden und Jinan"),
        ("en", "opened", "a closed door"),
    ],
)
def test_is_not_found(language, query, text):
    assert not finds(query, text, language)


@pytest.mark.parametrize("query", ["", "   ", '"', "*", "'; --", "🙂", "—"])
def test_nothing_to_search_for_is_nothing(query):
    assert analyse_query(query, "de") == ""


@given(st.text(), LANGUAGES)
def test_tokens_hold_nothing_that_a_search_engine_takes_for_a_command(text, language):
    for token in (*analyse(text, language).split(), *analyse_query(text, language).split()):
        assert not set(token) & set("\"'*():^&|!<>\\-+\x00")


@given(st.text(min_size=1), LANGUAGES)
def test_each_token_is_stored_once(text, language):
    tokens = analyse(text, language).split()

    assert len(tokens) == len(set(tokens))


@given(st.text(alphabet="äöüßÄÖÜaouABCabc高新区 ", min_size=1), LANGUAGES)
def test_a_text_finds_itself(text, language):
    assert finds(text, text, language) or not analyse_query(text, language)


@given(st.text(alphabet="äöüaouse", max_size=12))
def test_folding_twice_changes_nothing_about_what_is_found(word):
    assert analyse_query(word, "zh-hans") == fold(word)
