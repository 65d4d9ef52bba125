import datetime
from functools import lru_cache

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..rights import leads_the_desk
from . import partial_dates
from .colleague import colleagues_of
from .organisation import Organisation
from .person import Person
from .record import Record, RecordQuerySet

EARLIEST = datetime.date(1980, 1, 1)
LONGEST_NOTES = 100_000


def _outer(name, field):
    """A column of the outer query that an inner one can compare with a value."""
    return models.ExpressionWrapper(models.OuterRef(name), output_field=field)


@lru_cache(maxsize=256)
def open_to(user: int, office: tuple[int, ...]) -> models.Q:
    """What one may read, by the keys of the user and of all in the same office: who these are is
    asked anew each time. To put the question together would take longer than to answer it."""
    if user is None:
        # Django would look for the contacts that nobody has made.
        raise ValueError("Whoever has not signed in reads no contact. Ask for a user first.")
    everybody, team = Interaction.Confidentiality.ALL, Interaction.Confidentiality.TEAM
    # Named once more inside, the question is asked of confidential contacts only, row by row:
    # PostgreSQL would else read all of one's colleagues' contacts anew for every page.
    of_us = (
        InteractionStaff.objects.alias(asked_of=_outer("confidentiality", models.CharField()))
        .filter(interaction=models.OuterRef("pk"), asked_of=team)
        .filter(user__in=office)
    )
    own = models.Q(created_by=user) | models.Exists(of_us)
    return models.Q(confidentiality=everybody) | own


class InteractionQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """All that are open to the desk, and of the others those of one's own office."""
        if leads_the_desk(user):
            return self
        return self.filter(open_to(user.pk, tuple(colleagues_of(user))))

    def newest_first(self):
        return self.order_by("-happened_date", "-pk")


class Interaction(Record):
    class Kind(models.TextChoices):
        CALL = "call", _("call")
        VISIT_HERE = "here", _("visit here")
        VISIT_THERE = "there", _("visit there")
        MAIL = "mail", _("mail")
        MEETING = "meeting", _("meeting")
        VIDEO = "video", _("video call")
        WECHAT = "wechat", _("WeChat")
        DELEGATION = "delegation", _("delegation")
        FAIR = "fair", _("trade fair")
        OTHER = "other", _("other")

    class Outcome(models.TextChoices):
        INFORMED = "informed", _("information given")
        INTEREST = "interest", _("interest shown")
        AGREED = "agreed", _("something agreed")
        DECLINED = "declined", _("declined")
        NOT_REACHED = "missed", _("not reached")

    class Confidentiality(models.TextChoices):
        ALL = "all", _("all of the desk")
        TEAM = "team", _("my office only")

    class Zone(models.TextChoices):
        BERLIN = "Europe/Berlin", _("Dresden time")
        SHANGHAI = "Asia/Shanghai", _("Jinan time")
        HELSINKI = "Europe/Helsinki", _("Vantaa time")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.CALL)
    happened_date = models.DateField(_("when"))
    happened_precision = models.CharField(max_length=5, default="day")
    happened_time = models.TimeField(_("time"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=20, choices=Zone, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    notes = models.TextField(_("notes"), max_length=LONGEST_NOTES, blank=True)
    outcome = models.CharField(_("result"), max_length=8, choices=Outcome, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Person.Language, blank=True)
    confidentiality = models.CharField(
        _("who may read it"),
        max_length=4,
        choices=Confidentiality,
        default=Confidentiality.ALL,
    )
    organisations = models.ManyToManyField(
        Organisation, through="InteractionOrganisation", related_name="interactions"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = InteractionQuerySet.as_manager()

    constraint_fields = {
        "interaction_not_too_early": "happened_date",
        "interaction_time_has_zone": "happened_time",
        "interaction_time_needs_day": "happened_time",
        **partial_dates.fields("interaction", "happened"),
    }
    constraint_needs = {
        "interaction_not_too_early": ("happened_date",),
        **partial_dates.needs("interaction", "happened"),
    }

    class Meta(Record.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        indexes = [
            models.Index(fields=["-happened_date", "-id"], name="interaction_newest_first"),
            models.Index(fields=["kind", "-happened_date", "-id"], name="interaction_by_kind"),
            # Of all calls few came to an agreement, and to find those must not mean to read all.
            models.Index(
                fields=["kind", "outcome", "-happened_date", "-id"], name="interaction_by_result"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(happened_date__gte=EARLIEST),
                name="interaction_not_too_early",
                violation_error_message=_(
                    "The contact would be from before 1980. Check the year for a typing error."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(happened_time=None, zone="")
                | (models.Q(happened_time__isnull=False) & ~models.Q(zone="")),
                name="interaction_time_has_zone",
                violation_error_message=_(
                    "A time needs a time zone, and a time zone a time. Enter both, or neither."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(happened_time=None) | models.Q(happened_precision="day"),
                name="interaction_time_needs_day",
                violation_error_message=_(
                    "A time needs a full date. Enter the day, or clear the time."
                ),
            ),
            *partial_dates.constraints("interaction", "happened"),
        ]

    def __str__(self):
        return self.subject

    @property
    def happened(self):
        return partial_dates.read(self, "happened")


class InteractionOrganisation(models.Model):
    interaction = models.ForeignKey(Interaction, models.CASCADE, related_name="organisation_rows")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="interaction_rows")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "interaction"], name="interaction_organisation_once"
            )
        ]

    def __str__(self):
        return f"{self.interaction_id} – {self.organisation_id}"


class InteractionPerson(models.Model):
    class Side(models.TextChoices):
        GERMAN = "de", _("German side")
        CHINESE = "cn", _("Chinese side")
        OTHER = "other", _("another side")

    interaction = models.ForeignKey(Interaction, models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, models.PROTECT, related_name="interaction_rows")
    side = models.CharField(_("side"), max_length=5, choices=Side, blank=True)
    role = models.CharField(_("role"), max_length=100, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "interaction"], name="interaction_person_once"
            )
        ]

    def __str__(self):
        return f"{self.interaction_id} – {self.person_id}"


class InteractionStaff(models.Model):
    interaction = models.ForeignKey(Interaction, models.CASCADE, related_name="staff")
    # A colleague whose account is gone has still been there.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "interaction"], name="interaction_staff_once")
        ]

    def __str__(self):
        return f"{self.interaction_id} – {self.user_id}"
