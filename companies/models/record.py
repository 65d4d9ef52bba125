"""What every record of the desk has: it is archived, not deleted, and knows when it was changed."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from jadepark.core.models import Checked


class RecordQuerySet(models.QuerySet):
    def living(self):
        return self.filter(archived_at=None)

    def archived(self):
        return self.exclude(archived_at=None)


class Record(Checked):
    # Counts the saves: a form that was opened on an older one must not overwrite a colleague's.
    row_version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True, db_index=True)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)
    is_sample = models.BooleanField(
        _("sample"),
        default=False,
        editable=False,
        help_text=_("Generated to try the desk with; `load_samples --remove` takes it away again."),
    )

    # Of the form it came from: the second click on “Save” finds the first one's record.
    form_token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    # Wagtail keeps an index of what refers to what, and shows it to editors.
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()

    @property
    def is_living(self):
        return self.archived_at is None
