"""Possible duplicates: pairs side by side, the likeliest first, and what is said to them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from .. import paging
from ..actions.tell_apart import take_back, tell_apart
from ..duplicates import KINDS
from ..keyset import Key
from ..models import Upkeep
from ..rights import may_merge
from . import pair_rows
from .merge import address as merge_address
from .screen import Door, TemplateScreen

SIZE = 20
KEYS = [Key("score", is_descending=True), Key("pk")]

TOLD_APART = _("Remembered: these are different. They are not suggested again.")
ASKED_AGAIN = _("The pair is an open question again.")
BEFORE = _("A colleague was quicker: nothing was left to do here.")


class Duplicates(TemplateScreen):
    """`of` is “organisation” or “person”; `told` shows the pairs that were told apart."""

    page_title = _("Possible duplicates")
    header_icon = "copy"
    template_name = "companies/duplicates.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET
        noun, told = noun_of(asked.get("of", "organisation")), "told" in asked
        counts = _open_counts()
        pairs = KINDS[noun].pairs.objects
        pairs = pairs.told_apart() if told else pairs.open()
        turn = paging.Turn(asked.get("after", ""), asked.get("before", ""), "last" in asked)
        shown = pairs.select_related("first", "second", "said_by")
        page = paging.read(shown, KINDS[noun].pairs.objects.all(), KEYS, SIZE, turn)
        pair_rows.dress(page.rows, noun)
        for pair in page.rows:
            pair.merge_url = merge_url(pair, self.request.user)
        return super().get_context_data(
            **kwargs,
            noun=noun,
            told=told,
            page=page,
            count=paging.count(pairs) if told else counts[noun],
            compared_at=Upkeep.objects.at(Upkeep.Task.DUPLICATES),
            most_counted=paging.MOST_COUNTED,
            links=_links(page, noun, told),
            tabs=_tabs(noun, told, counts),
        )


class Answer(Door, View):
    http_method_names = ["post", "options"]
    noun = ""

    def post(self, request, pk):
        get_object_or_404(KINDS[self.noun].pairs, pk=pk)
        is_done = self.answer(pk)
        messages.success(request, self.sentence if is_done else BEFORE)
        return redirect(f"{reverse('desk:duplicates')}?of={self.noun}{self.back}")


class TellApart(Answer):
    sentence = TOLD_APART
    back = ""

    def answer(self, pk):
        return tell_apart(self.noun, pk, self.request.user)


class AskAgain(Answer):
    sentence = ASKED_AGAIN
    back = "&told=1"

    def answer(self, pk):
        return take_back(self.noun, pk)


def noun_of(text):
    if text not in KINDS:
        raise Http404
    return text


def merge_url(pair, user):
    """ "" for those who may not merge."""
    return merge_address(pair.first, pair.second) if may_merge(user) else ""


def _open_counts():
    return {
        noun: paging.count_of(f"pairs of {noun}", kind.pairs.objects.open())
        for noun, kind in KINDS.items()
    }


def _tabs(noun, told, counts):
    """(query, label, how many are open or None, is it the one shown)."""
    is_open = {kind: kind == noun and not told for kind in KINDS}
    is_told = {kind: kind == noun and told for kind in KINDS}
    people, firms = "person", "organisation"
    return [
        ("of=organisation", _("Organisations"), counts[firms], is_open[firms]),
        ("of=person", _("People"), counts[people], is_open[people]),
        ("of=organisation&told=1", _("Different organisations"), None, is_told[firms]),
        ("of=person&told=1", _("Different people"), None, is_told[people]),
    ]


def _links(page, noun, told):
    base = f"of={noun}&told=1" if told else f"of={noun}"
    return {
        "first": f"?{base}" if page.before else "",
        "previous": f"?{base}&before={page.before}" if page.before else "",
        "next": f"?{base}&after={page.after}" if page.after else "",
        "last": f"?{base}&last=1" if page.after else "",
    }
