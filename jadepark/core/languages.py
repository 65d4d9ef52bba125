"""The site's three languages, and the marks that tell a screen reader which one it is reading."""

import re
from functools import lru_cache

SOURCE = "de"
NATIVE_NAMES = {"de": "Deutsch", "en": "English", "zh-hans": "简体中文"}
SHORT_NAMES = {"de": "DE", "en": "EN", "zh-hans": "中文"}
_BCP47 = {"zh-hans": "zh-Hans"}

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_LATIN = "A-Za-zÀ-ɏ\u1e00-\u1eff"
# 中德（济南）合作区 and 中国制造2025 are one run each: digits and brackets inside belong to it.
_HAN_RUN = rf"[{HAN}]+(?:[0-9（）()·、《》“”]*[{HAN}0-9）]+)*"
_LATIN_RUN = rf"[{_LATIN}](?:[{_LATIN}0-9.,'’/–\- ]|&amp;|&#x27;)*[{_LATIN}0-9]"
# &quot; is one character: the letters in it are no word.
_ENTITY = r"&#?\w+;"
_TAG = re.compile(r"(<[^>]*>)")


def bcp47(code: str) -> str:
    """The value of a lang attribute for one of our language codes: zh-hans → zh-Hans."""
    return _BCP47.get(code, code)


def name_column(code: str) -> str:
    """The suffix of a column that holds a name in this language: zh-hans → zh."""
    return code.split("-")[0]


Phrases = tuple[tuple[str, str], ...]


def mark_languages(html: str, language: str, phrases: Phrases = ()) -> str:
    """Wrap each part of `html` that is in another language than `language` in a span with lang.

    `html` is escaped HTML; text inside tags is left alone. `phrases` are pairs of a proper name,
    escaped as in `html`, and its BCP 47 language. Chinese characters mark themselves; in a Chinese
    text a run of Latin letters that is no known phrase counts as German when it has an umlaut,
    else as English.
    """
    pattern, known = _marks(language, phrases)

    def wrap(match):
        if match[0].startswith("&"):
            return match[0]
        lang = known.get(match[0]) or _guess(match[0])
        return f'<span lang="{lang}">{match[0]}</span>'

    return "".join(
        part if part.startswith("<") else pattern.sub(wrap, part) for part in _TAG.split(html)
    )


@lru_cache(maxsize=32)
def _marks(language, phrases):
    """(the pattern of what to wrap, {phrase: language}); the longest phrase wins."""
    foreign = {text: lang for text, lang in phrases if _primary(lang) != _primary(language)}
    foreign |= {text: lang for text, lang in phrases if lang == "zh-Latn" and language != lang}
    longest_first = sorted(foreign, key=len, reverse=True)
    known = [rf"(?<![{_LATIN}]){re.escape(phrase)}(?![{_LATIN}])" for phrase in longest_first]
    anything_else = _LATIN_RUN if _primary(language) == "zh" else _HAN_RUN
    return re.compile("|".join([*known, _ENTITY, anything_else])), foreign


def _primary(language):
    return language.split("-")[0]


def has_han(text: str) -> bool:
    return re.search(f"[{HAN}]", text) is not None


def _guess(text):
    if has_han(text):
        return "zh-Hans"
    return "de" if re.search("[äöüßÄÖÜ]", text) else "en"
