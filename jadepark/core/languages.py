"""The site's three languages, and the marks that tell a screen reader which one it is reading."""

import re

SOURCE = "de"
NATIVE_NAMES = {"de": "Deutsch", "en": "English", "zh-hans": "简体中文"}
SHORT_NAMES = {"de": "DE", "en": "EN", "zh-hans": "中文"}
_BCP47 = {"zh-hans": "zh-Hans"}

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_LATIN = "A-Za-zÀ-ɏ\u1e00-\u1eff"
# 中德（济南）合作区 and 中国制造2025 are one run each: digits and brackets inside belong to it.
_HAN_RUN = rf"[{HAN}]+(?:[0-9（）()·、《》“”]*[{HAN}0-9）]+)*"
_LATIN_RUN = rf"[{_LATIN}](?:[{_LATIN}0-9&.,'’/–\- ]|&amp;|&#x27;)*[{_LATIN}0-9]"
_TAG = re.compile(r"(<[^>]*>)")


def bcp47(code: str) -> str:
    """The value of a lang attribute for one of our language codes: zh-hans → zh-Hans."""
    return _BCP47.get(code, code)


def name_column(code: str) -> str:
    """The suffix of a column that holds a name in this language: zh-hans → zh."""
    return code.split("-")[0]


def mark_languages(html: str, language: str, phrases: dict[str, str]) -> str:
    """Wrap each part of `html` that is in another language than `language` in a span with lang.

    `html` is escaped HTML; text inside tags is left alone. `phrases` maps proper names, escaped
    as in `html`, to their BCP 47 language. Chinese characters mark themselves; in a Chinese text
    a run of Latin letters that is no known phrase counts as German when it has an umlaut, else
    as English.
    """
    pattern = _pattern(language, phrases)
    return "".join(
        part if part.startswith("<") else pattern.sub(lambda m: _wrap(m, language, phrases), part)
        for part in _TAG.split(html)
    )


def _pattern(language, phrases):
    is_chinese = language.startswith("zh")
    foreign = [p for p, lang in phrases.items() if lang.split("-")[0] != language.split("-")[0]]
    longest_first = sorted(foreign, key=len, reverse=True)
    known = [rf"(?<![{_LATIN}]){re.escape(phrase)}(?![{_LATIN}])" for phrase in longest_first]
    return re.compile("|".join([*known, _LATIN_RUN if is_chinese else _HAN_RUN]))


def _wrap(match, language, phrases):
    text = match[0]
    lang = phrases.get(text) or _guess(text)
    return text if lang == bcp47(language) else f'<span lang="{lang}">{text}</span>'


def _guess(text):
    if re.match(f"[{HAN}]", text):
        return "zh-Hans"
    return "de" if re.search("[äöüßÄÖÜ]", text) else "en"
