"""Are these two names of one organisation? With the reason. No database here."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from django.utils.translation import gettext_lazy as _
from rapidfuzz.distance import OSA

from .. import names
from . import frequent, heard, mistyped, places, romanisations, tones, vocabulary
from .known_names import known_of
from .memory import REMEMBERED
from .mistyped import Error, pinyin_keys
from .name_parts import Parts, take_apart
from .profile import Words
from .short_forms import short_forms


class Verdict(Enum):
    """What two names are to each other; the value is where the score begins."""

    SAME = 0.90
    KNOWN = 0.89
    PINYIN = 0.86
    TRANSLATED = 0.84
    MISTYPED = 0.80
    SHORT = 0.78
    # A little more has to be equal: the city, for one.
    PLACELESS = 0.72
    BEGINNING = 0.71
    # Something else has to be equal.
    SIMILAR = 0.60
    PART = 0.57
    # Nothing in the names can be compared: 浪潮 and Inspur, to one who does not know.
    UNKNOWN = 0.50
    # Of one family, and yet another: a branch, a subsidiary, the second factory.
    RELATED = 0.30
    DIFFERENT = 0.0


@dataclass(frozen=True)
class Comparison:
    """`forms` is what other legal forms cost, although the names are equal otherwise. `is_final`:
    nothing that they share beside the names makes the two one."""

    verdict: Verdict
    reason: Words
    forms: float = 0.0
    is_final: bool = True

    @property
    def is_equal(self) -> bool:
        return self.verdict.value >= Verdict.SHORT.value

    @property
    def is_other_body(self) -> bool:
        return self.forms >= _OTHER_BODY

    @property
    def speaks_against(self) -> bool:
        return self.verdict in (Verdict.RELATED, Verdict.DIFFERENT)


OTHER_NAME = Comparison(Verdict.DIFFERENT, _("other name"), is_final=False)
OTHER_TRADE = Comparison(Verdict.RELATED, _("other kind or trade"), is_final=False)
OTHER_PLACE = Comparison(Verdict.RELATED, _("other place in the name"))
WORD_MORE = Comparison(Verdict.RELATED, _("a word more or less: another part of a group?"))
BRANCH = Comparison(Verdict.RELATED, _("one is a branch"))
# A club and its company; a company of another form, which it may have been turned into.
_OTHER_BODY, _OTHER_FORM = 0.25, 0.12
_CLUBS = frozenset({"ev", "eg", "ry", "rf"})
# How a German, Finnish or Chinese company calls its own form in English.
_ENGLISH = frozenset({"ltd", "coltd", "corp", "plc", "company", "co"})
# Forms of one country's law, which no other has and nobody translates.
_OF_COUNTRIES = {
    "gmbh ggmbh mbh ag gag kg kgaa ug ohg gbr ek ev eg gmbhcokg gmbhco agcokg gmbhcoohg": "DE",
    "oy oyj oyab oyjabp ab abp ky ay osk ry rf tmi": "FI",
    "srl spa": "IT",
    "bv nv": "NL",
    "sro": "CZ",
    "spzoo": "PL",
    "kk": "JP",
    "inc llc corp": "US",
}
_COUNTRY_OF_FORM = {
    form: country for forms, country in _OF_COUNTRIES.items() for form in forms.split()
}
_FEWEST_SYLLABLES = 2
_SHORTEST_KNOWN, _SHORTEST_MISTYPED = 16, 5
# Whoever plans structures or machines has such an office.
_GENERAL_TRADES = frozenset(("engineering", "planning", "consulting"))
_MAKING = frozenset(("factory", "production"))
_SAYS_LITTLE = frozenset(("equipment", "technology", "industry", "production"))


@lru_cache(maxsize=REMEMBERED)
def compare_names(one: str, other: str) -> Comparison:
    a, b = take_apart(one), take_apart(other)
    if a.is_chinese != b.is_chinese and tones.contradict(
        *((other, one) if a.is_chinese else (one, other))
    ):
        return OTHER_NAME
    if _are_two_branches(a.branch, b.branch):
        return BRANCH if _whole(a, b).is_equal else OTHER_NAME
    return _whole(a, b)


@lru_cache(maxsize=REMEMBERED)
def compare_wholes(one: str, other: str) -> Comparison:
    """Whatever branch of them is named."""
    return _whole(take_apart(one), take_apart(other))


def _are_two_branches(one, other):
    """济南分行 is the Jinan Branch."""
    if not one or not other or one == other:
        return one != other
    mine, theirs = places.places_of(one.where), places.places_of(other.where)
    return not mine or mine != theirs


def _whole(a: Parts, b: Parts) -> Comparison:
    if a.key == b.key:
        return _equal(a, b, Verdict.SAME, _("same name"))
    if _lie_the_other_way_round(a, b):
        return OTHER_PLACE
    one, other = known_of(a), known_of(b)
    if one and other:
        if one == other and _is_group_with_a_form(a, b):
            return WORD_MORE
        if one == other:
            return _equal(a, b, Verdict.KNOWN, _("generally known names of one"))
        return _other(a, b, _("other name"))
    if a.is_chinese != b.is_chinese and _are_read_alike(a, b):
        return _equal(a, b, Verdict.PINYIN, _("name in pinyin"))
    if a.numbers != b.numbers:
        return _other(a, b, _("other number in the name"))
    if not places.go_together(a.places, b.places):
        return _other(a, b, _("other place in the name"))
    found = _across_scripts(a, b) if a.is_chinese != b.is_chinese else _in_one_script(a, b)
    return _placed(a, b, found) if found.is_equal else found


def _equal(a, b, verdict, reason):
    """The names are; a group and its company at the stock exchange are two."""
    if a.is_chinese and b.is_chinese and a.form and b.form:
        if a.is_group != b.is_group and "股份" in a.form + b.form:
            return Comparison(Verdict.RELATED, _("other legal form"))
        return Comparison(verdict, reason)
    return Comparison(verdict, reason, _cost_of_forms(a, b))


def _cost_of_forms(a, b):
    """A form that is missing says nothing, nor do the forms of two languages."""
    if not (a.form and b.form) or a.is_chinese != b.is_chinese:
        return 0.0
    mine, theirs = (names.name_key(parts.form).removeprefix("co") for parts in (a, b))
    if mine == theirs:
        return 0.0
    if (mine in _CLUBS) != (theirs in _CLUBS) or _are_of_two_countries(mine, theirs):
        return _OTHER_BODY
    if (mine in _ENGLISH) != (theirs in _ENGLISH):
        return 0.0
    return _OTHER_FORM


def _are_of_two_countries(one, other):
    """The GmbH of an Oyj is its daughter."""
    mine, theirs = _COUNTRY_OF_FORM.get(one), _COUNTRY_OF_FORM.get(other)
    return bool(mine and theirs and mine != theirs)


def _other(a, b, reason):
    alike = bool(set(a.core) & set(b.core)) or bool(a.marks & b.marks)
    return Comparison(Verdict.RELATED if alike else Verdict.DIFFERENT, reason)


def _placed(a, b, found):
    """A place that only one of them names is often left out, and often tells two apart."""
    mine, theirs = _telling_places(a, b), _telling_places(b, a)
    if mine == theirs or found.verdict is Verdict.SHORT:
        return found
    if not (a.core and b.core):
        return OTHER_PLACE
    if mine and theirs:
        # 山东省软件行业协会 and 济南市软件行业协会 are two.
        return Comparison(Verdict.SIMILAR, found.reason)
    # 中德 and Deutschland in a name are a daughter's; so is a town in a name of another form.
    if any(place in vocabulary.countries() for place in mine ^ theirs) or found.forms:
        return OTHER_PLACE
    if a.form and b.form:
        return Comparison(Verdict.PLACELESS, found.reason)
    return Comparison(min(found.verdict, Verdict.SHORT, key=lambda v: v.value), found.reason)


def _lie_the_other_way_round(a, b):
    """The chamber of Zhejiang in Shandong is not that of Shandong in Zhejiang; Telekom Deutschland
    is the Deutsche Telekom's daughter."""
    if a.is_chinese != b.is_chinese or a.places != b.places or a.places & places.towns():
        return False
    mine, theirs = ([word for word in one.meant if word in one.places] for one in (a, b))
    if len(a.places) > 1:
        return mine != theirs
    if a.is_chinese or not (a.form and b.form and a.places & vocabulary.countries()):
        return False
    return (a.meant[0] in a.places) != (b.meant[0] in b.places)


