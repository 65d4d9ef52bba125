"""Where a search may start: one row for every place inside a name, number or address.

“二机床” begins in the middle of 济南二机床集团有限公司 and “dresden” at the second word of a name.
Each such place is stored as a key of its own, so that every search is a search for a beginning:
a b-tree finds it in the same time among a hundred and a hundred thousand organisations, on SQLite
and PostgreSQL alike, and the row that was hit is the reason to show.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation
from .person import Person

LONGEST_KEY = 40


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

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="search_keys"
    )
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="search_keys")
    kind = models.CharField(max_length=7, choices=Kind)
    # 0 is the beginning of the whole; a hit there is more likely what was meant.
    position = models.PositiveSmallIntegerField(default=0)
    key = models.CharField(max_length=LONGEST_KEY)
    shown = models.CharField(max_length=254)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["key", "position"],
                name="search_key_beginning",
                opclasses=["text_pattern_ops", "int2_ops"],
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
