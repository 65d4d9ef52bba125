"""One analyser for what is stored and for what is asked, alike on SQLite and PostgreSQL.

The databases' own analysers find a Chinese word only at the start of a run and know no German
stems on SQLite. So every text becomes plain tokens here: Chinese characters singly and in pairs,
umlauts folded (Büro, Buero and Buro are one key), and Snowball stems beside the words.
"""

import re
import unicodedata
from functools import cache

import snowballstemmer

from .languages import HAN

LONGEST_QUERY = 200
_STEMMERS = {"de": "german", "en": "english"}
_WORD_OR_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def analyse(text: str, language: str) -> str:
    """The tokens to store for `text`, each once, separated by spaces."""
    tokens = {}
    for piece in _WORD_OR_RUN.findall(_composed(text)):
        tokens.update(dict.fromkeys(_stored(piece, language)))
    return " ".join(tokens)


def analyse_query(text: str, language: str) -> str:
    """The tokens that all have to begin a stored token; empty when nothing can be searched."""
    tokens = {}
    for piece in _WORD_OR_RUN.findall(_composed(text)):
        tokens.update(dict.fromkeys(_asked(piece, language)))
    return " ".join(tokens)


def fold(word: str) -> str:
    """`word` in lower case without accents; ä, ae and a are one key."""
    word = word.casefold()
    if not word.isascii():
        decomposed = unicodedata.normalize("NFD", word.translate(_UMLAUTS))
        word = "".join(c for c in decomposed if not unicodedata.combining(c))
    return without_second_vowel(word)


def without_second_vowel(word: str) -> str:
    """The e of ae, oe and ue goes, in each of them once."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _composed(text):
    return unicodedata.normalize("NFKC", text)


def _is_han(piece):
    return re.match(f"[{HAN}]", piece) is not None


def _pairs(run):
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _stored(piece, language):
    if _is_han(piece):
        return [*piece, *_pairs(piece)]
    folded = fold(piece)
    return [folded, _stem(folded, language)]


def _asked(piece, language):
    if _is_han(piece):
        return _pairs(piece) or [piece]
    return [_stem(fold(piece), language)]


@cache
def _stemmer(language):
    return snowballstemmer.stemmer(_STEMMERS[language])


def _stem(folded, language):
    if language not in _STEMMERS:
        return folded
    return _stemmer(language).stemWord(folded)
