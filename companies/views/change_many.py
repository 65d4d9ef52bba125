"""Change many at once: which and how many is shown first, and then done exactly to those."""

from django.contrib.auth import get_user_model
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from ..actions import change_many
from ..forms.change_many import NOBODY, ChangeManyForm, ChosenForm, may_change_many
from ..models import SavedFilter
from ..rights import CHANGE_MANY, of_the_desk
from .lists import OfList, address
from .screen import TemplateScreen

MOST_SHOWN = 20


class ChangeMany(OfList, TemplateScreen):
    right = CHANGE_MANY
    page_title = gettext_lazy("Change many at once")
    template_name = "companies/lists/change_many.html"

    def dispatch(self, request, *args, **kwargs):
        if not may_change_many(request.user, self.name):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return redirect(address(self.name))

    def post(self, request, *args, **kwargs):
        chosen = ChosenForm(request.POST)
        if not chosen.is_valid():
            return self.refuse(chosen)
        self.filters = self.read_filters(QueryDict(chosen.cleaned_data["query"]))
        if not self.filters.is_valid():
            return redirect(address(self.name, chosen.cleaned_data["query"]))
        self.records = chosen.narrow(self.filters.records())
        if "what" not in request.POST:
            return self.show(None)
        form = self.make_form(request.POST)
        return self.change(form) if form.is_valid() else self.show(form)

    def refuse(self, chosen):
        for errors in chosen.errors.values():
            messages.error(self.request, errors[0])
        return redirect(address(self.name, chosen.cleaned_data.get("query", "")))

    def make_form(self, *args, **kwargs):
        return ChangeManyForm(
            *args,
            name=self.name,
            user=self.request.user,
            colleagues=of_the_desk(),
            **kwargs,
        )

    def show(self, form):
        as_of = timezone.now()
        count = self.records.count()
        form = form or self.make_form(initial={"as_of": as_of, "expected": count})
        return self.render_to_response(
            self.get_context_data(
                form=form,
                count=count,
                shown=self.records.order_by("pk")[:MOST_SHOWN],
                more=max(0, count - MOST_SHOWN),
                chips=self.filters.chips(),
                kept=self.kept(as_of, count),
                back=address(self.name, self.filters.query()),
            )
        )

    def kept(self, as_of, count):
        """What the second form repeats of the first: (name, value)."""
        posted = self.request.POST
        numbers = [] if posted.get("everything") else posted.getlist("pk")
        return [
            ("query", self.filters.query()),
            ("everything", posted.get("everything", "")),
            *(("pk", number) for number in numbers),
            ("as_of", posted.get("as_of") or as_of.isoformat()),
            ("expected", posted.get("expected") or count),
        ]

    def change(self, form):
        asked = form.cleaned_data
        unchanged = self.records.filter(updated_at__lte=asked["as_of"])
        there = unchanged.count()
        done = self.act(unchanged, *asked["what"].split(":"))
        self.tell(done, left=max(0, asked["expected"] - there))
        return redirect(address(self.name, self.filters.query()))

    def act(self, records, verb, value):
        user = self.request.user
        if verb == "archive":
            return change_many.archive(records, user)
        if verb == "status":
            return change_many.set_status(records, value, user)
        colleague = None if value == NOBODY else get_user_model().objects.get(pk=value)
        if self.name == SavedFilter.List.FOLLOW_UPS:
            return change_many.set_assignee(records, colleague, user)
        return change_many.set_owner(records, colleague, user)

    def tell(self, done, left):
        text = " ".join(_sentences(done, left))
        say = messages.success if done.changed else messages.warning
        say(self.request, text or _("There was nothing left to change."))


def _sentences(done, left):
    """One for each number that is not 0."""
    counted = [
        (done.changed, _changed),
        (done.already, _already),
        (done.unreadable, _unreadable),
        (left, _left),
    ]
    return [say(number) % number for number, say in counted if number]


def _changed(number):
    return ngettext("%d record was changed.", "%d records were changed.", number)


def _already(number):
    return ngettext("%d was so already.", "%d were so already.", number)


def _unreadable(number):
    return ngettext(
        "%d was left as it is: the colleague may not read the contact it belongs to.",
        "%d were left as they are: the colleague may not read the contacts they belong to.",
        number,
    )


def _left(number):
    return ngettext(
        "%d was left as it is: it was changed meanwhile, or does not match the filter any more.",
        "%d were left as they are: they were changed meanwhile, or do not match the filter any "
        "more.",
        number,
    )
