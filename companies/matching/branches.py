"""The part of an organisation at another place, within its name. No database here."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .. import legal_forms, names
from . import vocabulary

# 山东大学(威海)
_CAMPUS = re.compile(r"(.+(?:大学|学院|医院))\((..+?)(?:校区|院区)?\)")
ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}


@dataclass(frozen=True)
class Branch:
    """`where` is empty where the name does not say."""

    where: str


def without_branch(text: str) -> tuple[str, Branch | None]:
    """(name of the whole, its branch or None)."""
    split = _chinese_branch if names.is_chinese(text) else _latin_branch
    return split(text)


def _chinese_branch(text):
    markers = "|".join(sorted(vocabulary.branch_words()["chinese"], key=len, reverse=True))
    simplified = names.simplified(text)
    campus = _CAMPUS.fullmatch(simplified)
    if campus and vocabulary.han_words().get(campus[2]):
        return campus[1], Branch(names.name_key(campus[2]))
    simplified = simplified.rstrip(")")
    found = re.match(rf"(.+)(?<!第)(?:{markers})$", simplified)
    if not found:
        return text, None
    before = found[1].rstrip("(")
    whole = re.match(r"(.+公司)(.*)$", before) or re.match(
        r"(.+(?:集团|银行|大学|学院|研究院|医院|商会|协会|局))(.*)$", before
    )
    if whole:
        return whole[1], Branch(names.name_key(whole[2].strip("()市")))
    places = [word for word, meaning in vocabulary.han_words().items() if meaning.sort == "place"]
    place = re.search(rf"(?<=..)(?:{'|'.join(places)})市?$", before)
    if place:
        return before[: place.start()].rstrip("("), Branch(names.name_key(place[0].rstrip("市")))
    return (before, Branch("")) if len(before) > 2 and before != text else (text, None)


@lru_cache(maxsize=1)
def _latin_marker():
    words = sorted(vocabulary.branch_words()["latin"], key=len, reverse=True)
    return re.compile(
        rf"[\s,;(–-]+({'|'.join(map(re.escape, words))})\b[\s.:]*(.*)$", re.IGNORECASE
    )


def _latin_branch(text):
    found = _latin_marker().search(text)
    if not found or not names.name_key(text[: found.start()]) or _is_within_a_phrase(text, found):
        return text, None
    before, where = text[: found.start()].rstrip(" ,;(–-"), found[2].strip(" ()")
    if where and (legal_forms.split(f"x {where}")[1] or len(where.split()) > 4):
        return text, None
    if where and not (is_placed(where) or legal_forms.split(before)[1] or _is_strong(found[1])):
        return text, None
    if not where:
        if not _is_strong(found[1]) and not legal_forms.split(before)[1]:
            return text, None
        head, _sign, last = before.rpartition("," if "," in before else " ")
        if head and is_placed(last):
            before, where = head.rstrip(" ,"), last.strip()
    return before, Branch(names.name_key(" ".join(ROMAN.get(w, w) for w in names.words(where))))


def _is_within_a_phrase(text, marker):
    """The Foreign Affairs Office Jinan is no office of the Foreign Affairs."""
    words = vocabulary.key(text[: marker.end(1)])
    return any(words[-count:] in vocabulary.meanings() for count in range(2, len(words) + 1))


def _is_strong(marker):
    return marker.casefold() in vocabulary.branch_words()["strong"]


def is_placed(text: str) -> bool:
    """Begins with a place or a number."""
    first = names.words(text)[:1]
    if not first:
        return False
    meaning = vocabulary.meanings().get(tuple(first))
    return first[0].isdecimal() or first[0] in ROMAN or bool(meaning and meaning.sort == "place")
