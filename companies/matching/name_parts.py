"""An organisation's name taken apart: what is its own, where, which trade, which form, which part.

“Müller Maschinenbau Dresden GmbH, Niederlassung Zwickau” is mueller, a machine builder, of Dresden,
a GmbH, and of it the branch in Zwickau. Two names are compared part by part: of a whole name a
number from 0 to 1 cannot tell a typing error from the one word that makes it another company.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .. import legal_forms, names
from . import vocabulary

_HONORIFIC = re.compile(r"^(?:Firma|Fa\.?)\s+", re.IGNORECASE)
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}
_ORDINAL = re.compile(r"第([一二三四五六七八九十]+|\d+)")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
_LATIN_ORDINALS = {
    names.name_key(word): str(number)
    for number, words in enumerate(
        ("first erste erster erstes", "second zweite zweiter zweites", "third dritte dritter"), 1
    )
    for word in words.split()
}
_AFTER_PLACES = ("市", "省", "区", "县")
_MOST_WORDS = 24
_LATIN_WORD = re.compile(r"[^\W\d_]{4}")
# Where one script ends and the other begins, with a bracket, stroke or space between them.
_SEAM = re.compile(rf"[()\[\]/|]|\s+(?=[{names.HAN}])|(?<=[{names.HAN}])\s+")


@dataclass(frozen=True)
class Branch:
    """`where` is empty where the name does not say."""

    where: str


@dataclass(frozen=True)
class Parts:
    """`core` holds the words that are only this name's own, `marks` those that many names have:
    {(sort, meaning): the word as it stands}."""

    name: str
    key: str
    form: str
    is_chinese: bool
    core: tuple[str, ...]
    marks: frozenset[tuple[str, str]]
    words: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    is_group: bool
    branch: Branch | None
    # All words but those that say nothing, in their order.
    initials: tuple[str, ...]
    # What each of them means; "" for a word of its own.
    meant: tuple[str, ...]
    # The town behind the legal form: “Elbtal AG, Dresden”. It belongs to the address.
    seat: str
    simplified: str
    # A word was taken for a known one with an error in it.
    is_corrected: bool

    @property
    def joined_core(self) -> str:
        return "".join(self.core)

    @property
    def plain(self) -> str:
        return "".join(self.initials)

    @property
    def meanings(self) -> frozenset[str]:
        return frozenset(meaning for _sort, meaning in self.marks)

    def of(self, *sorts: str) -> frozenset[str]:
        return frozenset(meaning for sort, meaning in self.marks if sort in sorts)


@lru_cache(maxsize=4_000)
def take_apart(name: str) -> Parts:
    text = " ".join(unicodedata.normalize("NFKC", name).split())
    text = _HONORIFIC.sub("", text) or text
    head, branch = _without_branch(text)
    head, seat = _without_seat(head)
    bare, form = legal_forms.split(head)
    bare = bare[: legal_forms.start(bare)].strip() or bare
    reader = _Reader()
    reader.read(bare)
    is_group = reader.is_group or "集团" in form
    return Parts(
        name=text,
        key=names.name_key(bare),
        form=form,
        is_chinese=names.is_chinese(bare),
        core=tuple(reader.core),
        marks=frozenset(reader.marks),
        words=frozenset(reader.words),
        places=frozenset(reader.places),
        numbers=frozenset(reader.numbers),
        is_group=is_group,
        branch=branch,
        initials=tuple(reader.initials),
        meant=tuple(reader.meant),
        seat=seat,
        simplified=names.simplified(head),
        is_corrected=reader.is_corrected,
    )


@lru_cache(maxsize=4_000)
def readings(name: str) -> tuple[str, ...]:
    """A name that holds its other script too is two names: “JIER (济南二机床)”."""
    text = " ".join(unicodedata.normalize("NFKC", name).split())
    if not (_LATIN_WORD.search(text) and names.is_chinese(text)):
        return (text,)
    pieces = [piece.strip(" ,;-–") for piece in _SEAM.split(text)]
    pieces = [piece for piece in pieces if len(names.name_key(piece)) > 1]
    scripts = {names.is_chinese(piece) for piece in pieces}
    return (text, *dict.fromkeys(pieces)) if len(scripts) == 2 else (text,)


class _Reader:
    def __init__(self):
        self.core, self.marks, self.words = [], [], []
        self.places, self.numbers, self.initials, self.meant = [], [], [], []
        self.is_group = self.is_corrected = False

    def read(self, text):
        words = names.words(text)[:_MOST_WORDS]
        words = [word for word in words if word not in vocabulary.joining()] or words
        words = _joined_syllables(words)
        right = [vocabulary.spelt_right(word) for word in words]
        self.is_corrected, words = right != words, right
        at = 0
        while at < len(words):
            at += self._read_word(words, at)

    def _read_word(self, words, at):
        if names.is_chinese(words[at]):
            self._read_run(words[at])
            return 1
        for count in range(min(vocabulary.longest()[0], len(words) - at), 0, -1):
            phrase = tuple(words[at : at + count])
            meaning = vocabulary.meanings().get(phrase)
            if meaning:
                self._note(meaning, "".join(phrase))
                return count
        self._read_unknown(words[at], is_first=at == 0)
        return 1

    def _read_unknown(self, word, is_first):
        number = _LATIN_ORDINALS.get(word) or (None if is_first else _ROMAN.get(word))
        if word.isdecimal() or number:
            self._number(number or word.lstrip("0") or "0", word)
        else:
            self._own(word)

    def _read_run(self, run):
        """Chinese characters: the longest known word at each place, what is between is its own."""
        run = _ORDINAL.sub(lambda found: f"\0{_value(found[1])}\0", run)
        own, at = "", 0
        while at < len(run):
            step, meaning = self._at(run, at, own)
            if not step:
                own += run[at]
                at += 1
                continue
            if own:
                self._own(own)
                own = ""
            if isinstance(meaning, str):
                self._number(meaning, meaning)
            else:
                self._note(meaning, run[at : at + step])
                if meaning.sort == "place" and run[at + step : at + step + 1] in _AFTER_PLACES:
                    step += 1
            at += step
        if own:
            self._own(own)

    def _at(self, run, at, own):
        if run[at] == "\0":
            end = run.index("\0", at + 1)
            return end + 1 - at, run[at + 1 : end]
        known = vocabulary.han_words()
        for length in range(min(vocabulary.longest()[1], len(run) - at), 0, -1):
            # One character alone is a word only at the end: 厂 in 机床厂.
            if length == 1 and at + 1 < len(run):
                break
            meaning = known.get(run[at : at + length])
            if meaning:
                return length, meaning
        if not own and run[at] in _NUMERALS and self._known_after(run, at + 1):
            return 1, str(_NUMERALS[run[at]])
        return 0, None

    def _known_after(self, run, at):
        return any(run[at : at + length] in vocabulary.han_words() for length in range(2, 6))

    def _number(self, number, word):
        self.numbers.append(number)
        self.initials.append(word)
        self.meant.append(number)

    def _own(self, word):
        self.core.append(word)
        self.words.append(word)
        self.initials.append(word)
        self.meant.append("")

    def _note(self, meaning, word):
        if meaning.sort == "empty":
            return
        if meaning.sort == "group":
            self.is_group = True
            return
        self.initials.append(word)
        self.meant.append(meaning.id)
        if meaning.sort == "place":
            self.places.append(meaning.id)
            return
        self.marks.append((meaning.sort, meaning.id))
        self.words.append(vocabulary.chinese_canonical().get(word, word))


def _joined_syllables(words):
    """Ji Nan is Jinan: syllables that are a known word together are read as one."""
    found, at = [], 0
    while at < len(words):
        count = next((n for n in (3, 2) if _is_known_together(words[at : at + n], n)), 1)
        found.append("".join(words[at : at + count]))
        at += count
    return found


def _is_known_together(words, count):
    if len(words) < count or not all(word in vocabulary.syllables() for word in words):
        return False
    return tuple(words) not in vocabulary.meanings() and ("".join(words),) in vocabulary.meanings()


def _value(numeral):
    if numeral.isdecimal():
        return numeral.lstrip("0") or "0"
    tens, has_tens, ones = numeral.rpartition("十")
    if not has_tens:
        return str(_NUMERALS[numeral[0]])
    return str((_NUMERALS[tens[0]] if tens else 1) * 10 + (_NUMERALS[ones[0]] if ones else 0))


def _without_seat(text):
    head, comma, place = text.rpartition(",")
    meaning = vocabulary.meanings().get(vocabulary.key(place)) if comma else None
    is_town = meaning and meaning.sort == "place" and meaning.id in vocabulary.within()
    return (head, meaning.id) if is_town and legal_forms.split(head)[1] else (text, "")


def _without_branch(text):
    """(name of the whole, its branch or None)."""
    split = _chinese_branch if names.is_chinese(text) else _latin_branch
    return split(text)


def _chinese_branch(text):
    markers = "|".join(sorted(vocabulary.branch_words()["chinese"], key=len, reverse=True))
    simplified = names.simplified(text).rstrip(")")
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
    if not found or not names.name_key(text[: found.start()]):
        return text, None
    before, where = text[: found.start()].rstrip(" ,;(–-"), found[2].strip(" ()")
    if where and (legal_forms.split(f"x {where}")[1] or len(where.split()) > 4):
        return text, None
    if where and not (_is_placed(where) or legal_forms.split(before)[1] or _is_strong(found[1])):
        return text, None
    if not where:
        if not _is_strong(found[1]) and not legal_forms.split(before)[1]:
            return text, None
        head, _space, last = before.rpartition(" ")
        if head and _is_placed(last):
            before, where = head.rstrip(" ,"), last
    return before, Branch(names.name_key(where))


def _is_strong(marker):
    return marker.casefold() in vocabulary.branch_words()["strong"]


def _is_placed(text):
    """Begins with a place or a number."""
    first = names.words(text)[:1]
    if not first:
        return False
    meaning = vocabulary.meanings().get(tuple(first))
    return first[0].isdecimal() or first[0] in _ROMAN or bool(meaning and meaning.sort == "place")
