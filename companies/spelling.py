"""Which known word was meant by one that nobody has in a name."""

from django.db import connection, models
from django.db.models.functions import Length
from rapidfuzz.distance import OSA

from .models import Word
from .search_keys import SHORTEST_WORD

# So many neighbours are compared; the index has put the nearest among them.
_MOST = 2000


def meant_by(word: str, most: int = 3) -> list[str]:
    """The nearest known words, the likeliest first; none for a word that is right or too short.

    A swap of two neighbours is one error; so many are forgiven as leave most of the word.
    """
    if len(word) < SHORTEST_WORD or word.isdecimal():
        return []
    errors = {text: OSA.distance(word, text) for text in _neighbours(word)}
    near = [text for text, count in errors.items() if 0 < count <= _forgiven(word)]
    return sorted(near, key=lambda text: (errors[text], text[0] != word[0], text))[:most]


def _forgiven(word):
    return 1 if len(word) < 8 else 2


def _neighbours(word):
    words = Word.objects.alias(length=Length("text")).filter(
        length__range=(len(word) - _forgiven(word), len(word) + _forgiven(word))
    )
    if connection.vendor == "postgresql":
        likeness = models.Func("text", models.Value(word), function="similarity")
        nearest = words.filter(text__resembles=word).order_by(likeness.desc())
        return nearest.values_list("text", flat=True)[:50]
    # One error is in the first half or in the second: the other still begins or ends the word.
    half = max(2, (len(word) - 1) // 2)
    same_half = models.Q(text__begins=word[:half]) | models.Q(backwards__begins=word[::-1][:half])
    return words.filter(same_half).values_list("text", flat=True)[:_MOST]
