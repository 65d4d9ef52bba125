"""Who changed what, field by field.

Our own table and not Wagtail's log: that one is shown to editors, keeps the name of what was
deleted, and finds no rows by person. Here every row points to all records it is about, so that
whatever was written about one person is found by a key, and can be erased in one statement.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .follow_up import FollowUp
from .interaction import Interaction
from .organisation import Organisation
from .person import Person


class ChangeQuerySet(models.QuerySet):
    def for_organisation(self, organisation):
        return self.filter(organisation=organisation)

    def for_person(self, person):
        return self.filter(person=person)

    def visible_to(self, user):
        """What was changed in a confidential contact is as confidential as the contact."""
        contacts = Interaction.objects.visible_to(user).values("pk")
        tasks = FollowUp.objects.visible_to(user).values("pk")
        return self.filter(
            models.Q(interaction=None) | models.Q(interaction__in=contacts),
            models.Q(follow_up=None) | models.Q(follow_up__in=tasks),
        )

    def newest_first(self):
        return self.order_by("-at", "-pk")


class Change(models.Model):
    class Verb(models.TextChoices):
        CREATED = "created", _("created")
        CHANGED = "changed", _("changed")
        ARCHIVED = "archived", _("archived")
        RESTORED = "restored", _("restored")
        # `after` names the other one: what was merged into this, or what this was merged into.
        MERGED = "merged", _("merged")
        MERGED_AWAY = "gone", _("merged with another")
        UNMERGED = "unmerged", _("merge undone")

    at = models.DateTimeField(_("when"), auto_now_add=True)
    # One save is one batch, however many fields it changed.
    batch = models.UUIDField(db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    verb = models.CharField(max_length=8, choices=Verb, default=Verb.CHANGED)
    field = models.CharField(max_length=60, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="changes"
    )
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="changes")
    interaction = models.ForeignKey(Interaction, models.CASCADE, null=True, related_name="changes")
    follow_up = models.ForeignKey(FollowUp, models.CASCADE, null=True, related_name="changes")

    objects = ChangeQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["organisation", "-at"], name="change_of_organisation"),
            models.Index(fields=["person", "-at"], name="change_of_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False)
                | models.Q(person__isnull=False)
                | models.Q(interaction__isnull=False)
                | models.Q(follow_up__isnull=False),
                name="change_is_about_something",
            )
        ]

    def __str__(self):
        return f"{self.verb} {self.field}".strip()
