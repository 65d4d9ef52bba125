"""A file on its way into the desk: the batch, one staged row for each of its lines, and templates.

Until it is committed nothing of a file stands among the records. After a fortnight the file and
what its rows said are erased; that a row of this file was brought in, and as which record, stays
known, so that the same file cannot bring it in a second time.
"""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation
from .packed import PackedField
from .person import Person

KEPT = datetime.timedelta(days=14)
# Longer without a sign of life, and whatever carried it out has died.
SILENCE = datetime.timedelta(seconds=60)


class ImportBatchQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def to_be_cleared(self, now):
        """Finished or forgotten: what they hold has been kept long enough."""
        return self.filter(cleared_at=None, created_at__lt=now - KEPT)


class ImportBatch(models.Model):
    class State(models.TextChoices):
        READING = "reading", _("being read")
        UPLOADED = "uploaded", _("uploaded")
        STAGING = "staging", _("being laid out")
        MAPPED = "mapped", _("laid out")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        RUNNING = "running", _("being brought in")
        PAUSED = "paused", _("paused")
        CANCELLED = "cancelled", _("cancelled")
        FINISHED = "finished", _("brought in")
        UNDONE = "undone", _("undone")

    # Somebody's job is at work on it, or was until it died.
    AT_WORK = (State.READING, State.STAGING, State.CHECKING, State.RUNNING)

    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    data = PackedField(null=True)
    # What `reading.inspect` said of the file: see `reading.kept`.
    inspection = models.JSONField(default=dict)
    kind = models.CharField(max_length=4, blank=True)
    encoding = models.CharField(max_length=20, blank=True)
    separator = models.CharField(max_length=2, blank=True)
    sheet = models.CharField(_("sheet"), max_length=100, blank=True)
    # As in the file, counted from 1; empty while it is as proposed.
    header_row = models.PositiveIntegerField(null=True)
    header_rows = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=list)
    epoch_1904 = models.BooleanField(default=False)
    mapping = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.UPLOADED)
    # What ended a job before its end, as {"id": …, "params": …}: see `imports.sentences`.
    problem = models.JSONField(default=dict)
    row_count = models.PositiveIntegerField(default=0)
    done_count = models.PositiveIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # Whose records they become: the one who said “bring it in”.
    committed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    cleared_at = models.DateTimeField(null=True)

    objects = ImportBatchQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return f"{self.name}: {self.get_state_display()}"

    @property
    def is_at_work(self):
        return self.state in self.AT_WORK

    def is_silent(self, now=None) -> bool:
        """Whatever carried it out has died; starting it again goes on where it stopped."""
        now = now or timezone.now()
        is_quiet = self.heartbeat_at is None or now - self.heartbeat_at > SILENCE
        return self.is_at_work and is_quiet

    @property
    def read_by(self) -> dict[str, str]:
        """What decides which rows are found in the file."""
        return {name: getattr(self, name) for name in ("encoding", "separator", "sheet")}

    @property
    def erased_on(self):
        return self.created_at + KEPT

    def verdicts(self) -> dict[str, int]:
        """{verdict: how many rows}, in one query; verdicts without a row are left out."""
        return self._counted("verdict")

    def states(self) -> dict[str, int]:
        """{state of a row: how many}."""
        return self._counted("state")

    def _counted(self, column):
        rows = self.rows.order_by().values_list(column).annotate(count=models.Count("pk"))
        return dict(rows)


class KeptTable(models.Model):
    """A sheet as it was read, so that it is read once and not at every step; or, in each language,
    the sentence that says why it cannot be."""

    batch = models.OneToOneField(ImportBatch, models.CASCADE, related_name="kept_table")
    read_by = models.JSONField()
    packed = models.BinaryField(null=True)
    problem = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.batch_id}: {self.read_by}"


class StagedRowQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("number")

    def waiting(self):
        return self.filter(state=StagedRow.State.WAITING)

    def undecided(self):
        """Likely duplicates that nobody has decided: they hold up no other row."""
        return self.waiting().filter(verdict=StagedRow.Verdict.DOUBTFUL, decision="")

    def ready(self):
        """What a commit writes, or sets aside as rejected; never what waits for a decision, its
        own or that of the row it follows, nor what was not checked."""
        doubtful = {"verdict": StagedRow.Verdict.DOUBTFUL, "decision": ""}
        waits_for_leader = models.Q(
            leader__state=StagedRow.State.WAITING,
            **{f"leader__{name}": value for name, value in doubtful.items()},
        )
        waiting = self.waiting().exclude(verdict="").exclude(**doubtful)
        return waiting.exclude(waits_for_leader)

    def rejected(self):
        return self.filter(state=StagedRow.State.REJECTED)


class StagedRow(models.Model):
    class Verdict(models.TextChoices):
        CREATE = "create", _("new")
        UPDATE = "update", _("adds to a record")
        SAME = "same", _("known already")
        DOUBTFUL = "doubtful", _("perhaps known already")
        WRONG = "wrong", _("wrong")

    class Decision(models.TextChoices):
        NEW = "new", _("bring it in as new")
        USE = "use", _("it is the same")
        SKIP = "skip", _("leave it out")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("brought in")
        SKIPPED = "skipped", _("left out")
        REJECTED = "rejected", _("rejected")
        UNDONE = "undone", _("undone")

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    # Of the line in the file, as a spreadsheet counts it.
    number = models.PositiveIntegerField(_("row"))
    # {"0": "Muster GmbH", "3": "Dresden"}: index of the column, what stands there; no empty ones.
    cells = models.JSONField(default=dict)
    corrected = models.JSONField(default=dict)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    # [{"column": 3 or None, "level": "wrong", "id": "no_such_day", "params": {…}}]
    problems = models.JSONField(default=list)
    # What the row would create, or adds, field by field; in the words of the file.
    gains = models.JSONField(default=list)
    # Equal organisations in a file become one: its first row.
    leader = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followers")
    name_key = models.CharField(max_length=200, blank=True)
    number_key = models.CharField(max_length=120, blank=True)
    place_key = models.CharField(max_length=110, blank=True)
    # The record that it is likely to be.
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, related_name="+", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", verbose_name=_("person")
    )
    # {"organisation": 3, "person": 1}: the saves that the dry run saw.
    versions = models.JSONField(default=dict)
    score = models.FloatField(default=0)
    # [{"de": "gleiche Nummer", "en": …, "zh-hans": …}]: why it is likely, or not.
    likeness = models.JSONField(default=list)
    decision = models.CharField(max_length=4, choices=Decision, blank=True)
    # Of which fields the file's value replaces the stored one.
    taken = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    result_organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, related_name="+"
    )
    result_person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    undo = models.JSONField(default=list)

    objects = StagedRowQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        indexes = [
            models.Index(fields=["batch", "verdict", "number"], name="staged_row_by_verdict"),
            models.Index(fields=["batch", "state", "number"], name="staged_row_by_state"),
            models.Index(fields=["batch", "name_key"], name="staged_row_by_name"),
            models.Index(fields=["batch", "number_key"], name="staged_row_by_number"),
        ]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="staged_row_once")]

    def __str__(self):
        return f"{self.batch_id}: {self.number}"

    @property
    def said(self) -> dict[str, str]:
        """What the row says after corrections; a cell that was emptied is not there."""
        return {column: text for column, text in {**self.cells, **self.corrected}.items() if text}


class ImportTemplate(models.Model):
    """How the columns of such a file were assigned the last time; all of the desk share it."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    headers = models.JSONField(default=list)
    # The same headers in any spelling: see `imports.templates.key_of`.
    headers_key = models.CharField(max_length=64, db_index=True)
    mapping = models.JSONField(default=dict)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    used_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["name"]
        verbose_name = _("import template")
        verbose_name_plural = _("import templates")

    def __str__(self):
        return self.name
