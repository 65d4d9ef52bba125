import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .saved_filter import SavedFilter

# A file of personal data that nobody has fetched by then is nobody's.
KEPT = datetime.timedelta(hours=24)


class ExportQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def with_file_from_before(self, moment):
        return self.exclude(content=None).filter(created_at__lt=moment)


class Export(models.Model):
    """Who took which records away, as what, and how many: one row for every file.

    It holds the filters of the list and no name from it. `content` is there only between a long
    export and its fetching.
    """

    class Format(models.TextChoices):
        # The names of formats are the same in every language.
        XLSX = "xlsx", "Excel (XLSX)"
        CSV = "csv", "CSV"
        VCARD = "vcf", _("address cards (vCard)")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("being written")
        READY = "ready", _("ready")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    list = models.CharField(_("list"), max_length=13, choices=SavedFilter.List)
    # A query string as the list's own filters accept it.
    query = models.CharField(_("filter"), max_length=1000, blank=True)
    format = models.CharField(_("format"), max_length=4, choices=Format)
    language = models.CharField(max_length=10)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    expected = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    # When a job last said that it is still at work.
    alive_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(_("fetched"), null=True)
    content = models.BinaryField(null=True)

    objects = ExportQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        verbose_name = _("export")
        verbose_name_plural = _("exports")

    def __str__(self):
        return f"{self.list}.{self.format}"

    @property
    def file_name(self):
        """Says what it is and of which day, and nothing of what it holds."""
        return f"jadepark-{self.list.replace('_', '-')}-{self.created_at:%Y-%m-%d}.{self.format}"

    @property
    def is_ready(self):
        return self.state == self.State.READY
