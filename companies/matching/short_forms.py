"""What a name may be shortened to: 济钢 for 济南钢铁. No database here.

Each word gives its first sign; of a Chinese name the first or the last word may stand whole. So
山东大学 is no short form of 山东财经大学: nothing of 财经 is left in it.
"""

from functools import lru_cache

from . import vocabulary
from .memory import REMEMBERED
from .name_parts import Parts

_MOST_WORDS = 6


@lru_cache(maxsize=REMEMBERED)
def short_forms(parts: Parts) -> frozenset[str]:
    words = parts.initials
    if not 2 <= len(words) <= _MOST_WORDS:
        return frozenset()
    firsts = "".join(word[0] for word in words)
    found = {firsts}
    if not parts.is_chinese:
        found |= _beside_its_place(parts)
    else:
        found |= {words[0] + firsts[1:], firsts[:-1] + words[-1]}
        if len(words) > 2:
            # Without the place, which everybody on the spot leaves out.
            found |= {firsts[1:], firsts[0] + "".join(words[1:])}
    return frozenset(form for form in found if len(form) >= 2 and form != parts.plain)


def _beside_its_place(parts):
    """HTWK Leipzig: the first letters of all but the place, which stays whole."""
    places = vocabulary.all_places()
    pairs = list(zip(parts.initials, parts.meant, strict=True))
    letters = "".join(word[0] for word, meant in pairs if meant not in places)
    where = "".join(word for word, meant in pairs if meant in places)
    return {letters + where, where + letters} if where and len(letters) >= 3 else set()
