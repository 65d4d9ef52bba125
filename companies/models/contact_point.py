from django.db import models
from django.utils.translation import gettext_lazy as _

from jadepark.core.models import Checked

from .organisation import Organisation
from .person import Person


class ContactPoint(Checked):
    """A way to reach an organisation or a person: what was typed, and what it means."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("telephone")
        MOBILE = "mobile", _("mobile")
        EMAIL = "email", _("e-mail")
        WECHAT = "wechat", _("WeChat")
        FAX = "fax", _("fax")

    CALLED = (Kind.PHONE, Kind.MOBILE, Kind.FAX)

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="contact_points"
    )
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="contact_points"
    )
    kind = models.CharField(_("kind"), max_length=6, choices=Kind, default=Kind.PHONE)
    raw = models.CharField(_("number or address"), max_length=254)
    # E.164 for numbers, lower case for addresses; empty where what was typed cannot be read.
    normalised = models.CharField(max_length=254, blank=True, editable=False, db_index=True)
    extension = models.CharField(max_length=20, blank=True, editable=False)
    label = models.CharField(
        _("remark"), max_length=80, blank=True, help_text=_("Switchboard, private, assistant …")
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation=None, person__isnull=False)
                | models.Q(organisation__isnull=False, person=None),
                name="contact_point_of_one",
                violation_error_message=_(
                    "A contact point belongs to an organisation or to a person, not to both."
                ),
            )
        ]

    def __str__(self):
        return self.raw
