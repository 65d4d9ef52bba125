"""Pairs of records that may be one, and the keys by which they are found.

Of 100,000 records nobody compares all pairs: only those that share a key. What was found stays
here with its score, so that the list of possible duplicates costs the same whatever the desk holds.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..matching import LONGEST_KEY
from .organisation import Organisation
from .person import Person


class MatchKey(models.Model):
    key = models.CharField(max_length=LONGEST_KEY)
    # So many records have it that it leads to none; the search over all of them finds that out.
    is_frequent = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self):
        return self.key


class OrganisationKey(MatchKey):
    record = models.ForeignKey(Organisation, models.CASCADE, related_name="match_keys")

    class Meta(MatchKey.Meta):
        indexes = [models.Index(fields=["key", "record"], name="organisation_by_match_key")]


class PersonKey(MatchKey):
    record = models.ForeignKey(Person, models.CASCADE, related_name="match_keys")

    class Meta(MatchKey.Meta):
        indexes = [models.Index(fields=["key", "record"], name="person_by_match_key")]


class PairQuerySet(models.QuerySet):
    def living(self):
        return self.filter(first__archived_at=None, second__archived_at=None)

    def open(self):
        """Nobody has said yet what they are to each other."""
        return self.living().filter(is_different=False)

    def told_apart(self):
        return self.living().filter(is_different=True)

    def of(self, pks):
        return self.filter(models.Q(first__in=pks) | models.Q(second__in=pks))


class Pair(models.Model):
    """`first` is the record with the lower key. The reasons are not kept: they are made anew in
    the reader's language from what the two records hold now."""

    score = models.FloatField(_("likeness"))
    found_at = models.DateTimeField(auto_now_add=True)
    # Said by a colleague, and kept for ever: the pair is not suggested again.
    is_different = models.BooleanField(_("different"), default=False)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField(null=True, blank=True)
    # It was said of a record that was merged into this one since, and holds as long as that does.
    said_of = models.ForeignKey("self", models.CASCADE, null=True, related_name="passed_on")

    objects = PairQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self):
        return f"{self.first_id} – {self.second_id}"


def _constraints(noun):
    return [
        models.UniqueConstraint(fields=["first", "second"], name=f"{noun}_pair_once"),
        models.CheckConstraint(
            condition=models.Q(first__lt=models.F("second")), name=f"{noun}_pair_in_order"
        ),
    ]


def _indexes(noun):
    return [
        models.Index(
            fields=["-score", "id"],
            name=f"{noun}_pair_by_score",
            condition=models.Q(is_different=False),
        )
    ]


class OrganisationPair(Pair):
    first = models.ForeignKey(
        Organisation, models.CASCADE, related_name="pairs_as_first", db_index=False
    )
    second = models.ForeignKey(Organisation, models.CASCADE, related_name="pairs_as_second")

    class Meta(Pair.Meta):
        constraints = _constraints("organisation")
        indexes = _indexes("organisation")


class PersonPair(Pair):
    first = models.ForeignKey(Person, models.CASCADE, related_name="pairs_as_first", db_index=False)
    second = models.ForeignKey(Person, models.CASCADE, related_name="pairs_as_second")

    class Meta(Pair.Meta):
        constraints = _constraints("person")
        indexes = _indexes("person")
