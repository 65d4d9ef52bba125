"""When the desk did last what it does by itself, and by which rules."""

import datetime

from django.db import models


class UpkeepQuerySet(models.QuerySet):
    def note(self, task, at: datetime.datetime, rules=""):
        self.update_or_create(task=task, defaults={"at": at, "rules": rules})

    def at(self, task) -> datetime.datetime | None:
        return self.filter(task=task).values_list("at", flat=True).first()

    def rules(self, task) -> str:
        return self.filter(task=task).values_list("rules", flat=True).first() or ""


class Upkeep(models.Model):
    class Task(models.TextChoices):
        # All records were written into the index anew, by these rules.
        INDEX = "index"
        # All records were compared with each other.
        DUPLICATES = "duplicates"

    task = models.CharField(max_length=10, choices=Task, primary_key=True)
    # When it began: what was saved since has been looked at by itself.
    at = models.DateTimeField()
    rules = models.CharField(max_length=64, blank=True)

    objects = UpkeepQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.task