def _is_group_with_a_form(a, b):
    """Mercedes-Benz AG, Mercedes-Benz Group AG: whoever writes the form writes the whole name."""
    if a.is_chinese or b.is_chinese or a.is_group == b.is_group or a.plain != b.plain:
        return False
    if not (a.form and b.form):
        return False
    forms = {names.name_key(parts.form).removeprefix("co") for parts in (a, b)}
    return len(forms) == 1 and not forms & _ENGLISH


def _telling_places(parts, other):
    """Before a Chinese name its own country tells nothing: 中国重汽."""
    if parts.is_chinese and parts.core and parts.name.startswith("中国") and not other.places:
        return parts.places - {"CN"}
    return parts.places


def _are_read_alike(a, b):
    chinese, latin = (a, b) if a.is_chinese else (b, a)
    if latin.key in pinyin_keys(chinese.key):
        return True
    # Without the Jituan of a group, and its 集团.
    return bool(chinese.plain) and latin.plain in pinyin_keys(chinese.plain)


def _across_scripts(a, b):
    chinese, latin = (a, b) if a.is_chinese else (b, a)
    core = chinese.joined_core
    if not core and not latin.core:
        if _tell_the_same(a, b) and a.marks and a.places and a.places == b.places:
            return Comparison(Verdict.TRANSLATED, _("name translated"))
        return OTHER_TRADE
    if core and _is_one_core(core, latin.joined_core):
        if _tell_the_same(a, b):
            return Comparison(Verdict.TRANSLATED, _("name in pinyin and translated"))
        return replace(_beyond(a, b), is_final=a.of("kind") != b.of("kind"))
    if _is_mistyped_pinyin(chinese, latin):
        return Comparison(Verdict.MISTYPED, _("name in pinyin, with a typing error"))
    if _is_read_or_translated(chinese, latin):
        return Comparison(Verdict.TRANSLATED, _("name in pinyin and translated"))
    if _kinds(a) - _MAKING != _kinds(b) - _MAKING:
        return Comparison(
            Verdict.DIFFERENT, _("other kind or trade"), is_final=bool(_kinds(a) and _kinds(b))
        )
    if _begin_alike(chinese, latin):
        return Comparison(Verdict.BEGINNING, _("name begins alike in pinyin"))
    if core and mistyped.is_pinyin(latin.joined_core):
        return OTHER_NAME
    return Comparison(Verdict.UNKNOWN, _("the names cannot be compared"))


