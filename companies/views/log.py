"""Log a contact: the screen that is open all day."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from timeline.dates import DAY

from ..actions.log_contact import log_contact, logged_before
from ..actions.standing import survivors
from ..forms.keys import key_of
from ..forms.log import LogForm, day_of, people_of
from ..models import Organisation
from ..models.colleague import office_of
from ..office_time import today_in, zone_of
from .screen import Door, TemplateScreen

SAVED_BEFORE = _(
    "This form was saved before, and what stands in it now is different. "
    "Save again to keep it as a second contact, or correct the first one instead."
)


def log_form(user, data=None, organisation=None, day=""):
    """The form for `components/log_form.html`; `organisation` is the one whose page it is on,
    `day` that of the contact that was logged before."""
    initial = {"form_token": uuid.uuid4(), "back_to": organisation and organisation.pk}
    return LogForm(
        data,
        user=user,
        today=today_in(zone_of(office_of(user)), timezone.now()),
        organisation=organisation,
        day=day_of(day),
        initial=initial,
    )


class Log(TemplateScreen):
    page_title = _("Log a contact")
    template_name = "companies/log.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if "log" not in context:
            day = self.request.GET.get("day", "")
            context["log"] = log_form(self.request.user, None, self._organisation(), day)
        return context

    def post(self, request):
        form = log_form(request.user, request.POST)
        earlier = logged_before(form.token, request.user)
        if earlier:
            return self._answer_again(form, earlier)
        if form.is_valid():
            return self._answer(log_contact(*form.contact(), request.user), form)
        return self._ask(form)

    def _answer_again(self, form, earlier):
        """The second click on “Save”, or the form of another tab that was changed since."""
        if form.says_the_same_as(earlier):
            return self._answer(earlier, form)
        data = self.request.POST.copy()
        data["form_token"] = uuid.uuid4()
        form = log_form(self.request.user, data)
        form.add_error(None, SAVED_BEFORE)
        return self._ask(form)

    def _ask(self, form):
        return self.render_to_response(self.get_context_data(log=form))

    def _answer(self, contact, form):
        query = day_query(contact, form.today)
        say_saved(self.request, contact, query)
        home = key_of(form["back_to"].value())
        home = survivors(Organisation, [home]).get(home, home)
        if home and contact.organisations.filter(pk=home).exists():
            return redirect("desk:organisation", home)
        return redirect(reverse("desk:log") + query)

    def _organisation(self):
        key = self.request.GET.get("organisation", "")
        if not key:
            return None
        pk = key_of(key)
        living = Organisation.objects.living()
        return get_object_or_404(living, pk=survivors(Organisation, [pk]).get(pk, pk))


class LogPeople(Door, View):
    """The buttons of those who work at the organisation that was just chosen."""

    http_method_names = ["post", "options"]

    def post(self, request):
        people = people_of(request.POST.get("organisation"))
        return render(request, "companies/components/log_people.html", {"people": people})


def day_query(contact, today):
    """Whoever writes down yesterday's calls goes on with yesterday; "" for today's."""
    is_a_day = contact.happened_precision == DAY
    is_meant = is_a_day and contact.happened_date != today
    return f"?day={contact.happened_date.isoformat()}" if is_meant else ""


def say_saved(request, contact, query):
    """Without a name in it: messages travel in a cookie."""
    context = {"contact": contact, "query": query}
    message = render_to_string("companies/messages/contact_saved.html", context)
    messages.success(request, message)
