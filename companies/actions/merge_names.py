"""Of two names that could both be shown one is; the other stays, as a former one."""

from ..models import Organisation, OrganisationName
from . import index
from .merge_values import MERGED, SURVIVOR

# The name in this script, as `chosen` has it.
NAMES = {"latin_name": False, "chinese_name": True}


def choose_names(
    survivor: Organisation, merged: Organisation, chosen: dict[str, str], log: dict
) -> None:
    own, others = list(survivor.names.all()), list(merged.names.all())
    for name, is_chinese in NAMES.items():
        sides = [[row for row in rows if row.is_chinese is is_chinese] for rows in (own, others)]
        winner, loser = reversed(sides) if chosen.get(name, SURVIVOR) == MERGED else sides
        if winner:
            _step_back(loser, index.shown(winner), log)


def _step_back(rows, shown, log):
    former = OrganisationName.Kind.FORMER
    for row in rows:
        is_another = (row.text, row.script) != (shown.text, shown.script)
        if is_another and row.kind != former and index.rank(row) <= index.rank(shown):
            log.setdefault("changed", {})[str(row.pk)] = {"kind": [row.kind, former]}
            row.kind = former
            row.save(update_fields=["kind"])
