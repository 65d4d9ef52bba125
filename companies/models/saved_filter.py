from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jadepark.core.models import Checked


class SavedFilterQuerySet(models.QuerySet):
    def for_user(self, user):
        """One's own and the shared ones, by name."""
        mine = models.Q(user=user) | models.Q(is_shared=True)
        return self.filter(mine).order_by("name", "pk")


class SavedFilter(Checked):
    """A list as somebody likes to see it: its filters and order, under a name."""

    class List(models.TextChoices):
        ORGANISATIONS = "organisations", _("organisations")
        PEOPLE = "people", _("people")
        INTERACTIONS = "interactions", _("contacts")
        FOLLOW_UPS = "follow_ups", _("follow-ups")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    list = models.CharField(max_length=13, choices=List)
    name = models.CharField(_("name"), max_length=60)
    # Only what the list's own filters accept, as a query string.
    query = models.CharField(max_length=1000, blank=True)
    is_shared = models.BooleanField(_("for all of the desk"), default=False)

    objects = SavedFilterQuerySet.as_manager()
    constraint_fields = {"saved_filter_once": "name"}
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "list", "name"],
                name="saved_filter_once",
                violation_error_message=_(
                    "You have a filter of this name already. Choose another name."
                ),
            )
        ]

    def __str__(self):
        return self.name
