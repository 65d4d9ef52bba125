"""What the desk's start page tells one colleague, in a constant number of queries."""

import datetime
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Prefetch

from ..models import FollowUp, Interaction, InteractionStaff, Organisation
from ..quick_days import months_later

MONTHS = (6, 12, 24)
MOST_ROWS = 8
MOST_TASKS = 50
DAYS_AHEAD = 7


@dataclass(frozen=True)
class Today:
    user: object
    day: datetime.date
    months: int = 12

    def overdue(self):
        return self._mine().overdue(self.day)[:MOST_TASKS]

    def due(self):
        return self._mine().due(self.day)[:MOST_TASKS]

    def coming(self):
        last = self.day + datetime.timedelta(days=DAYS_AHEAD)
        return self._mine().open().filter(due_on__gt=self.day, due_on__lte=last)[:MOST_ROWS]

    def with_colleagues(self):
        given = self._tasks().open().filter(created_by=self.user, assignee__is_active=True)
        return given.exclude(assignee=self.user)[:MOST_ROWS]

    def with_nobody(self):
        """Never assigned, or to a colleague who has left."""
        # Joined to its colleague, every open one would be looked at: two indexes find them alone.
        left = get_user_model().objects.filter(is_active=False).values("pk")
        alone = models.Q(assignee=None) | models.Q(assignee__in=left)
        return self._tasks().open().filter(alone)[:MOST_ROWS]

    def contacts(self):
        staff = Prefetch("staff", InteractionStaff.objects.select_related("user"))
        visible = Interaction.objects.living().visible_to(self.user).newest_first()
        return visible.prefetch_related("organisations", staff)[:MOST_ROWS]

    def silent(self):
        nulls_first = models.F("last_contact_on").asc(nulls_first=True)
        return self._silent().order_by(nulls_first, "pk")[:MOST_ROWS]

    def silent_count(self):
        return self._silent().count()

    def organisation_count(self):
        return Organisation.objects.living().count()

    def contact_count(self):
        """This year, of those that the colleague may read."""
        visible = Interaction.objects.living().visible_to(self.user)
        return visible.filter(happened_date__year=self.day.year).count()

    def counts(self):
        """How many of one's own are overdue and due, for Wagtail's start page."""
        mine = FollowUp.objects.visible_to(self.user).for_user(self.user)
        return mine.overdue(self.day).count(), mine.due(self.day).count()

    def _mine(self):
        return self._tasks().for_user(self.user)

    def _tasks(self):
        about = ("organisation", "interaction", "assignee")
        visible = FollowUp.objects.visible_to(self.user).select_related(*about)
        return visible.order_by("due_on", "pk")

    def _silent(self):
        return Organisation.objects.silent_since(months_later(self.day, -self.months))
