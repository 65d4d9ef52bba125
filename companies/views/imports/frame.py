"""What the steps of an import share: the file in the address, and where one is on the way."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ... import tasks
from ...actions import read_import
from ...models import ImportBatch
from ...rights import IMPORT, uses_the_desk
from ...tasks import later
from ..screen import TemplateScreen

State = ImportBatch.State

LABELS = {
    "import_file": _("Look at the file"),
    "import_columns": _("Assign the columns"),
    "import_check": _("Check the rows"),
    "import_report": _("Bring them in"),
}
# Where a file is to be gone on with. A state has one screen, and that one leads to the others.
_PLACES = {
    State.READING: "import_progress",
    State.UPLOADED: "import_file",
    State.STAGING: "import_progress",
    State.MAPPED: "import_columns",
    State.CHECKING: "import_progress",
    State.CHECKED: "import_check",
    State.RUNNING: "import_progress",
    State.PAUSED: "import_progress",
    State.CANCELLED: "import_report",
    State.FINISHED: "import_report",
    State.UNDONE: "import_report",
}
# While nothing of it is written, one may go back and read the file in another way.
BEFORE_WRITING = (State.UPLOADED, State.MAPPED, State.CHECKED)
# A job reads it, for the next screen.
BEING_READ = (State.READING, State.STAGING)
# With rows that have been looked at, and may still be written.
WITH_VERDICTS = (State.CHECKED, State.CANCELLED, State.FINISHED)


@dataclass(frozen=True)
class Step:
    label: str
    url: str = ""
    is_here: bool = False
    is_past: bool = False


def place_of(batch):
    name = "import_report" if batch.cleared_at else _PLACES[batch.state]
    return reverse(f"desk:{name}", args=[batch.pk])


def read_by_job(batch):
    """Whether it has to be waited for; a small file is read when it is shown."""
    is_long = read_import.begin(batch)
    if is_long:
        later(tasks.read_import, batch.pk)
    return is_long


class OfBatch:
    """Needs the file in the address. `states` are those in which there is such a screen."""

    right = IMPORT
    states = tuple(State)

    @cached_property
    def batch(self):
        # The file itself is up to twenty megabytes: who needs it asks for it.
        found = ImportBatch.objects.defer("data").select_related("created_by", "committed_by")
        batch = found.filter(pk=self.kwargs["pk"]).first()
        if batch is None:
            raise Http404
        return batch

    @property
    def is_there(self):
        return self.batch.state in self.states and self.batch.cleared_at is None

    def elsewhere(self):
        return redirect(place_of(self.batch))


class BatchScreen(OfBatch, TemplateScreen):
    """`step` is the name of the address that it belongs to."""

    step = ""
    trail = [("desk:imports", _("Imports"))]

    def dispatch(self, request, *args, **kwargs):
        # Outsiders are told nothing, not even by a redirect: the door comes first.
        may_know = uses_the_desk(request.user) and request.user.has_perm(self.right)
        if may_know and not self.is_there:
            return self.elsewhere()
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.page_title or LABELS[self.step]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, batch=self.batch, steps=self.steps())

    def steps(self):
        names = list(LABELS)
        here = names.index(self.step)
        may_go_back = self.batch.state in BEFORE_WRITING
        return [
            Step(
                label,
                reverse(f"desk:{name}", args=[self.batch.pk]) if at < here and may_go_back else "",
                is_here=at == here,
                is_past=at < here,
            )
            for at, (name, label) in enumerate(LABELS.items())
        ]
