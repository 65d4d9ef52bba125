"""Follow-ups: made, changed, moved, finished, and opened again. Their list is with the lists."""

import datetime

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.utils import get_valid_next_url_from_request

from .. import day_texts
from ..actions.finish_follow_up import finish, reopen
from ..actions.move_follow_up import move
from ..actions.save_follow_up import save_follow_up
from ..actions.standing import standing
from ..forms.follow_up import NO_DAY, OUT_OF_RANGE, FollowUpForm, is_near
from ..forms.keys import key_of
from ..models import FollowUp, Organisation
from .editing import SAVED, Add, Change
from .screen import Door, TemplateScreen

FINISHED = _("The follow-up is done.")
REOPENED = _("The follow-up is open again.")
MOVED = _("The follow-up is moved to %(day)s.")
BY_A_COLLEAGUE = _("A colleague was quicker: nothing was left to do here.")


class ChangeOne(Door, View):
    """One click on a follow-up; then back to where it stood."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        visible = FollowUp.objects.living().visible_to(request.user)
        self.change(get_object_or_404(visible, pk=pk))
        return redirect(get_valid_next_url_from_request(request) or "desk:home")

    def say(self, follow_up, sentence, undo=""):
        place = get_valid_next_url_from_request(self.request)
        context = {"sentence": sentence, "follow_up": follow_up, "undo": undo, "next": place}
        template = "companies/messages/follow_up.html"
        messages.success(self.request, render_to_string(template, context, self.request))


class Finish(ChangeOne):
    def change(self, follow_up):
        done = finish(follow_up, self.request.user)
        self.say(follow_up, FINISHED if done else BY_A_COLLEAGUE, undo="reopen" if done else "")


class Reopen(ChangeOne):
    def change(self, follow_up):
        opened = reopen(follow_up, self.request.user)
        self.say(follow_up, REOPENED if opened else BY_A_COLLEAGUE)


class Move(ChangeOne):
    def change(self, follow_up):
        try:
            day = datetime.date.fromisoformat(self.request.POST.get("due_on", ""))
        except ValueError:
            messages.error(self.request, NO_DAY)
            return
        if not is_near(day, timezone.localdate()):
            messages.error(self.request, OUT_OF_RANGE % {"day": day_texts.whole(day)})
            return
        move(follow_up, day, self.request.user)
        self.say(follow_up, MOVED % {"day": day_texts.whole(day)})


class OfFollowUp:
    noun = "follow_up"
    form_class = FollowUpForm
    template_name = "companies/follow_up.html"
    trail = [("desk:follow_ups", _("Follow-ups"))]

    def get_queryset(self):
        return FollowUp.objects.visible_to(self.request.user)

    def answer(self, record):
        messages.success(self.request, SAVED)
        return redirect(get_valid_next_url_from_request(self.request) or "desk:home")

    def get_context_data(self, **kwargs):
        record = getattr(self, "record", None)
        about = record.organisation if record else self.organisation
        contact = record.interaction if record else None
        place = get_valid_next_url_from_request(self.request)
        return super().get_context_data(**kwargs, about=about, contact=contact, next=place)

    def get_breadcrumbs_items(self):
        # A follow-up has no page of its own to lead back to.
        return TemplateScreen.get_breadcrumbs_items(self)


class ChangeFollowUp(OfFollowUp, Change):
    def save(self, mine, user, pk, opened):
        return save_follow_up(mine, user, self.record, opened)


class AddFollowUp(OfFollowUp, Add):
    """`?organisation=` says what it is about; one of a contact is made with the contact."""

    page_title = _("New follow-up")

    def dispatch(self, request, *args, **kwargs):
        key = key_of(request.GET.get("organisation"))
        found = standing(Organisation.objects.filter(pk=key).first())
        self.organisation = found if found and found.is_living else None
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return super().get(request) if self.organisation else redirect("desk:home")

    def asked(self, form):
        return ""

    def alike(self, form):
        return []

    def save(self, mine, user, form_token):
        follow_up = FollowUp(organisation=self.organisation, form_token=form_token)
        return save_follow_up(mine, user, follow_up)