def _tell_the_same(a, b):
    chinese, latin = (
        vocabulary.what_is_made(one.meanings) for one in ((a, b) if a.is_chinese else (b, a))
    )
    return latin == chinese or latin in vocabulary.in_english(chinese)


def _is_one_core(chinese, latin):
    if latin and vocabulary.identity(chinese) == vocabulary.identity(latin):
        return True
    return latin in pinyin_keys(chinese) or latin in told_in_latin(chinese)


@lru_cache(maxsize=REMEMBERED)
def told_in_latin(core: str) -> frozenset[str]:
    """How a Chinese name's own part is told but for its pinyin: 金龙 is the Golden Dragon, 新华
    Hsin Hua, 永发 Wing Fat, 许布纳 Hübner, and 安德烈斯蒂尔 Andreas Stihl."""
    if not names.is_chinese(core):
        return frozenset()
    told = vocabulary.translated().get(core, frozenset())
    people = {f"{''.join(given)}{family}" for family, given in heard.latin_of(core)}
    return romanisations.of_word(core) | told | people


def _is_mistyped_pinyin(chinese, latin):
    """Guangwie for Guangwei: what can be read as syllables is another name."""
    if _tell_the_same(chinese, latin):
        one, other = latin.joined_core, chinese.joined_core
    else:
        one, other = latin.plain, chinese.plain
    return bool(mistyped.pinyin_meant(one) & pinyin_keys(other))


