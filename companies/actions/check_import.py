"""The dry run: what a file would create, add, leave alone; what is doubtful and what is wrong.

Nothing is written but the rows of the file themselves. It goes through them in order, a few hundred
at once, with as many queries for each lot as for the first, and can be started again.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import ImportBatch, Organisation, Person, StagedRow
from .import_drafts import Drafts
from .judge_rows import judge
from .many_lots import many_lots

AT_ONCE = 500
Decision, State = StagedRow.Decision, StagedRow.State
# {key: what it does, for a button}; for those that are doubtful and undecided.
RULES = {
    "use_best": _("Each is the record it is most like"),
    "use_same_name": _("Those of the same name and place are the same"),
    "new_all": _("All of them are new"),
    "skip_all": _("Leave all of them out"),
}

# So alike are two of one name in one place, of which no number says more.
SAME_NAME = 0.9


@many_lots()
def check(batch: ImportBatch, only: Iterable[int] | None = None) -> None:
    """Judges every row that is not brought in yet, or `only` those with these keys and whatever
    follows from them. Progress stands in `done_count` and `heartbeat_at`."""
    if only is not None:
        _check_only(batch, set(only))
        return
    _mark(batch, state=ImportBatch.State.CHECKING, done_count=0, problem={})
    drafts, last, done = Drafts(batch), 0, 0
    while rows := _lot(batch, last):
        with transaction.atomic():
            judge(batch, drafts, rows)
        last, done = rows[-1].number, done + len(rows)
        _mark(batch, done_count=done)
    _mark(batch, state=ImportBatch.State.CHECKED, checked_at=timezone.now())


def decide(
    row: StagedRow,
    decision: str,
    record: Organisation | Person | None = None,
    taken: Iterable[str] | None = None,
) -> None:
    """“new”, “use”, “skip”, or "" to take a decision back. With “use” the row is `record`, or the
    record it was found to be like. Of the fields in `taken` (names in its problems' params) the
    file's value replaces the stored one; None leaves what was said of them."""
    if decision == Decision.USE:
        record = record or row.organisation or row.person
        row.organisation = record if isinstance(record, Organisation) else None
        row.person = record if isinstance(record, Person) else None
    row.decision = decision
    row.taken = row.taken if taken is None else sorted(taken)
    row.save(update_fields=["decision", "taken", "organisation", "person"])
    check(row.batch, only=[row.pk])


def decide_by_rule(batch: ImportBatch, rule: str) -> int:
    """Decides all that is doubtful and undecided by one of RULES; how many rows that were."""
    rows = batch.rows.undecided()
    if rule == "use_same_name":
        rows = rows.filter(score__gte=SAME_NAME)
    decision = {"new_all": Decision.NEW, "skip_all": Decision.SKIP}.get(rule, Decision.USE)
    pks = list(rows.values_list("pk", flat=True))
    for first in range(0, len(pks), AT_ONCE):
        some = pks[first : first + AT_ONCE]
        batch.rows.filter(pk__in=some).update(decision=decision)
        check(batch, only=some)
    return len(pks)


def correct(row: StagedRow, column: int, text: str) -> None:
    """A cell says something else from now on; an empty text empties it. The row, and those of the
    same organisation, are judged anew. One that was rejected may be brought in after all."""
    row.corrected[str(column)] = text
    if row.state == State.REJECTED:
        row.state = State.WAITING
        row.followers.filter(state=State.REJECTED).update(state=State.WAITING)
    row.save(update_fields=["corrected", "state"])
    check(row.batch, only=[row.pk])


def _check_only(batch, pks):
    related = batch.rows.waiting().filter(pk__in=pks) | batch.rows.waiting().filter(leader__in=pks)
    rows = list(related.distinct().select_related("organisation", "person").order_by("number"))
    drafts = Drafts(batch)
    for first in range(0, len(rows), AT_ONCE):
        with transaction.atomic():
            judge(batch, drafts, rows[first : first + AT_ONCE])


def _lot(batch, last):
    rows = batch.rows.waiting().filter(number__gt=last).select_related("organisation", "person")
    return list(rows.order_by("number")[:AT_ONCE])


def _mark(batch, **values):
    values["heartbeat_at"] = timezone.now()
    ImportBatch.objects.filter(pk=batch.pk).update(**values)
    for name, value in values.items():
        setattr(batch, name, value)
