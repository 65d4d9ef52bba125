"""What a field says once two records are one."""

from ..sheets import ORGANISATION, PERSON

SURVIVOR, MERGED, BOTH = "survivor", "merged", "both"
# Long texts can be kept one beneath the other.
JOINED = ("notes",)
# ISO dates, also without a day or month: whoever knew the body first has said so.
EARLIEST = ("first_contact",)
FIELDS = {kind.name: kind.fields for kind in (ORGANISATION, PERSON)}
_EMPTY = (None, "")
_LATIN_NAME = ("family_name", "given_name")


def result_of(mine: dict, theirs: dict, chosen: dict[str, str]) -> dict:
    """`mine` are the survivor's values."""
    how = defaults_of(mine, theirs) | {name: side for name, side in chosen.items() if side}
    return {name: _result(value, theirs[name], how[name]) for name, value in mine.items()}


def defaults_of(mine: dict, theirs: dict, is_newer: bool = False) -> dict[str, str]:
    """What is filled rather than what is empty, of two texts both, of two first contacts the
    earlier; else the survivor's, or the other one's where that `is_newer`. The order of a name
    goes with the name in Latin letters."""
    found = {name: _default_of(name, mine[name], theirs[name], is_newer) for name in mine}
    has_latin = [any(side.get(name) for name in _LATIN_NAME) for side in (mine, theirs)]
    if "name_order" in found and has_latin[0] != has_latin[1]:
        found["name_order"] = SURVIVOR if has_latin[0] else MERGED
    return found


def _default_of(name, mine, theirs, is_newer):
    if theirs in _EMPTY or mine == theirs:
        return SURVIVOR
    if mine in _EMPTY:
        return MERGED
    if name in JOINED:
        return BOTH
    if name in EARLIEST:
        return _earliest(mine, theirs)
    return MERGED if is_newer else SURVIVOR


def _earliest(mine, theirs):
    """Of two that agree, such as 2014 and 24 September 2014, the more precise one."""
    if mine.startswith(theirs) or theirs.startswith(mine):
        return SURVIVOR if len(mine) > len(theirs) else MERGED
    return SURVIVOR if mine < theirs else MERGED


def differing_fields(before: dict, after: dict) -> list[str]:
    return [name for name, value in before.items() if after[name] != value]


def _result(mine, theirs, how):
    if how == BOTH:
        return "\n\n".join(text for text in dict.fromkeys([mine, theirs]) if text)
    return theirs if how == MERGED else mine