def _is_read_or_translated(chinese, latin):
    """Each word one or the other: 上海交通大学, Shanghai Jiaotong University."""
    shared = latin.meanings | latin.places
    read = [
        word
        for word, meaning in zip(chinese.initials, chinese.meant, strict=True)
        if not meaning or meaning not in shared
    ]
    translated = set(chinese.meant) & shared == shared
    return bool(read) and translated and latin.joined_core in pinyin_keys("".join(read))


def _begin_alike(chinese, latin):
    """恒安齿轮箱 and Hengan Gearbox: what we have no word for, we cannot compare."""
    core = chinese.joined_core
    heads = {"".join(latin.core[:count]) for count in range(1, len(latin.core) + 1)}
    return any(
        pinyin_keys(core[:length]) & heads
        for length in range(_FEWEST_SYLLABLES, len(core))
        if len(core) - length >= 1
    )


def _in_one_script(a, b):
    core, marks = _core_error(a, b), _marks_are_equal(a, b)
    if core is not None and marks:
        return _of_equal_marks(a, b, core)
    short = _short_form(a, b) or _short_form(b, a)
    if marks and not short and (_is_adjective_of(a, b) or _is_adjective_of(b, a)):
        short = Verdict.SHORT
    if not short and a.is_chinese and (_is_beginning(a, b) or _is_beginning(b, a)):
        short = Verdict.SHORT
    if not short and a.is_chinese and (_is_without_place(a, b) or _is_without_place(b, a)):
        return Comparison(Verdict.PLACELESS, _("short form of the name"))
    if short:
        return _equal(a, b, short, _("short form of the name"))
    if a.is_chinese:
        error = mistyped.chinese(a.simplified, b.simplified, a.joined_core, b.joined_core)
        if error:
            return _mistyped(a, b, error)
    if _is_known_but_for_an_error(a, b) or _is_known_but_for_an_error(b, a):
        return _mistyped(a, b, Error.SURE)
    if core is not None or _is_part(a.core, b.core) or _is_part(b.core, a.core):
        found = _beyond(a, b)
        return replace(found, is_final=False) if _are_in_two_languages(a, b) else found
    return OTHER_NAME


def _is_known_but_for_an_error(known, other):
    """Shandong Jianzu Univeristy; not what is another name by itself."""
    whose = known_of(known)
    if not whose or known_of(other) or other.is_chinese or other.numbers != known.numbers:
        return False
    if min(len(known.key), len(other.key)) < _SHORTEST_KNOWN or other.branch:
        return False
    if len(known.initials) != len(other.initials):
        return False
    # IWS and IWU are two.
    pairs = zip(known.initials, other.initials, strict=True)
    if any(x != y and min(len(x), len(y)) < _SHORTEST_MISTYPED for x, y in pairs):
        return False
    return OSA.distance(known.key, other.key, score_cutoff=2) <= 2


def _are_in_two_languages(a, b):
    """Zahnradfabrik Sörnewitz GmbH, Soernewitz Gear Works Ltd."""
    if not (a.form and b.form):
        return False
    mine, theirs = (names.name_key(parts.form).removeprefix("co") in _ENGLISH for parts in (a, b))
    return mine != theirs and not _kinds_differ(a, b)


def _of_equal_marks(a, b, error):
    if not a.core and a.places != b.places:
        # 山东师范大学 is not 曲阜师范大学, though Qufu lies in Shandong.
        if a.places and b.places:
            return Comparison(Verdict.RELATED, _("other place in the name"))
        return Comparison(Verdict.SIMILAR, _("the same words, without a name of its own"))
    if error is not Error.NONE:
        return _mistyped(a, b, error)
    if a.is_corrected != b.is_corrected:
        return _mistyped(a, b, Error.SURE)
    if a.words != b.words:
        reason = _("same name, written or translated otherwise")
        return _equal(a, b, Verdict.TRANSLATED, reason)
    return _equal(a, b, Verdict.SAME, _("same name"))


def _mistyped(a, b, error):
    if error is Error.SURE:
        return _equal(a, b, Verdict.MISTYPED, _("name with a typing error"))
    return _equal(a, b, Verdict.SIMILAR, _("similar name"))


