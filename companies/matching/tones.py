"""Do the tone marks of a name in pinyin fit a Chinese name? Whoever writes Shānxī means 山西, and
not 陕西. No database here."""

import re
import unicodedata
from functools import lru_cache

from .. import names, pronunciation
from . import vocabulary
from .memory import REMEMBERED

_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_UMLAUT = "\u0308"


@lru_cache(maxsize=REMEMBERED)
def contradict(latin: str, chinese: str) -> bool:
    """Only where the marked name is the Chinese one, syllable by syllable. What has no mark says
    nothing, and a character that is read in several ways may be read in each."""
    letters, tones = _letters_and_tones(latin)
    if not tones and not ("v" in letters and vocabulary.is_pinyin(names.name_key(latin))):
        return False
    at = 0
    for character in _without_form(names.simplified(chinese)):
        readings = pronunciation.toned(character)
        fitting = [syllable for syllable, _tone in readings if letters.startswith(syllable, at)]
        if not fitting:
            # Whoever writes tones writes Lǜ and Lǔ. If the names differ otherwise, nothing is said.
            return any(
                letters.startswith(syllable.replace("u", "v"), at)
                for syllable, _tone in readings
                if syllable[0] in "ln"
            )
        length = max(map(len, fitting))
        said = {tones[place] for place in range(at, at + length) if place in tones}
        meant = {tone for syllable, tone in readings if len(syllable) == length}
        if said and not said & meant:
            return True
        at += length
    return False


def _without_form(chinese):
    return "".join(re.findall(f"[{names.HAN}]", names.legal_form_of(chinese)[0]))


def _letters_and_tones(text):
    """(the letters, {the place of a vowel: its tone})."""
    letters, tones = "", {}
    for sign in unicodedata.normalize("NFD", text.casefold()):
        if sign == _UMLAUT:
            letters = f"{letters[:-1]}v"
        elif sign in _MARKS:
            tones[len(letters) - 1] = _MARKS[sign]
        elif sign.isalpha():
            letters += sign
    return letters, tones
