"""Which record became which, and all that has to be known to take them apart again."""

import datetime

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from .organisation import Organisation
from .person import Person

UNDOABLE_FOR = datetime.timedelta(days=30)


class MergeQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(undone_at=None)

    def for_record(self, survivor):
        return self.filter(**{survivor._meta.model_name: survivor})

    def undoable(self, now):
        """Not undone, and not too long ago."""
        return self.standing().filter(at__gt=now - UNDOABLE_FOR)

    def to_be_emptied(self, now):
        """Too long ago to be undone, and still holding what that would take."""
        return self.filter(at__lte=now - UNDOABLE_FOR, moved__has_key="rows").order_by("pk")


class Merge(models.Model):
    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # CASCADE: when a person is erased, nothing of them stays here either.
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="merges")
    merged_organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="merges_away"
    )
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="merges")
    merged_person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="merges_away")
    # Keys of the rows that moved, and values that were written over: `actions.merge` says how. Only
    # counts of them once it cannot be undone any more: `actions.forget_merges`.
    moved = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = MergeQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    organisation__isnull=False,
                    merged_organisation__isnull=False,
                    person=None,
                    merged_person=None,
                )
                | Q(
                    organisation=None,
                    merged_organisation=None,
                    person__isnull=False,
                    merged_person__isnull=False,
                ),
                name="merge_of_two_of_a_kind",
            ),
            *(
                models.UniqueConstraint(
                    fields=[f"merged_{noun}"],
                    condition=Q(undone_at=None),
                    name=f"{noun}_merged_once",
                )
                for noun in ("organisation", "person")
            ),
        ]

    def __str__(self):
        return f"{self.merged} → {self.survivor}"

    @property
    def survivor(self):
        return self.organisation or self.person

    @property
    def merged(self):
        return self.merged_organisation or self.merged_person

    @property
    def undoable_until(self):
        return self.at + UNDOABLE_FOR
