"""A name with its abbreviations written out: “Sächs. Ges. f. Technik”. Of Chinese ones the shorter
form stands for the longer: 济南市外办. No database here."""

import re
from functools import cache, lru_cache

from .. import names
from .memory import REMEMBERED
from .tables import read

_TITLE = re.compile(r"\b(?:Prof|Dr)\.\s*(?!h\.|Ing)|\bDipl\.-?\s?[A-Z]\w+\.\s*(?:\(FH\)\s*)?")
# A body at a university is not the university, and says so at its end.
_AT_UNIVERSITY = re.compile(
    r"(?<=.)\s+an\s+der\s+(?:\w+\s+)?(?:Universität|Hochschule|TU|Uni)\s+(?P<place>\w+)",
    re.IGNORECASE,
)
_BEGINNING_OF_PLAIN = re.compile(r"TU[DCMB]|Uni")
_LIQUIDATION = re.compile(r"[\s,(]+i\.\s?(?:L|G|Gr|A)\.?\)?$")


@lru_cache(maxsize=REMEMBERED)
def written_out(text: str) -> str:
    """Nothing of a name is lost but titles, and that a company is being founded or wound up."""
    if "." in text:
        text = _LIQUIDATION.sub("", text)
        text = _TITLE.sub("", text) or text
        text = _whole_words().sub(_whole_word, text)
        text = _endings().sub(_whole_ending, text)
    if " an der " in text:
        text = _AT_UNIVERSITY.sub(_without_the_place_again, text)
    if _BEGINNING_OF_PLAIN.search(text):
        text = _plain().sub(lambda found: read("name_abbreviations")["plain"][found[0]], text)
    return _in_chinese(text) if names.is_chinese(text) else text


def _in_chinese(text):
    table = _alike()
    text = _chinese().sub(lambda found: table[found[0]], names.simplified(text))
    for sign, pattern, instead in _rewritten():
        if sign in text:
            text = pattern.sub(instead, text)
    return text


def _without_the_place_again(found):
    return "" if found["place"] in found.string[: found.start()] else f" {found['place']}"


def _whole_word(found):
    word = _full_words()[found["word"].casefold()] if found["word"] else ""
    return word + _joint(found, word)


def _whole_ending(found):
    word = _full_endings()[found["end"].casefold()]
    return word + _joint(found, word)


def _joint(found, word):
    """Between it and the next: Univ.-Klinikum is Universitäts-Klinikum."""
    if found["space"]:
        return " "
    is_followed = found.string[found.end() : found.end() + 1].strip(" ,;()")
    return "s" if is_followed and word.endswith(("tät", "schaft", "ung")) else ""


@cache
def _full_words():
    rows = read("name_abbreviations")["dotted"]["words"]
    return {short.casefold(): full for full, *shorts in rows for short in shorts}


@cache
def _full_endings():
    return {short: full for full, short in read("name_abbreviations")["endings"]["words"]}


@cache
def _whole_words():
    small = "|".join(read("name_abbreviations")["dotted"]["small"])
    # Not the Ges. of Ges.m.b.H., nor a letter of e.V.
    return re.compile(
        rf"(?<![^\W\d_.])(?:(?P<word>(?i:{_any_of(_full_words())}))\.(?!\s?m\.?\s?b)"
        rf"|(?<!\.)(?:{small})\.(?![^\W\d_]))(?P<space>\s*)"
    )


@cache
def _endings():
    return re.compile(
        rf"(?<=[^\W\d_]{{3}})(?P<end>{_any_of(_full_endings())})\.(?P<space>\s*)", re.IGNORECASE
    )


@cache
def _plain():
    # Not where what it stands for follows: Darmstadt has a TUD too.
    return re.compile(
        rf"\b(?:{_any_of(read('name_abbreviations')['plain'])})\b(?!\.|[\s(–-]+Technische)"
    )


@cache
def _alike():
    rows = read("name_abbreviations")["chinese"]["alike"]
    return {form: row[0] for row in rows for form in row}


@cache
def _chinese():
    return re.compile(_any_of(_alike()))


@cache
def _rewritten():
    rows = read("name_abbreviations")["chinese"]["rewritten"]
    return [(sign, re.compile(pattern), instead) for sign, pattern, instead in rows]


def _any_of(words):
    """The longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
