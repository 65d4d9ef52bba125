"""Rows of one organisation in a file: each follows the first of them, and they become one."""

from ..imports.draft import Draft, same_place
from ..imports.sentences import HINT, problem
from ..models import ImportBatch, StagedRow

Verdict, Decision, State = StagedRow.Verdict, StagedRow.Decision, StagedRow.State


def find_leaders(batch: ImportBatch, rows: list[StagedRow], drafts: dict[int, Draft]) -> None:
    """Of those that are not judged yet. `drafts` are those of the rows, by their keys."""
    heads = _earlier_heads(batch, rows)
    for row in rows:
        is_left_out = row.decision == Decision.SKIP
        if row.verdict or is_left_out or not drafts[row.pk].has_name:
            continue
        row.leader = _leader_among(heads, row)
        if row.leader:
            row.problems.append(problem(None, HINT, "same_as_row", row=row.leader.number))
            continue
        for key in {row.name_key, row.number_key} - {""}:
            heads.setdefault(key, []).append(row)


def _earlier_heads(batch, rows):
    """{key: rows of this file outside the lot that lead, in order}."""
    heads = batch.rows.filter(leader=None).exclude(pk__in=[row.pk for row in rows])
    heads = heads.exclude(state=State.REJECTED).exclude(decision=Decision.SKIP)
    heads = heads.exclude(verdict=Verdict.WRONG).select_related("organisation")
    found = {}
    for column in ("name_key", "number_key"):
        keys = {getattr(row, column) for row in rows} - {""}
        for head in heads.filter(**{f"{column}__in": keys}).order_by("number"):
            found.setdefault(getattr(head, column), []).append(head)
    return found


def _leader_among(heads, row):
    """An equal number says it; an equal name does, where neither place nor number differ."""
    for head in _before(row, heads.get(row.number_key, [])):
        return head
    for head in _before(row, heads.get(row.name_key, [])):
        if not same_place(head.place_key, row.place_key):
            continue
        if not (row.number_key and head.number_key):
            return head
        row.problems.append(problem(None, HINT, "numbers_differ", row=head.number))
    return None


def _before(row, heads):
    return [head for head in heads if head.number < row.number]
