"""What a field says once two records are one."""

from ..sheets import ORGANISATION, PERSON

SURVIVOR, MERGED, BOTH = "survivor", "merged", "both"
# Long texts can be kept one beneath the other.
JOINED = ("notes",)
FIELDS = {kind.name: kind.fields for kind in (ORGANISATION, PERSON)}
_EMPTY = (None, "")


def result_of(mine: dict, theirs: dict, chosen: dict[str, str]) -> dict:
    """`mine` are the survivor's values."""
    return {
        name: _result(
            value, theirs[name], chosen.get(name) or default_of(name, value, theirs[name])
        )
        for name, value in mine.items()
    }


def default_of(name: str, mine, theirs, is_newer: bool = False) -> str:
    """What is filled rather than what is empty, and of two texts both; else the survivor's, or the
    other one's where that `is_newer`."""
    if theirs in _EMPTY or mine == theirs:
        return SURVIVOR
    if mine in _EMPTY:
        return MERGED
    if name in JOINED:
        return BOTH
    return MERGED if is_newer else SURVIVOR


def differing_fields(before: dict, after: dict) -> list[str]:
    return [name for name, value in before.items() if after[name] != value]


def _result(mine, theirs, how):
    if how == BOTH:
        return "\n\n".join(text for text in dict.fromkeys([mine, theirs]) if text)
    return theirs if how == MERGED else mine
