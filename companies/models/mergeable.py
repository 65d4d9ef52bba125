"""A record that was merged stays as a tombstone: archived, and pointing to the one it became."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .record import Record


class Mergeable(Record):
    # RESTRICT, not PROTECT: both may go together, as samples do; a tombstone alone may go as well.
    merged_into = models.ForeignKey(
        "self", models.RESTRICT, null=True, editable=False, related_name="tombstones"
    )

    class Meta(Record.Meta):
        abstract = True

    @property
    def is_tombstone(self):
        return self.merged_into_id is not None


def constraints(table):
    return [
        models.CheckConstraint(
            condition=models.Q(merged_into=None) | models.Q(archived_at__isnull=False),
            name=f"{table}_tombstone_is_archived",
            violation_error_message=_(
                "A record that was merged with another stays archived. Undo the merge instead."
            ),
        ),
        models.CheckConstraint(
            condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
            name=f"{table}_not_merged_into_itself",
            violation_error_message=_("A record cannot be merged with itself. Choose another."),
        ),
    ]


def needs(table):
    """`constraint_needs`: what was never stored has no key to compare with."""
    return {f"{table}_not_merged_into_itself": ("merged_into_id",)}
