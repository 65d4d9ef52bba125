"""What a commit would do, in sentences and on its button."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import StagedRow

Decision = StagedRow.Decision


@dataclass(frozen=True)
class Plan:
    create: int
    # Further rows of an organisation that this file brings.
    follow: int
    update: int
    same: int
    skip: int
    wrong: int
    undecided: int

    @property
    def total(self):
        """Of the rows that this commit would be done with."""
        return self.writes + self.same + self.skip + self.wrong

    @property
    def writes(self):
        return self.create + self.follow + self.update

    @property
    def sentences(self):
        said = [
            (self.create, _creates),
            (self.follow, _follow),
            (self.update, _updates),
            (self.same, _same),
            (self.skip, _skips),
            (self.wrong, _rejects),
        ]
        return [say(number) % {"number": _local(number)} for number, say in said if number]

    @property
    def button(self):
        numbers = {"create": _local(self.create), "update": _local(self.update)}
        if self.create and self.update:
            return _("Create %(create)s, add to %(update)s") % numbers
        if self.create:
            return _("Create %(create)s") % numbers
        if self.update:
            return _("Add to %(update)s") % numbers
        return _("Bring in the rows")


def plan_of(batch) -> Plan:
    """Of the rows that still wait; what waits for a decision is not ready."""
    counts = Counter(undecided=batch.rows.undecided().count())
    ready = batch.rows.ready().order_by().values_list("verdict", "decision")
    for verdict, decision, count in ready.annotate(Count("pk")):
        counts["skip" if decision == Decision.SKIP else verdict] += count
    counts["follow"] = _followers(batch)
    counts["update"] -= counts["follow"]
    return Plan(**{name: counts[name] for name in Plan.__dataclass_fields__})


def _followers(batch):
    rows = batch.rows.ready().filter(verdict=StagedRow.Verdict.UPDATE, organisation=None)
    return rows.exclude(leader=None).exclude(decision=Decision.SKIP).count()


def _local(number):
    return number_format(number, use_l10n=True, force_grouping=True)


def _creates(number):
    return ngettext(
        "%(number)s row is new: it becomes a record.",
        "%(number)s rows are new: they become records.",
        number,
    )


def _follow(number):
    return ngettext(
        "%(number)s row belongs to an organisation of another row: it adds people and numbers "
        "to it.",
        "%(number)s rows belong to organisations of other rows: they add people and numbers to "
        "them.",
        number,
    )


def _updates(number):
    return ngettext(
        "%(number)s row adds to a record that is there: empty fields are filled, nothing is "
        "overwritten.",
        "%(number)s rows add to records that are there: empty fields are filled, nothing is "
        "overwritten.",
        number,
    )


def _same(number):
    return ngettext(
        "%(number)s row is known already: nothing happens.",
        "%(number)s rows are known already: nothing happens.",
        number,
    )


def _skips(number):
    return ngettext(
        "%(number)s row is left out, as you decided.",
        "%(number)s rows are left out, as you decided.",
        number,
    )


def _rejects(number):
    return ngettext(
        "%(number)s row is wrong and is rejected: correct it here, or later in a file.",
        "%(number)s rows are wrong and are rejected: correct them here, or later in a file.",
        number,
    )
