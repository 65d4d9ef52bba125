import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..keyset import Key
from ..models import FollowUp, InteractionOrganisation
from . import fields
from .base import PK, SAMPLES, ListFilters

OPEN, OVERDUE, TODAY, WEEK, DONE, ARCHIVED, ALL = (
    "", "overdue", "today", "week", "done", "archived", "all"
)  # fmt: skip
STATES = [
    (OVERDUE, _("overdue")),
    (TODAY, _("due today")),
    (WEEK, _("due this week")),
    (DONE, _("done")),
    (ARCHIVED, _("archived only")),
    (ALL, _("all, done and archived too")),
]


class FollowUpFilters(ListFilters):
    model = FollowUp
    orders = {"due": [Key("due_on"), PK]}
    first_order = "due"

    state = fields.Choice(_("State"), STATES, everything=_("open"))
    assignee = fields.Colleague(_("Assigned to"), nobody=_("nobody"))
    organisation = fields.organisation_number()
    sample = fields.Choice(_("Samples"), SAMPLES)

    def everything(self):
        return FollowUp.objects.visible_to(self.user)

    def in_state(self, queryset, state):
        if state == ALL:
            return queryset
        if state == ARCHIVED:
            return queryset.archived()
        if state == DONE:
            return queryset.living().exclude(done_at=None)
        return self._in_open_state(queryset, state)

    def _in_open_state(self, queryset, state):
        if state == OVERDUE:
            return queryset.overdue(self.today)
        if state == TODAY:
            return queryset.due(self.today)
        if state == WEEK:
            monday = self.today - datetime.timedelta(days=self.today.weekday())
            sunday = monday + datetime.timedelta(days=6)
            return queryset.open().filter(due_on__gte=monday, due_on__lte=sunday)
        return queryset.open()

    def by_assignee(self, queryset, value):
        return fields.by_colleague(self, queryset, "assignee", value)

    def by_organisation(self, queryset, value):
        """Its own, and those of the contacts it took part in."""
        contacts = InteractionOrganisation.objects.filter(organisation=value)
        return queryset.filter(
            Q(organisation=value) | Q(interaction__in=contacts.values("interaction"))
        )
