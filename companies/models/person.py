from django.db import models
from django.utils.translation import gettext_lazy as _

from jadepark.core.models import Checked

from .. import names
from . import mergeable, partial_dates
from .mergeable import Mergeable
from .organisation import Organisation
from .record import Record, RecordQuerySet


class PersonQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("sort_key", "pk")


class Person(Mergeable):
    class Order(models.TextChoices):
        GIVEN_FIRST = "given", _("given name first: Anna Weber")
        FAMILY_FIRST = "family", _("family name first: Wang Lei")

    class Salutation(models.TextChoices):
        MS = "ms", _("Ms")
        MR = "mr", _("Mr")

    class Language(models.TextChoices):
        GERMAN = "de", _("German")
        CHINESE = "zh", _("Chinese")
        ENGLISH = "en", _("English")
        FINNISH = "fi", _("Finnish")

    salutation = models.CharField(_("salutation"), max_length=2, choices=Salutation, blank=True)
    academic_title = models.CharField(_("academic title"), max_length=40, blank=True)
    family_name = models.CharField(
        _("family name"),
        max_length=80,
        blank=True,
        help_text=_("In Latin letters. For a Chinese name: pinyin; left empty it is computed."),
    )
    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    family_name_chinese = models.CharField(_("family name in Chinese"), max_length=20, blank=True)
    given_name_chinese = models.CharField(_("given name in Chinese"), max_length=40, blank=True)
    name_order = models.CharField(
        _("order of the name"), max_length=6, choices=Order, default=Order.GIVEN_FIRST
    )
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    notes = models.TextField(_("notes"), max_length=20_000, blank=True)

    # What lists show and sort by; `actions.index.person` writes them.
    latin_name = models.CharField(max_length=200, blank=True, editable=False)
    sort_key = models.CharField(max_length=200, blank=True, editable=False)

    objects = PersonQuerySet.as_manager()

    constraint_fields = {"person_has_a_name": "family_name"}
    constraint_needs = mergeable.needs("person")

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [models.Index(fields=["sort_key", "id"], name="person_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(
                    family_name="", given_name="", family_name_chinese="", given_name_chinese=""
                ),
                name="person_has_a_name",
                violation_error_message=_("A person needs a name. Enter at least one part of it."),
            ),
            *mergeable.constraints("person"),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """The name for readers of the language spoken now, without the title."""
        return names.for_reader(self.latin_name, self.chinese_name)[0]

    @property
    def other_name(self):
        return names.for_reader(self.latin_name, self.chinese_name)[1]

    @property
    def chinese_name(self):
        return self.family_name_chinese + self.given_name_chinese

    @property
    def latin_parts(self):
        """(family, given) in Latin letters: as typed, else computed from the Chinese name."""
        if self.family_name or self.given_name or not self.chinese_name:
            return self.family_name, self.given_name
        family = names.person_pinyin(self.family_name_chinese, "")
        whole = names.person_pinyin(self.family_name_chinese, self.given_name_chinese)
        return family, whole.removeprefix(family).strip()


class Employment(Checked):
    person = models.ForeignKey(Person, models.CASCADE, related_name="employments")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="employments")
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    start_date = partial_dates.date_column(_("from"))
    start_precision = partial_dates.precision_column()
    end_date = partial_dates.date_column(_("to"))
    end_precision = partial_dates.precision_column()
    is_current = models.BooleanField(_("current"), default=True)

    constraint_fields = {
        "employment_current_has_no_end": "end_date",
        "employment_end_not_before_start": "end_date",
        **partial_dates.fields("employment", "start", "end"),
    }
    constraint_needs = {
        "employment_end_not_before_start": ("start_date", "end_date"),
        **partial_dates.needs("employment", "start", "end"),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-is_current", "pk"]
        verbose_name = _("employment")
        verbose_name_plural = _("employments")
        indexes = [models.Index(fields=["person", "is_current"], name="employment_now")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_current=False) | models.Q(end_date=None),
                name="employment_current_has_no_end",
                violation_error_message=_(
                    "A current employment has no end. Clear the end, or untick “current”."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(start_date=None)
                | models.Q(end_date=None)
                | models.Q(end_date__gte=models.F("start_date"))
                # A year that ends in the year it began in is held as its first day.
                | ~models.Q(end_precision="day"),
                name="employment_end_not_before_start",
                violation_error_message=_("The end is before the start. Change one of them."),
            ),
            *partial_dates.constraints("employment", "start"),
            *partial_dates.constraints("employment", "end"),
        ]

    def __str__(self):
        return f"{self.person_id} – {self.organisation_id}"

    @property
    def start(self):
        return partial_dates.read(self, "start")

    @property
    def end(self):
        return partial_dates.read(self, "end")
