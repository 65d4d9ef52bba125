"""The names that stand in one: both scripts, what is in brackets, what it was called before.

“JIER (济南二机床)”, “Semperoper (Sächsische Staatsoper)”, “Novalux GmbH (ehem. Lampenwerk)”, “DVB
Dresdner Verkehrsbetriebe”. No database here.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .. import legal_forms, names
from . import vocabulary
from .as_meant import normalised, without_notes
from .memory import REMEMBERED
from .name_parts import take_apart

_LATIN_WORD = re.compile(r"[^\W\d_]{4}")
# Where one script ends and the other begins, with a bracket, stroke or space between them.
_SEAM = re.compile(rf"[()\[\]/|]|\s+(?=[{names.HAN}])|(?<=[{names.HAN}])\s+")
# SAXONIA萨克索尼亚机电有限公司: the brand before the whole name.
_BRAND = re.compile(rf"^[A-Za-zÄÖÜäöü][A-Za-zÄÖÜäöüß0-9&.-]{{3,}}\s*(?=[{names.HAN}]{{4}})")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]")
_FORMER = r"ehem(?:als|aliger?|\.)?|vorm(?:als|\.)|früher|formerly|previously|bisher|曾用名|原名|原"
_CURRENT = r"jetzt|nunmehr|heute|now|auch|also|kurz|简称|现更名为|更名为|现名|现为|现"
_NOTE = re.compile(
    rf"^(?:(?P<former>{_FORMER})|(?P<current>{_CURRENT}))(?![a-zäöüß])[\s.:：]*(?P<name>.+)$",
    re.IGNORECASE,
)
_UNBRACKETED = re.compile(
    rf"[\s,;]+(?P<note>(?:(?:{_FORMER})(?![a-zäöüß])[\s.:]*|(?:jetzt|nunmehr|now)\s).+)$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"„“”»«《‚‘]([^\"„“”»«《》‚‘’]+)[\"“”«»》‘’]")
_OWNER = re.compile(
    r"[\s,;(–-]+(?:(?:Inh(?:aber(?:in)?)?|Bes)\b[.:]?\s|(?:经营者|负责人|店主|业主|法人(?:代表)?)[:：\s]?).+$",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"(?<=\w)\s+Gesellschaft\s+(?:für|zur)\s+.+?\s+(?:mbH|m\.\s?b\.\s?H\.)", re.IGNORECASE
)
_MAY_HOLD_MORE = re.compile(
    rf"[(\[]|Gesellschaft (?:für|zur)|[\s,;](?:{_FORMER}|jetzt|nunmehr|now|Inh|Bes|经营者|负责人)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?=(?:[^A-ZÄÖÜ]*[A-ZÄÖÜ]){2})[A-ZÄÖÜ][A-Za-zÄÖÜäöü&-]{1,8}")
_CLUB = re.compile(r"^(?:Verein|Club|Klub)\s+(?!für|zur|zum|der|des|von|deutscher)(?=\S)", re.I)
_NO_NAMES = frozenset(("verein", "ev", "gmbh", "ag", "eg", "stiftung", "firma", "fa"))
_IN_FORMS = frozenset(("haftungsbeschrankt", "publ", "有限合伙", "普通合伙", "特殊普通合伙"))
_FORMS = frozenset(("GmbH", "AG", "KG", "OHG", "UG", "SE", "GbR", "KGaA"))
_SHORTEST_NAME, _SHORTEST_ACRONYM, _SHORTEST_TRANSCRIPTION = 5, 3, 10
# Of one long word each part gives a letter: TFV for Technologieförderverein.
_LONGEST_SINGLE = 5


@dataclass(frozen=True)
class Reading:
    """`note` is what was left out of the name: two names that differ in it are two."""

    text: str
    is_former: bool = False
    note: str = ""


@lru_cache(maxsize=REMEMBERED)
def readings(name: str) -> tuple[Reading, ...]:
    text = normalised(name)
    if _LATIN_WORD.search(text) and names.is_chinese(text):
        pieces = _in_two_scripts(text)
        if pieces:
            return (Reading(text), *map(Reading, pieces))
        brand = _BRAND.match(text)
        if brand and legal_forms.split(text)[1] and take_apart(text[brand.end() :]).core:
            return (Reading(text), Reading(text[brand.end() :]))
    found = dict.fromkeys(
        [Reading(text), *_as_called(text), *_noted(text), *_abbreviated(text), *_quoted(text)]
    )
    return tuple(one for one in found if len(names.name_key(one.text)) > 1)


def _as_called(text):
    """The name without what is noted beside it; the Verein Silicon Saxony is the Silicon Saxony
    e.V."""
    for name, note in without_notes(text):
        yield Reading(name, note=note)
        yield from _abbreviated(name)
    club = _CLUB.match(text)
    if club:
        yield Reading(f"{legal_forms.split(text[club.end() :])[0]} e.V.")


def _in_two_scripts(text):
    pieces = [piece.strip(" ,;-–") for piece in _SEAM.split(text)]
    pieces = [piece for piece in pieces if len(names.name_key(piece)) > 1]
    return list(dict.fromkeys(pieces)) if len(set(map(names.is_chinese, pieces))) == 2 else []


def _noted(text):
    """The name without its notes, and what the notes call it."""
    if not _MAY_HOLD_MORE.search(text):
        return
    head, notes, left = text, [], ""
    for bracket in _BRACKET.finditer(text):
        note = bracket[1].strip()
        if names.name_key(note) in _IN_FORMS:
            continue
        called = _called(text, note)
        if called or names.name_key(note) in _NO_NAMES or _is_transcription(text, note):
            notes += called
            head = head.replace(bracket[0], " ", 1)
            left += names.name_key(note)
    behind = _UNBRACKETED.search(head)
    if behind and behind.start():
        notes += _called(text, behind["note"])
        head = head[: behind.start()]
        left += "behind"
    purpose = _PURPOSE.search(head)
    if purpose:
        head, left = _PURPOSE.sub(" GmbH", head), left + names.name_key(purpose[0])
    head = _OWNER.sub("", head)
    head = " ".join(head.split())
    if head == text:
        return
    yield Reading(head, note=left)
    yield from (replace(one, note=names.name_key(head)) for one in notes)
    yield from _abbreviated(head)


def _is_transcription(text, note):
    """Jinan Foreign Language School (Waiguoyu Xuexiao): its Chinese name as it is read."""
    words = names.words(note)
    is_long = len("".join(words)) >= _SHORTEST_TRANSCRIPTION
    return is_long and not names.is_chinese(text) and all(map(vocabulary.is_pinyin, words))


def _called(text, note):
    """[the name that the note holds], or []."""
    said = _NOTE.match(note)
    if said:
        return [Reading(said["name"].strip(), is_former=bool(said["former"]))]
    if _OWNER.match(f" {note} "):
        return []
    return [Reading(note)] if _is_a_name(text.replace(note, ""), note) else []


def _is_a_name(rest, note):
    """Semperoper is one; Jinan, China, Holding and the university around an institute are none."""
    if legal_forms.split(f"x {note}")[0] == "x" or note.isdecimal():
        return False
    if note.islower() and len(note) >= _SHORTEST_ACRONYM and _is_short_for(note, rest):
        return True
    if _ACRONYM.fullmatch(note):
        return len(note) >= _SHORTEST_ACRONYM and not vocabulary.meanings().get((note.casefold(),))
    if _ACRONYM.fullmatch(rest.strip(" ()[]")):
        return len(note) > len(rest)
    parts, around = take_apart(note), take_apart(rest)
    if not parts.core or parts.branch or len(parts.key) < _SHORTEST_NAME or parts.is_chinese:
        return False
    if parts.of("qualifier") or not parts.places <= around.places:
        return False
    return not around.of("kind") or parts.of("kind") <= around.of("kind")


def _quoted(text):
    """Restaurant „Goldener Drache“: so it is called for short."""
    found = _QUOTED.search(text)
    if found and len(names.name_key(found[1])) >= _SHORTEST_NAME:
        left = text.replace(found[0], " ")
        yield Reading(found[1], note=names.name_key(legal_forms.split(left)[0]))


def _abbreviated(text):
    """DVB Dresdner Verkehrsbetriebe, with or without a dash between: both halves."""
    if not any(_ACRONYM.fullmatch(word) for word in text.split() if word not in _FORMS):
        return
    bare, form = legal_forms.split(text)
    short, dash, rest = (part.strip() for part in bare.replace("–", "-").partition(" - "))
    if dash and _is_short_for(short.partition(" ")[0], rest):
        yield Reading(rest)
        if not _is_known_as_another(short, rest):
            yield Reading(short, note=names.name_key(rest))
    words = bare.split()
    if len(words) < 2 or names.is_chinese(text):
        return
    for short, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        rest = " ".join(rest).strip(" ,-–")
        if _ACRONYM.fullmatch(short) and _is_short_for(short, rest):
            yield Reading(f"{rest} {form}".strip())
            if len(short) >= _SHORTEST_ACRONYM and not _is_known_as_another(short, rest):
                yield Reading(short, note=names.name_key(rest))


def _is_known_as_another(short, rest):
    """TUD is Dresden's to everybody; TUD Technische Universität Darmstadt calls itself so too."""
    whose = vocabulary.known().get(names.name_key(short))
    other = vocabulary.known().get(names.name_key(rest))
    return bool(whose and other and whose != other)


def _is_short_for(short, text):
    """Its letters follow each other in the words, most of them at the beginning of one."""
    letters = names.name_key(short)
    words = [word for word in names.words(text) if word not in vocabulary.joining()]
    firsts = [word[0] for word in words]
    if len(words) < 2 or not words[0].startswith(letters[0]) or len(letters) < 2:
        return False
    if len(words[0]) >= _LONGEST_SINGLE * len(letters) and _follow_each_other(letters, words[0]):
        return short.isupper()
    if not _follow_each_other(letters, "".join(words)):
        return False
    found = 0
    for letter in letters:
        if letter in firsts:
            firsts.remove(letter)
            found += 1
    return 2 * found > len(letters)


def _follow_each_other(letters, text):
    rest = iter(text)
    return all(letter in rest for letter in letters)
