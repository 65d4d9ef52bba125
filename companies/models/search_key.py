"""Where a search may start: one row for every place inside a name, number or address.

“二机床” begins in the middle of 济南二机床集团有限公司 and “dresden” at the second word of a name.
Each such place is stored as a key of its own, so that every search is a search for a beginning:
a b-tree finds it in the same time among a hundred and a hundred thousand organisations, on SQLite
and PostgreSQL alike, and the row that was hit is the reason to show. The index begins with the
tier: the first twenty likely ones are found without reading the thousands of less likely ones.
"""

from enum import IntEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..names import LONGEST_KEY
from .organisation import Organisation
from .person import Person


class SearchKey(models.Model):
    class Kind(models.TextChoices):
        NAME = "name", _("name")
        FORMER = "former", _("former name")
        PINYIN = "pinyin", _("pinyin")
        IDENTIFIER = "id", _("register number")
        PHONE = "phone", _("telephone")
        EMAIL = "email", _("e-mail")
        WECHAT = "wechat", _("WeChat")
        WEBSITE = "website", _("website")
        CITY = "city", _("city")

    class Tier(IntEnum):
        """How likely it is that whoever types this means that record: the lower, the likelier."""

        BEGINNING = 0
        INSIDE = 1
        FORMER = 2
        INSIDE_FORMER = 3
        PLACE = 4

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="search_keys", db_index=False
    )
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, related_name="search_keys", db_index=False
    )
    kind = models.CharField(max_length=7, choices=Kind)
    tier = models.PositiveSmallIntegerField(default=Tier.BEGINNING)
    key = models.CharField(max_length=LONGEST_KEY)
    shown = models.CharField(max_length=254)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["tier", "key"],
                name="search_key_beginning",
                opclasses=["int2_ops", "text_pattern_ops"],
            ),
            # “Does another key of the same record begin with the second word?”
            *(
                models.Index(
                    fields=[owner, "key"],
                    name=f"search_key_of_{owner}",
                    opclasses=["int8_ops", "text_pattern_ops"],
                    condition=models.Q(**{f"{owner}__isnull": False}),
                )
                for owner in ("organisation", "person")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation=None, person__isnull=False)
                | models.Q(organisation__isnull=False, person=None),
                name="search_key_of_one",
            )
        ]

    def __str__(self):
        return f"{self.kind}: {self.key}"


class Word(models.Model):
    """A word that stands in some name, once: what a typing error is compared with."""

    text = models.CharField(max_length=LONGEST_KEY, unique=True)
    # An error at the beginning leaves the end as it is; an index finds that only backwards.
    backwards = models.CharField(max_length=LONGEST_KEY, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.text


@models.CharField.register_lookup
class Begins(models.Lookup):
    """`key__begins="abc"` by an index. Django's startswith uses none on SQLite."""

    lookup_name = "begins"
    # Beyond every character that a key can hold.
    _LAST = "\U0010ffff"

    def as_sql(self, compiler, connection):
        column, values = self.process_lhs(compiler, connection)
        return f"({column} >= %s AND {column} < %s)", [
            *values, self.rhs, *values, self.rhs + self._LAST
        ]  # fmt: skip

    def as_postgresql(self, compiler, connection):
        column, values = self.process_lhs(compiler, connection)
        pattern = connection.ops.prep_for_like_query(self.rhs) + "%"
        return f"{column} LIKE %s", [*values, pattern]


@models.CharField.register_lookup
class Resembles(models.Lookup):
    """`text__resembles="sachsenmetal"`: shares enough runs of three letters. PostgreSQL only."""

    lookup_name = "resembles"

    def as_postgresql(self, compiler, connection):
        column, values = self.process_lhs(compiler, connection)
        # Doubled: the driver reads a single percent sign as the start of a placeholder.
        return f"{column} %% %s", [*values, self.rhs]
