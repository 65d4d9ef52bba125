from functools import lru_cache

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..rights import leads_the_desk
from .colleague import colleagues_of
from .interaction import Interaction, open_to
from .organisation import Organisation
from .record import Record, RecordQuerySet


@lru_cache(maxsize=256)
def _open_to(user: int, office: tuple[int, ...]) -> models.Q:
    contacts = Interaction.objects.filter(open_to(user, office), pk=models.OuterRef("interaction"))
    return models.Q(interaction=None) | models.Exists(contacts)


class FollowUpQuerySet(RecordQuerySet):
    def open(self):
        return self.living().filter(done_at=None)

    def overdue(self, today):
        return self.open().filter(due_on__lt=today)

    def due(self, today):
        """On `today` itself."""
        return self.open().filter(due_on=today)

    def for_user(self, user):
        return self.filter(assignee=user)

    def visible_to(self, user):
        """A follow-up of a confidential contact is as confidential as the contact."""
        if leads_the_desk(user):
            return self
        return self.filter(_open_to(user.pk, tuple(colleagues_of(user))))


class FollowUp(Record):
    interaction = models.OneToOneField(
        Interaction, models.CASCADE, null=True, blank=True, related_name="follow_up"
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("organisation"),
    )
    what = models.CharField(_("what is to be done"), max_length=300)
    due_on = models.DateField(_("due on"), db_index=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        indexes = [
            models.Index(fields=["assignee", "done_at", "due_on"], name="follow_up_of_colleague"),
            models.Index(fields=["due_on", "id"], name="follow_up_by_day"),
            # Most are done; the questions are about the few that are not.
            models.Index(
                fields=["due_on", "id"],
                condition=models.Q(archived_at=None, done_at=None),
                name="follow_up_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(interaction__isnull=False)
                | models.Q(organisation__isnull=False),
                name="follow_up_about_something",
                violation_error_message=_(
                    "A follow-up needs a contact or an organisation that it is about."
                ),
            )
        ]

    def __str__(self):
        return self.what

    @property
    def is_open(self):
        return self.done_at is None and self.is_living
