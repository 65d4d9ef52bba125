"""Two records become one, and two again. For those who lead the desk."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from .. import merge_texts, search
from ..actions.merge import merge_organisations, merge_people
from ..actions.standing import NOUNS, standing
from ..actions.unmerge import unmerge
from ..forms.merge import MergeForm
from ..models import Merge
from ..rights import may_merge
from ..side_by_side import moves, questions
from .screen import Door, TemplateScreen
from .searching import described

ACTIONS = {"organisation": merge_organisations, "person": merge_people}
LISTS = {
    "organisation": ("desk:organisations", _("Organisations")),
    "person": ("desk:people", _("People")),
}
_ADDRESSES = {"organisation": "desk:merge", "person": "desk:merge_people"}
MOST_FOUND = 20


def address(survivor, merged) -> str:
    return reverse(_ADDRESSES[survivor._meta.model_name], args=[survivor.pk, merged.pk])


class Lead(Door):
    def may_enter(self, user):
        return may_merge(user)


class OfTwo(Lead, TemplateScreen):
    """`noun` is “organisation” or “person”."""

    noun = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.trail = [LISTS[self.noun]]

    def record_of(self, key):
        return get_object_or_404(NOUNS[self.noun], pk=self.kwargs[key])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, noun=self.noun)

    def get_breadcrumbs_items(self):
        *lists, here = super().get_breadcrumbs_items()
        url = reverse(f"desk:{self.noun}", args=[self.record.pk])
        return [*lists, {"url": url, "label": self.record}, here]


class MergeWith(OfTwo):
    """Which is the other one? Asked by POST, so that no address ever carries a name."""

    page_title = _("Merge with …")
    template_name = "companies/merge/choose.html"

    def dispatch(self, request, *args, **kwargs):
        if may_merge(request.user):
            self.record = self.record_of("pk")
            if self.record.is_tombstone:
                return redirect(f"desk:{self.noun}", standing(self.record).pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self._offer(search.like(self.record))

    def post(self, request, pk):
        text = search.clean(request.POST.get("other", ""))
        hits = search.find(text, only=self.noun, limit=MOST_FOUND + 1) if text else []
        return self._offer(hits, text)

    def _offer(self, hits, text=""):
        others = {hit.record.pk: hit for hit in hits if hit.record.pk != self.record.pk}
        found = [
            described(hit) | {"url": address(self.record, hit.record)} for hit in others.values()
        ]
        context = self.get_context_data(record=self.record, hits=found[:MOST_FOUND], other=text)
        return self.render_to_response(context)


class Merging(OfTwo):
    page_title = _("Merge")
    template_name = "companies/merge/merge.html"

    def get(self, request, pk, other):
        return self._ask()

    def post(self, request, pk, other):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._ask(form)
        try:
            merge = self._merge(form)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            # What was chosen from is not there any more: both are shown anew.
            return redirect(request.path)
        messages.success(request, merge_texts.merged(merge))
        return redirect(f"desk:{self.noun}", merge.survivor.pk)

    def _merge(self, form):
        return ACTIONS[self.noun](
            self.record.pk, self.other.pk, form.chosen(), self.request.user, form.versions()
        )

    def dispatch(self, request, *args, **kwargs):
        if may_merge(request.user):
            self.record, self.other = self.record_of("pk"), self.record_of("other")
            if self.record == self.other or self.other.is_tombstone or self.record.is_tombstone:
                # An old link, or a colleague was quicker.
                return redirect(f"desk:{self.noun}", standing(self.record).pk)
        return super().dispatch(request, *args, **kwargs)

    def _form(self, data=None):
        seen = f"{self.record.row_version}-{self.other.row_version}"
        asked = questions(self.record, self.other)
        return MergeForm(data, questions=asked, initial={"seen": seen})

    def _ask(self, form=None):
        context = self.get_context_data(
            record=self.record,
            other=self.other,
            form=form or self._form(),
            moves=moves(self.other),
            swapped=address(self.other, self.record),
        )
        return self.render_to_response(context)


class Unmerge(Lead, View):
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        merge = get_object_or_404(Merge, pk=pk)
        noun = merge.survivor._meta.model_name
        try:
            undone = unmerge(merge.pk, request.user)
            context = {"noun": noun, "merged": undone.merged, "left": merge_texts.left(undone)}
            sentence = render_to_string("companies/messages/unmerged.html", context, request)
            messages.success(request, sentence)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect(f"desk:{noun}", merge.survivor.pk)
