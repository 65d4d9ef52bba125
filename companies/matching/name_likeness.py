"""Are these two names of one organisation? With the reason. No database here."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from django.utils.translation import gettext_lazy as _
from rapidfuzz.distance import OSA

from .. import names
from . import places, vocabulary
from .name_parts import Parts, take_apart
from .profile import Words


class Verdict(Enum):
    """What two names are to each other; the value is where the score begins."""

    SAME = 0.90
    KNOWN = 0.89
    PINYIN = 0.86
    TRANSLATED = 0.84
    MISTYPED = 0.80
    SHORT = 0.78
    # Needs something else that is equal.
    SIMILAR = 0.60
    PART = 0.55
    # Nothing in the names can be compared: 浪潮 and Inspur, to one who does not know.
    UNKNOWN = 0.45
    # Of one family, and yet another: a branch, a subsidiary, the second factory.
    RELATED = 0.30
    DIFFERENT = 0.0


@dataclass(frozen=True)
class Comparison:
    verdict: Verdict
    reason: Words
    # Against it although the names are equal otherwise.
    forms_differ: bool = False

    @property
    def is_equal(self) -> bool:
        return self.verdict.value >= Verdict.SHORT.value


_SHORTEST_MISTYPED = 6
_SUBSTITUTED = 8
_GROUP_FORMS = ("股份有限公司", "股份公司")


@lru_cache(maxsize=50_000)
def compare_names(one: str, other: str) -> Comparison:
    a, b = take_apart(one), take_apart(other)
    if (a.branch or b.branch) and a.branch != b.branch:
        same = _whole(a, b).is_equal
        verdict = Verdict.RELATED if same else Verdict.DIFFERENT
        return Comparison(verdict, _("one is a branch") if same else _("other name"))
    return _whole(a, b)


def _whole(a: Parts, b: Parts) -> Comparison:
    if a.key == b.key:
        return _equal(a, b, Verdict.SAME, _("same name"))
    known = vocabulary.known()
    if known.get(a.key) and known.get(a.key) == known.get(b.key):
        return _equal(a, b, Verdict.KNOWN, _("generally known names of one"))
    if a.is_chinese != b.is_chinese and _is_read_alike(a, b):
        return _equal(a, b, Verdict.PINYIN, _("name in pinyin"))
    if a.numbers != b.numbers:
        return _other(a, b, _("other number in the name"))
    if not places.go_together(a.places, b.places):
        return _other(a, b, _("other place in the name"))
    if a.is_chinese != b.is_chinese:
        return _across_scripts(a, b)
    return _in_one_script(a, b)


def _equal(a, b, verdict, reason):
    return Comparison(verdict, reason, forms_differ=_forms_differ(a, b))


def _forms_differ(a, b):
    """A group and its company at the stock exchange are two; a missing form says nothing."""
    if not (a.form and b.form):
        return False
    if a.is_chinese and b.is_chinese:
        return a.is_group != b.is_group and any(form in a.form + b.form for form in _GROUP_FORMS)
    return a.is_chinese == b.is_chinese and _form_key(a.form) != _form_key(b.form)


def _form_key(form):
    return names.name_key(form).removeprefix("co")


def _other(a, b, reason):
    alike = bool(a.core and set(a.core) & set(b.core)) or bool(a.marks & b.marks)
    return Comparison(Verdict.RELATED if alike else Verdict.DIFFERENT, reason)


def _is_read_alike(a, b):
    chinese, latin = (a, b) if a.is_chinese else (b, a)
    return latin.key in pinyin_keys(chinese.key)


@lru_cache(maxsize=20_000)
def pinyin_keys(text):
    return frozenset(names.pinyin_keys(names.pinyin(text)))


def _across_scripts(a, b):
    chinese, latin = (a, b) if a.is_chinese else (b, a)
    marks = _same_marks(a.marks, b.marks)
    core = chinese.joined_core
    if not core and not latin.core:
        has_place = bool(a.places and b.places)
        if marks and has_place and a.marks:
            return _equal(a, b, Verdict.TRANSLATED, _("name translated"))
        return Comparison(Verdict.RELATED, _("other kind or trade"))
    if core and latin.joined_core in pinyin_keys(core):
        if marks:
            return _equal(a, b, Verdict.TRANSLATED, _("name in pinyin and translated"))
        return _beyond(a, b)
    if core and latin.core and _is_pinyin(latin.joined_core):
        return Comparison(Verdict.DIFFERENT, _("other name"))
    if not marks and _kinds_differ(a, b):
        return Comparison(Verdict.DIFFERENT, _("other kind or trade"))
    return Comparison(Verdict.UNKNOWN, _("the names cannot be compared"))


def _same_marks(a, b):
    return {meaning for _sort, meaning in a} == {meaning for _sort, meaning in b}


def _kinds_differ(a, b):
    return a.of("kind") != b.of("kind") or a.of("qualifier") != b.of("qualifier")


def _in_one_script(a, b):
    core = _core_likeness(a, b)
    marks = a.words - set(a.core) == b.words - set(b.core) if a.is_chinese else a.marks == b.marks
    if core in (Verdict.SAME, Verdict.MISTYPED, Verdict.SIMILAR) and marks:
        if not a.core and not (a.places and b.places):
            return Comparison(Verdict.SIMILAR, _("the same words, without a name of its own"))
        reason = {
            Verdict.SAME: _("same name"),
            Verdict.MISTYPED: _("name with a typing error"),
            Verdict.SIMILAR: _("similar name"),
        }
        if core is Verdict.SAME and not a.is_chinese and a.words != b.words:
            return _equal(a, b, Verdict.TRANSLATED, _("same name, written or translated otherwise"))
        return _equal(a, b, core, reason[core])
    short = _is_short_form(a, b) or _is_short_form(b, a)
    if short:
        return _equal(a, b, short, _("short form of the name"))
    if core in (Verdict.SAME, Verdict.MISTYPED, Verdict.PART):
        return _beyond(a, b)
    whole = _mistyped(a.key, b.key, a.is_chinese)
    if whole and not a.is_chinese and not _kinds_differ(a, b) and a.core != b.core:
        return _equal(a, b, whole, _("name with a typing error"))
    return Comparison(Verdict.DIFFERENT, _("other name"))


def _beyond(a, b):
    """The core is the same or a part of the other; one name has a word more, or each another."""
    if _kinds_differ(a, b):
        return Comparison(Verdict.RELATED, _("a word more or less: another part of a group?"))
    fewer, more = (a, b) if len(a.words) <= len(b.words) else (b, a)
    if fewer.marks <= more.marks and set(fewer.core) <= set(more.core) and fewer.core:
        if fewer.form and more.form:
            return Comparison(Verdict.RELATED, _("a word more or less: another part of a group?"))
        return Comparison(Verdict.PART, _("one name is a part of the other"))
    return Comparison(Verdict.RELATED, _("other kind or trade"))


def _core_likeness(a, b):
    """SAME, MISTYPED, SIMILAR, PART or DIFFERENT."""
    if a.joined_core == b.joined_core or sorted(a.core) == sorted(b.core):
        return Verdict.SAME
    if not a.core or not b.core:
        return Verdict.PART if a.marks & b.marks else Verdict.DIFFERENT
    alike = _mistyped(a.joined_core, b.joined_core, a.is_chinese)
    if alike:
        return alike
    if set(a.core) <= set(b.core) or set(b.core) <= set(a.core):
        return Verdict.PART
    return Verdict.DIFFERENT


def _mistyped(one, other, is_chinese):
    """MISTYPED, SIMILAR or None. A number is never mistyped: it is another."""
    if any(c.isdigit() for c in one + other):
        return None
    if is_chinese:
        return _mistyped_chinese(one, other)
    shorter = min(len(one), len(other))
    most = 2 if shorter >= 12 else 1
    errors = OSA.distance(one, other, score_cutoff=most)
    if errors > most or (one[:1] != other[:1] and shorter < _SUBSTITUTED):
        return None
    if shorter < _SHORTEST_MISTYPED:
        return Verdict.SIMILAR if shorter >= 4 else None
    # Müller and Möller are two: a letter for another makes a name of its own.
    if shorter < _SUBSTITUTED and len(one) == len(other) and sorted(one) != sorted(other):
        return Verdict.SIMILAR
    return Verdict.MISTYPED


def _mistyped_chinese(one, other):
    """A character that is read alike was chosen wrongly from the list, if the rest is long."""
    if len(one) != len(other) or len(one) < 2:
        return None
    wrong = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    if len(wrong) != 1 or not pinyin_keys(wrong[0][0]) & pinyin_keys(wrong[0][1]):
        return None
    return Verdict.MISTYPED if len(one) >= 4 else Verdict.SIMILAR


def _is_short_form(short, long):
    """TU for Technische Universität, 济钢 for 济南钢铁: each word gives at least its first sign."""
    if (short.form and short.is_chinese) or len(short.key) >= len(long.key):
        return None
    if short.key not in short_forms(long.name):
        return None
    return Verdict.SHORT if len(short.key) >= 3 else Verdict.SIMILAR


@lru_cache(maxsize=20_000)
def short_forms(name: str) -> frozenset[str]:
    parts = take_apart(name)
    words = parts.initials
    if not 2 <= len(words) <= 6:
        return frozenset()
    firsts = "".join(word[0] for word in words)
    found = {firsts}
    if parts.is_chinese:
        found |= {words[0] + firsts[1:], firsts[:-1] + words[-1]}
        if len(words) > 2:
            found |= {firsts[1:], firsts[0] + "".join(words[1:])}
        else:
            found |= {words[0][0] + words[1]}
    elif parts.places and len(words) > 2 and parts.initials[-1] in parts.key:
        found |= {firsts[:-1], firsts[:-1] + words[-1]}
    return frozenset(form for form in found if len(form) >= 2 and form != parts.key)


@lru_cache(maxsize=20_000)
def _is_pinyin(text):
    """Can be read as syllables: of “inspur” nobody can say what it is in Chinese."""
    reach = {0}
    for end in range(1, len(text) + 1):
        starts = reach.intersection(range(max(0, end - 6), end))
        if any(text[start:end] in vocabulary.syllables() for start in starts):
            reach.add(end)
    return len(text) in reach and len(text) > 1
