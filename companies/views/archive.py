"""A record is put away, or taken out again: one click, and back to its page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from ..actions.archive import archive, restore
from ..models import Interaction, Organisation, Person
from ..rights import ARCHIVE
from .screen import Door

ARCHIVED = _("The record is archived. It stands in no list and no suggestion any more.")
RESTORED = _("The record is restored.")
BEFORE = _("A colleague was quicker: nothing was left to do here.")
_EVERYTHING = {"organisation": Organisation.objects, "person": Person.objects}


class Turn(Door, View):
    right = ARCHIVE
    http_method_names = ["post", "options"]
    noun = ""

    def post(self, request, pk):
        record = get_object_or_404(self._visible(), pk=pk)
        try:
            sentence = self.sentence if self.turn(record) else BEFORE
            messages.success(request, sentence)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        return redirect(f"desk:{self.noun}", pk)

    def _visible(self):
        if self.noun == "interaction":
            return Interaction.objects.visible_to(self.request.user)
        return _EVERYTHING[self.noun].all()


class Archive(Turn):
    sentence = ARCHIVED

    def turn(self, record):
        return archive(record, self.request.user)


class Restore(Turn):
    sentence = RESTORED

    def turn(self, record):
        return restore(record, self.request.user)
