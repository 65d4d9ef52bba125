from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from jadepark.core.models import Checked

from .. import identifiers, names
from . import mergeable, partial_dates
from .country_field import CountryField
from .mergeable import Mergeable
from .record import Record, RecordQuerySet


class OrganisationQuerySet(RecordQuerySet):
    def in_order(self):
        """By name: Chinese names stand among the others by their pinyin."""
        return self.order_by("sort_key", "pk")

    def silent_since(self, day):
        """Active ones that nobody has been in contact with since `day`."""
        return (
            self.living()
            .filter(status=Organisation.Status.ACTIVE)
            .filter(models.Q(last_contact_on__lt=day) | models.Q(last_contact_on=None))
        )


class Organisation(Mergeable):
    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        CHAMBER = "chamber", _("chamber")
        AUTHORITY = "authority", _("authority")
        UNIVERSITY = "university", _("university or research")
        ASSOCIATION = "association", _("association")
        MEDIA = "media", _("media")
        OTHER = "other", _("other")

    class Status(models.TextChoices):
        ACTIVE = "active", _("active")
        DORMANT = "dormant", _("dormant")
        DISSOLVED = "dissolved", _("dissolved")
        MERGED = "merged", _("merged with another")

    class Size(models.TextChoices):
        # The classes of Commission Recommendation 2003/361/EC, by head count.
        MICRO = "micro", _("1 to 9 people")
        SMALL = "small", _("10 to 49 people")
        MEDIUM = "medium", _("50 to 249 people")
        LARGE = "large", _("250 people or more")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.COMPANY)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    legal_form = models.CharField(_("legal form"), max_length=60, blank=True)
    country = CountryField(_("country"), blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    city_chinese = models.CharField(_("city in Chinese"), max_length=40, blank=True)
    address = models.TextField(_("address"), max_length=500, blank=True)
    address_chinese = models.TextField(_("address in Chinese"), max_length=500, blank=True)
    website = models.CharField(_("website"), max_length=300, blank=True)
    website_host = models.CharField(max_length=253, blank=True, editable=False, db_index=True)
    size_class = models.CharField(_("size"), max_length=6, choices=Size, blank=True)
    founded = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("looked after by"),
    )
    first_contact_date = partial_dates.date_column(_("first contact"))
    first_contact_precision = partial_dates.precision_column()
    heard_of_us = models.CharField(_("how they heard of us"), max_length=200, blank=True)
    notes = models.TextField(_("notes"), max_length=20_000, blank=True)

    # What lists show and sort by; `actions.index.organisation` writes them from the names.
    latin_name = models.CharField(max_length=200, blank=True, editable=False)
    chinese_name = models.CharField(max_length=200, blank=True, editable=False)
    sort_key = models.CharField(max_length=200, blank=True, editable=False)
    # The newest day of its interactions; `actions.index.last_contact` writes it.
    last_contact_on = models.DateField(_("last contact"), null=True, blank=True, editable=False)

    objects = OrganisationQuerySet.as_manager()

    constraint_fields = {
        "organisation_founded_in_range": "founded",
        **partial_dates.fields("organisation", "first_contact"),
    }
    constraint_needs = {
        **partial_dates.needs("organisation", "first_contact"),
        **mergeable.needs("organisation"),
    }

    class Meta(Record.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        permissions = [
            ("use_desk", "Can use the contact desk"),
            ("assign_at_desk", "Can assign records of the contact desk to colleagues"),
            ("archive_at_desk", "Can archive and restore records of the contact desk"),
            ("change_many_at_desk", "Can change many records of the contact desk at once"),
            ("export_from_desk", "Can export records of the contact desk"),
            ("import_at_desk", "Can import files into the contact desk"),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="organisation_by_name"),
            models.Index(fields=["last_contact_on", "id"], name="organisation_by_last_contact"),
            models.Index(fields=["city", "id"], name="organisation_by_city"),
            models.Index(fields=["country", "sort_key", "id"], name="organisation_by_country"),
            models.Index(fields=["created_at"], name="organisation_by_creation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(founded=None) | models.Q(founded__gte=800, founded__lte=2200),
                name="organisation_founded_in_range",
                violation_error_message=_(
                    "The year of foundation lies outside 800 to 2200. Check it for a typing error."
                ),
            ),
            *partial_dates.constraints("organisation", "first_contact"),
            *mergeable.constraints("organisation"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(status="merged"),
                name="organisation_tombstone_says_so",
                violation_error_message=_(
                    "This organisation was merged with another. Undo the merge instead of "
                    "giving it another status."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """The name for readers of the language spoken now."""
        return names.for_reader(self.latin_name, self.chinese_name)[0] or str(_("(no name)"))

    @property
    def other_name(self):
        """The name in the other script, empty where there is none."""
        return names.for_reader(self.latin_name, self.chinese_name)[1]

    @property
    def first_contact(self):
        return partial_dates.read(self, "first_contact")

    @cached_property
    def main_sector(self):
        return next((row.code for row in self.sectors.all() if row.is_main), "")


class OrganisationName(Checked):
    class Script(models.TextChoices):
        LATIN = "Latn", _("Latin")
        SIMPLIFIED = "Hans", _("Chinese, simplified")
        TRADITIONAL = "Hant", _("Chinese, traditional")

    class Kind(models.TextChoices):
        LEGAL = "legal", _("legal name")
        TRADING = "trading", _("trading name")
        SHORT = "short", _("short name")
        FORMER = "former", _("former name")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    text = models.CharField(_("name"), max_length=200)
    script = models.CharField(_("script"), max_length=4, choices=Script)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.LEGAL)
    # Never unique: two companies may well share a name.
    key = models.CharField(max_length=200, editable=False, db_index=True)
    pinyin = models.CharField(
        _("pinyin"),
        max_length=300,
        blank=True,
        help_text=_("Computed for Chinese names; correct it where it is read differently."),
    )
    pinyin_is_typed = models.BooleanField(default=False, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = _("name")
        verbose_name_plural = _("names")

    def __str__(self):
        return self.text

    @property
    def is_chinese(self):
        return self.script != self.Script.LATIN

    @property
    def typed_pinyin(self):
        """What staff typed over the computed pinyin; empty where it is computed."""
        return self.pinyin if self.pinyin_is_typed else ""

    @typed_pinyin.setter
    def typed_pinyin(self, pinyin):
        self.pinyin_is_typed = bool(pinyin)
        self.pinyin = pinyin or names.pinyin(self.text)


class Identifier(Checked):
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("register"), max_length=8, choices=identifiers.CHOICES)
    raw = models.CharField(_("number"), max_length=100)
    # Empty where the number is wrong: it is kept, and shown as something to be cleared up.
    canonical = models.CharField(max_length=100, blank=True, editable=False)
    is_verified = models.BooleanField(
        _("verified"), default=False, help_text=_("Compared with an extract from the register.")
    )
    # Copied from the organisation: a constraint cannot look into another table.
    is_living = models.BooleanField(default=True, editable=False)

    constraint_fields = {"identifier_once_among_living": "raw"}
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "canonical"],
                condition=models.Q(is_living=True) & ~models.Q(canonical=""),
                name="identifier_once_among_living",
                violation_error_message=_(
                    "Another organisation has this number already. "
                    "Open that one, or correct the number."
                ),
            )
        ]

    def __str__(self):
        return self.canonical or self.raw


class OrganisationSector(Checked):
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="sectors")
    code = models.CharField(_("sector"), max_length=2, db_index=True)
    is_main = models.BooleanField(_("main sector"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-is_main", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"],
                name="organisation_sector_once",
                violation_error_message=_("This sector stands here already. Remove one of them."),
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(is_main=True),
                name="organisation_one_main_sector",
                violation_error_message=_("Only one sector can be the main one."),
            ),
        ]

    def __str__(self):
        return self.code
