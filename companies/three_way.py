"""Two people changed one record: what each of them changed, put together. No database here.

A sheet is a dict; a value that is itself a dict holds rows, by their keys. What only one of the two
changed is taken from that one. What both changed, differently, is a conflict for a person to
settle; until then the merged sheet holds mine, because theirs is stored already.
"""

from dataclasses import dataclass

SEPARATOR = ":"
# A row, or the value of a field in a row, that is not there. Unlike None, which a field may hold.
ABSENT = type("Absent", (), {"__repr__": lambda self: "ABSENT", "__bool__": lambda self: False})()


@dataclass(frozen=True)
class Conflict:
    """`path` is (field,), (rows, key) where one removed what the other changed, or all three."""

    path: tuple[str, ...]
    original: object
    theirs: object
    mine: object

    @property
    def name(self) -> str:
        return SEPARATOR.join(self.path)

    @property
    def is_row(self) -> bool:
        return len(self.path) == 2

    @property
    def keeps_theirs(self) -> bool:
        """What I removed and they went on writing stays, until somebody says otherwise."""
        return self.mine is ABSENT


@dataclass(frozen=True)
class Merge:
    sheet: dict
    conflicts: tuple[Conflict, ...]


def merge(original: dict, theirs: dict, mine: dict) -> Merge:
    sheet, conflicts = {}, []
    for name in mine:
        versions = [one.get(name) for one in (original, theirs, mine)]
        if isinstance(mine[name], dict):
            sheet[name], found = _merge_rows(name, *(rows or {} for rows in versions))
            conflicts += found
        else:
            sheet[name] = _merge_value((name,), *versions, conflicts)
    return Merge(sheet, tuple(conflicts))


def settle(mine: dict, theirs: dict, taken: list[str]) -> dict:
    """`mine` with their version at the conflicts whose names are `taken`."""
    settled = {name: _copy(value) for name, value in mine.items()}
    for name in taken:
        field, *rest = name.split(SEPARATOR)
        if field in settled:
            _take(settled, theirs, field, rest)
    return settled


def differing(before: dict, after: dict) -> list[str]:
    return [name for name in after if before.get(name) != after[name]]


def _merge_rows(name, original, theirs, mine):
    merged, conflicts = {}, []
    for key in [*theirs, *(key for key in mine if key not in theirs)]:
        versions = [rows.get(key, ABSENT) for rows in (original, theirs, mine)]
        row = _merge_row((name, key), *versions, conflicts)
        if row is not ABSENT:
            merged[key] = row
    return merged, conflicts


def _merge_row(path, original, theirs, mine, conflicts):
    if ABSENT in (theirs, mine):
        return _merge_value(path, original, theirs, mine, conflicts)
    was = {} if original is ABSENT else original
    return {
        field: _merge_value(
            (*path, field), was.get(field, ABSENT), theirs.get(field, ABSENT), value, conflicts
        )
        for field, value in mine.items()
    }


def _merge_value(path, original, theirs, mine, conflicts):
    if mine in (original, theirs):
        return theirs
    if theirs != original:
        conflicts.append(Conflict(path, original, theirs, mine))
    return mine


def _take(settled, theirs, field, rest):
    if not rest:
        settled[field] = theirs[field]
        return
    key, *column = rest
    row = theirs[field].get(key)
    if column and row and key in settled[field]:
        settled[field][key][column[0]] = row[column[0]]
    elif not column and row is None:
        settled[field].pop(key, None)
    elif not column:
        settled[field][key] = dict(row)


def _copy(value):
    return {key: dict(row) for key, row in value.items()} if isinstance(value, dict) else value
