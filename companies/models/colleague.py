from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..names import script_of


class Office(models.TextChoices):
    DRESDEN = "dresden", _("Dresden")
    JINAN = "jinan", _("Jinan")
    VANTAA = "vantaa", _("Vantaa")
    STUTTGART = "stuttgart", _("Stuttgart region")


class Colleague(models.Model):
    """Where somebody of the desk works: it decides which confidential contacts they read."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="colleague")
    office = models.CharField(_("office"), max_length=10, choices=Office, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        verbose_name = _("colleague")
        verbose_name_plural = _("colleagues")

    def __str__(self):
        return f"{self.user_id}: {self.office}"


def office_of(user) -> str:
    """“dresden”, “jinan” …, or "" where nobody has said. Asked once: Django keeps the answer."""
    return user.colleague.office if hasattr(user, "colleague") else ""


def name_of(user) -> str:
    """Family name first where it is written in Chinese; the sign-in name where none is entered."""
    if script_of(user.last_name + user.first_name) != "Latn":
        return user.last_name + user.first_name
    return user.get_full_name() or user.get_username()


def colleagues_of(user) -> list[int]:
    """The keys of everybody in the same office, and of `user` in any case."""
    office = office_of(user)
    same = Colleague.objects.filter(office=office).values_list("user_id", flat=True)
    return sorted({user.pk, *same}) if office else [user.pk]
