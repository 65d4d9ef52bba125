"""A whole import taken back, once that is confirmed; and what could not be taken back, and why."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from ...actions.undo_import import undo
from ...models import StagedRow
from .frame import BatchScreen, State


class Undo(BatchScreen):
    step = "import_report"
    states = (State.FINISHED, State.CANCELLED)
    page_title = gettext_lazy("Undo an import")
    template_name = "companies/imports/undo.html"

    def get_context_data(self, **kwargs):
        done = self.batch.rows.filter(state=StagedRow.State.DONE).count()
        return super().get_context_data(**kwargs, done=done)

    def post(self, request, pk):
        try:
            done = undo(self.batch, request.user)
        except ValidationError as problem:
            messages.error(request, problem.messages[0])
        else:
            say = messages.warning if done.left else messages.success
            say(request, " ".join(_sentences(done)))
        return redirect("desk:import_report", pk)


def _sentences(done):
    """One for each number that is not 0."""
    counted = [
        (done.removed, _removed),
        (done.restored, _restored),
        (len(done.left), _stay),
    ]
    said = [sentence(number) % {"number": number} for number, sentence in counted if number]
    return said or [_("There was nothing to undo.")]


def _removed(number):
    return ngettext("%(number)d record was removed.", "%(number)d records were removed.", number)


def _restored(number):
    return ngettext(
        "%(number)d record has its earlier values back.",
        "%(number)d records have their earlier values back.",
        number,
    )


def _stay(number):
    return ngettext(
        "%(number)d row stays, because its record was changed or used since.",
        "%(number)d rows stay, because their records were changed or used since.",
        number,
    )
