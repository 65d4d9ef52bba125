"""An organisation's name taken apart: what is its own, where, which trade, which form, which part.

“Müller Maschinenbau Dresden GmbH, Niederlassung Zwickau” is mueller, a machine builder, of Dresden,
a GmbH, and of it the branch in Zwickau. Two names are compared part by part: of a whole name a
number from 0 to 1 cannot tell a typing error from the one word that makes it another company.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .. import legal_forms, names
from . import places, vocabulary
from .as_meant import as_meant, normalised
from .branches import ROMAN, Branch, is_placed, without_branch
from .memory import REMEMBERED
from .tables import read
from .written_out import written_out

_FORM_WITHIN = re.compile(
    r"(?<=\w)[\s,]+(GmbH(?:\s*&\s*Co\.?\s*KG)?|gGmbH|AG|SE|KG|OHG|UG|e\.\s?V\.|mbH|Oyj?)[,\s]+(?=\w)"
)
_HONORIFIC = re.compile(r"^(?:Firma|Fa\.?)\s+|\bInh(?:aber(?:in)?\b|\.)[:\s]*", re.IGNORECASE)
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}
_ORDINAL = re.compile(r"第([一二三四五六七八九十]+|\d+)")
_LATIN_ORDINALS = {
    names.name_key(word): str(number)
    for number, words in enumerate(
        (
            *("first erste erster erstes", "second zweite zweiter zweites", "third dritte dritter"),
            *("fourth vierte vierter viertes", "fifth fünfte fünfter fünftes", "sixth sechste"),
            *("seventh siebte siebter", "eighth achte achter", "ninth neunte", "tenth zehnte"),
        ),
        1,
    )
    for word in words.split()
}
_COUNTED = re.compile(r"0*([1-9]\d*)(?:st|nd|rd|th)")
_BEFORE_AN_OFFICE = re.compile(r"\d+\.\s")
_AFTER_PLACES = ("市", "省", "区", "县")
_MOST_WORDS = 24
_SHORTEST_JOINED = 9
_MOST_SYLLABLES = 4
_WITH_SITES = frozenset(
    ("university", "tu", "college", "hospital", "institute", "fh", "technology")
)
_SHORTEST_ADJECTIVE = 9
_CITY, _CITY_WORDS = "city_government", ("人民政府", "政府", "市政府")


@dataclass(frozen=True, slots=True)
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
    def stems(self) -> tuple[str, ...]:
        """The core with the town for its adjective: Caminau of Caminauer Kaolinwerk. A surname in
        -er stands at the end."""
        if self.is_chinese or len(self.initials) < 2 or not self.core:
            return ()
        first = next((word for word in self.core if len(word) >= _SHORTEST_ADJECTIVE), "")
        stem = vocabulary.stem_of_adjective(first)
        if not stem or self.initials[-1] == first:
            return ()
        return tuple(stem if word == first else word for word in self.core)

    @property
    def plain(self) -> str:
        return "".join(self.initials)

    @property
    def meanings(self) -> frozenset[str]:
        return frozenset(meaning for _sort, meaning in self.marks)

    def of(self, *sorts: str) -> frozenset[str]:
        return frozenset(meaning for sort, meaning in self.marks if sort in sorts)


@lru_cache(maxsize=REMEMBERED)
def take_apart(name: str) -> Parts:
    return read_parts(name)


def read_parts(name: str, is_right: bool = False) -> Parts:
    """As `take_apart`, which remembers. Where it `is_right`, no word is looked at for errors."""
    text = as_meant(normalised(name))
    text = written_out(_at_a_place(text) or _HONORIFIC.sub("", text) or text)
    is_whole = names.name_key(text) in vocabulary.known()
    head, branch = (text, None) if is_whole else without_branch(text)
    head, seat = _without_seat(head)
    bare, form = legal_forms.split(head)
    if not form:
        bare, form = _without_form_within(bare)
    bare = bare[: legal_forms.start(bare)].strip() or bare
    reader = _Reader(is_right)
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
        places=_where(reader),
        numbers=frozenset(reader.numbers),
        is_group=is_group,
        branch=branch,
        initials=tuple(reader.initials),
        meant=tuple(reader.meant),
        seat=seat,
        simplified=names.simplified(head),
        is_corrected=reader.is_corrected,
    )


def _where(reader):
    """Behind the town of a university its country only says where that is."""
    found = vocabulary.smallest(frozenset(reader.places))
    if len(found) > 1 and {id_ for _sort, id_ in reader.marks} & _WITH_SITES:
        return found - {vocabulary.within().get(place) for place in found - vocabulary.countries()}
    return found


class _Reader:
    def __init__(self, is_right):
        self._is_right = is_right
        self.core, self.marks, self.words = [], [], []
        self.places, self.numbers, self.initials, self.meant = [], [], [], []
        self.is_group = self.is_corrected = False

    def read(self, text):
        words = names.words(text)[:_MOST_WORDS]
        words = [word for word in words if word not in vocabulary.joining()] or words
        words = _joined_words(_joined_syllables(words))
        self._is_pinyin = all(map(_is_pinyin_or_place, words))
        right = words if self._is_right else [vocabulary.spelt_right(word) for word in words]
        self.is_corrected, words = right != words, right
        at = 0
        while at < len(words):
            at += self._read_word(words, at)
        self._leave_out_the_city()

    def _leave_out_the_city(self):
        """The office of the city government, the library of the town: which body, is said."""
        kinds = {meaning for sort, meaning in self.marks if sort == "kind"}
        if _CITY in kinds and len(kinds) > 1 and not kinds & _WITH_SITES:
            left = [at for at, meaning in enumerate(self.meant) if meaning == _CITY]
            gone = {self.initials[at] for at in left}
            self.marks.remove(("kind", _CITY))
            self.words = [w for w in self.words if w not in gone and w not in _CITY_WORDS]
            self.initials = [w for at, w in enumerate(self.initials) if at not in left]
            self.meant = [m for m in self.meant if m != _CITY]

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
        if self._is_pinyin:
            count, meaning = self._read_pinyin(words, at)
            if meaning:
                self._note(meaning, "".join(words[at : at + count]))
                return count
        found = vocabulary.place_of_adjective(words[at]) or vocabulary.trade_of_company(words[at])
        if found:
            self._note(found, words[at])
        else:
            self._read_unknown(vocabulary.uninflected(words[at]), is_first=at == 0)
        return 1

    def _read_pinyin(self, words, at):
        """Of a name in nothing but pinyin: Shi Fan Da Xue, Shifan Daxue."""
        for count in range(min(_MOST_SYLLABLES, len(words) - at), 0, -1):
            meaning = vocabulary.in_pinyin().get("".join(words[at : at + count]))
            if meaning:
                return count, meaning
        return 0, None

    def _read_unknown(self, word, is_first):
        number = _LATIN_ORDINALS.get(word) or (None if is_first else ROMAN.get(word))
        counted = _COUNTED.fullmatch(word)
        number = counted[1] if counted else number
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
                self._own(_without_rank(own) if at == len(own) else own)
                own = ""
            if isinstance(meaning, str):
                self._number(meaning, meaning)
            else:
                self._note(meaning, run[at : at + step])
                step += _behind_a_place(run[at + step :]) if meaning.sort == "place" else 0
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
            if length == 1 and at + 1 < len(run) and run[at + 1 :] != "集团":
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
        if meaning.sort == "own":
            self._own(meaning.id)
            return
        if meaning.sort == "group":
            self.is_group = True
            return
        is_place = meaning.sort == "place"
        self.initials.append(vocabulary.uninflected(word) if is_place else word)
        self.meant.append(meaning.id)
        if is_place:
            self.places.append(meaning.id)
            return
        if (meaning.sort, meaning.id) not in self.marks:
            self.marks.append((meaning.sort, meaning.id))
        self.words.append(vocabulary.chinese_canonical().get(word, word))


def _behind_a_place(rest):
    """The 市 of 济南市, not that of 济南市中区."""
    return 1 if rest[:1] in _AFTER_PLACES and not rest.startswith("市中区") else 0


def _without_rank(own):
    """云泉 of 云泉市第三中学, a town that stands in no list."""
    return own[:-1] if len(own) > 2 and own[-1] in _AFTER_PLACES else own


def _joined_syllables(words):
    """Ji Nan is Jinan: syllables that are a known word together are read as one."""
    found, at = [], 0
    while at < len(words):
        count = next((n for n in (3, 2) if _is_known_together(words[at : at + n], n)), 1)
        found.append("".join(words[at : at + count]))
        at += count
    return found


def _joined_words(words):
    """Laser-Technik is Lasertechnik, where that is a known word; a Verwaltungs GmbH administers
    another company, whatever that one does."""
    found, at = [], 0
    while at < len(words):
        pair = words[at : at + 2]
        together = "".join(pair)
        is_one = len(together) >= _SHORTEST_JOINED and vocabulary.is_one_word(*pair)
        is_one = is_one and not pair[-1].endswith("ungs")
        found.append(together if is_one else words[at])
        at += 2 if is_one else 1
    return found


def _is_known_together(words, count):
    if len(words) < count or not all(word in vocabulary.syllables() for word in words):
        return False
    return tuple(words) not in vocabulary.meanings() and ("".join(words),) in vocabulary.meanings()


def _is_pinyin_or_place(word):
    meaning = vocabulary.meanings().get((word,))
    return vocabulary.is_pinyin(word) or bool(
        meaning and meaning.sort in ("place", "group", "empty")
    )


def _value(numeral):
    if numeral.isdecimal():
        return numeral.lstrip("0") or "0"
    tens, has_tens, ones = numeral.rpartition("十")
    if not has_tens:
        return str(_NUMERALS[numeral[0]])
    return str((_NUMERALS[tens[0]] if tens else 1) * 10 + (_NUMERALS[ones[0]] if ones else 0))


def _at_a_place(text):
    """Finanzamt Pirna for FA Pirna, 3. Oberschule Riesa; "" where no such office is meant."""
    number = _BEFORE_AN_OFFICE.match(text)
    start = number[0] if number else ""
    short, _space, rest = text.removeprefix(start).partition(" ")
    office = read("name_abbreviations")["before_a_place"].get(short)
    is_meant = office and rest and is_placed(rest.partition("-")[0])
    return f"{start}{office} {rest}" if is_meant else ""


def _without_form_within(text):
    """Linde AG, Engineering Division; Elbtal GmbH Dresden."""
    found = _FORM_WITHIN.search(text)
    if not found:
        return text, ""
    form = legal_forms.split(f"x {found[1]}")[1]
    return f"{text[: found.start()]} {text[found.end() :]}", form


def _without_seat(text):
    head, comma, place = text.rpartition("(" if text.endswith(")") else ",")
    meaning = vocabulary.meanings().get(vocabulary.key(place.rstrip(")"))) if comma else None
    is_town = meaning and meaning.sort == "place" and meaning.id in places.towns()
    if not is_town or names.is_chinese(text):
        return text, ""
    if comma == "(" and _has_several_sites(head):
        return text, ""
    return (head.strip(), meaning.id) if comma == "(" or legal_forms.split(head)[1] else (text, "")


def _has_several_sites(head):
    """Of a university in brackets there is a campus, not where it is."""
    kinds = {vocabulary.meanings().get((word,)) for word in names.words(head)}
    return bool({kind.id for kind in kinds if kind} & _WITH_SITES)