def _marks_are_equal(a, b):
    """In Chinese by the word: 工业大学 and 理工大学 are both technical, and two."""
    if a.is_chinese:
        return a.words - set(a.core) == b.words - set(b.core)
    if a.meanings == b.meanings:
        return True
    # Klebetechnik, Adhesive Technology.
    return a.of("kind") == b.of("kind") and vocabulary.what_is_made(
        a.meanings
    ) == vocabulary.what_is_made(b.meanings)


def _kinds(parts):
    return parts.of("kind", "qualifier")


def _kinds_differ(a, b):
    return _kinds(a) != _kinds(b)


def _beyond(a, b):
    """The core is the same or a part of the other; one name has a word more, or each another."""
    if _kinds_differ(a, b):
        return WORD_MORE
    fewer, more = sorted((a, b), key=lambda parts: (len(parts.words), len(parts.core)))
    # Statik says nothing against an office of engineers; Malerei does.
    meant = fewer.meanings if more.meanings else fewer.meanings - _GENERAL_TRADES
    if meant <= more.meanings and set(fewer.core) <= set(more.core) and fewer.core:
        if (fewer.form and more.form) or (fewer.is_group and not more.is_group):
            return WORD_MORE
        if more.form and fewer.of("kind") and names.name_key(more.form) not in _CLUBS:
            # The chamber's training centre is a GmbH of its own.
            return WORD_MORE
        return Comparison(Verdict.PART, _("one name is a part of the other"))
    return OTHER_TRADE


def _core_error(a, b):
    """NONE for the same words, in whatever order; None for other ones."""
    if a.joined_core == b.joined_core or sorted(a.core) == sorted(b.core):
        return Error.NONE
    if a.core and vocabulary.identity(a.joined_core) == vocabulary.identity(b.joined_core):
        return Error.NONE
    if a.is_chinese:
        error = mistyped.chinese(a.joined_core, b.joined_core, a.joined_core, b.joined_core)
        return error or None
    if len(a.core) != len(b.core):
        return None
    # Word by word: IWS and IKTS are two, however long the rest of the name is.
    wrong = [pair for pair in zip(a.core, b.core, strict=True) if pair[0] != pair[1]]
    if len(wrong) != 1:
        return None
    one, other = wrong[0]
    if one in vocabulary.finnish_stems(other) or other in vocabulary.finnish_stems(one):
        return Error.NONE
    if len(a.core) > 1 and _is_initial(*wrong[0]):
        return Error.NONE
    return mistyped.latin(*wrong[0]) or None


def _is_initial(one, other):
    """Tischlerei J. Wätzig is that of Jörg Wätzig."""
    letter, name = sorted((one, other), key=len)
    return len(letter) == 1 and name.startswith(letter) and frequent.is_german_given(name)


def _is_part(some, all_):
    return bool(some) and set(some) <= set(all_)


def _is_adjective_of(one, other):
    """Caminauer Kaolinwerk, Kaolinwerk Caminau: not where the names stand at one place in both."""
    return (
        bool(one.stems) and sorted(one.stems) == sorted(other.core) and one.places == other.places
    )


def _is_beginning(short, long):
    """山东鑫磊数控 for 山东鑫磊数控设备有限公司: what is left out says little."""
    left_out = long.meanings - short.meanings
    if left_out == {"production"} and short.core and short.core == long.core:
        return short.places == long.places and short.words <= long.words
    return (
        not short.form
        and bool(short.core and short.marks and left_out)
        and short.core == long.core
        and short.places == long.places
        and long.key.startswith(short.key)
        and left_out <= _SAYS_LITTLE
    )


def _is_without_place(short, long):
    """圣德生物 for 济南圣德生物科技有限公司, in Jinan."""
    return (
        not (short.form or short.places)
        and bool(short.core and long.places and short.marks)
        and short.core == long.core
        and short.marks == long.marks
        and short.plain in long.plain
    )


def _short_form(short, long):
    """TU for Technische Universität, 济钢 for 济南钢铁. Two signs may be short for much."""
    if len(short.plain) >= len(long.plain) or (short.form and short.is_chinese):
        return None
    if short.plain not in short_forms(long):
        return None
    return Verdict.SHORT if len(short.plain) >= 3 else Verdict.SIMILAR
