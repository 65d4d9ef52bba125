"""A long job and its progress: begun, paused, gone on with, stopped. It needs no open window."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.views import View
from wagtail.admin import messages

from ...actions import commit_import
from ...imports.sentences import say
from ...tasks import carry_out_import, check_import, later, read_import, stage_import
from ..screen import Door
from .frame import BEING_READ, WITH_VERDICTS, BatchScreen, OfBatch, State

_AGAIN = {
    State.READING: read_import,
    State.STAGING: stage_import,
    State.CHECKING: check_import,
}


class Commit(OfBatch, Door, View):
    """A second click finds it at work already, and is shown how far it is."""

    states = WITH_VERDICTS
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        if not self.is_there:
            return self.elsewhere()
        start(request, pk)
        return redirect("desk:import_progress", pk)


class Progress(BatchScreen):
    states = (*BEING_READ, State.CHECKING, State.RUNNING, State.PAUSED)
    template_name = "companies/imports/progress.html"

    @property
    def step(self):
        if self.batch.state in BEING_READ:
            return "import_file"
        return "import_check" if self.batch.state == State.CHECKING else "import_report"

    def get_context_data(self, **kwargs):
        batch = self.batch
        return super().get_context_data(
            **kwargs,
            is_stuck=batch.is_silent(),
            is_being_read=batch.state in BEING_READ,
            problem=say(batch.problem) if batch.problem else "",
            done=batch.done_count,
            all=batch.row_count,
        )

    def post(self, request, pk):
        steer = {"pause": self.pause, "cancel": self.cancel, "resume": self.resume}
        if request.POST.get("do") not in steer:
            raise Http404
        steer[request.POST["do"]]()
        self.batch.refresh_from_db(fields=["state"])
        return self.elsewhere()

    def pause(self):
        commit_import.pause(self.batch.pk)

    def cancel(self):
        commit_import.cancel(self.batch.pk)

    def resume(self):
        if self.batch.state not in _AGAIN:
            start(self.request, self.batch.pk)
        elif self.batch.is_silent():
            later(_AGAIN[self.batch.state], self.batch.pk)


def start(request, pk):
    try:
        commit_import.start(pk, request.user)
    except ValidationError as problem:
        messages.warning(request, problem.messages[0])
    else:
        later(carry_out_import, pk)
