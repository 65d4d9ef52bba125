"""Make and change records. Two people who change the same one lose nothing."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import conflict_texts, search
from ..actions.save_interaction import save_interaction
from ..actions.save_organisation import save_organisation
from ..actions.save_person import save_person
from ..actions.standing import standing
from ..forms.interaction import InteractionForm
from ..forms.opened import seal, seal_opened, unseal
from ..forms.organisation import OrganisationForm
from ..forms.person import PersonForm
from ..models import Interaction, Organisation, Person
from ..models.colleague import office_of
from ..office_time import today_in, zone_of
from ..three_way import settle
from .screen import TemplateScreen

SAVED = _("Saved.")
FOLLOWED = _(
    "The record was merged with this one while you were writing. What you changed stands here now."
)
CHOICE = "choice-"
THEIRS = "theirs"


class Editing(TemplateScreen):
    """`noun` is the word in its addresses; `save` is the action."""

    noun = ""
    form_class = None
    template_name = "companies/edit.html"

    @property
    def kind(self):
        return self.form_class.kind

    @property
    def options(self):
        today = today_in(zone_of(office_of(self.request.user)), timezone.now())
        return {"today": today, "pk": self.kwargs.get("pk")}

    def answer(self, record):
        messages.success(self.request, SAVED)
        is_visible = self.get_queryset().filter(pk=record.pk).exists()
        return redirect(f"desk:{self.noun}", record.pk) if is_visible else redirect("desk:home")

    def ask(self, form, **context):
        return self.render_to_response(self.get_context_data(form=form, noun=self.noun, **context))

    def get_context_data(self, **kwargs):
        form = kwargs["form"]
        media = form.media
        for rows in form.rows.values():
            media += rows.media
        return super().get_context_data(**kwargs, media=media, rows=form.rows)


class Change(Editing):
    def get(self, request, pk):
        self.record = get_object_or_404(self.get_queryset(), pk=pk)
        stands = standing(self.record)
        if stands != self.record:
            return redirect(request.resolver_match.view_name, stands.pk)
        return self.ask(self.form_class(sheet=self.kind.read(self.record), **self.options))

    def post(self, request, pk):
        self.record = get_object_or_404(self.get_queryset(), pk=pk)
        # Of the record, or of the one that it was merged into when this was asked again.
        keys = pk, standing(self.record).pk
        opened = unseal(request.POST.get("opened", ""), self.kind, keys)
        form = self.form_class(request.POST, sheet=opened.sheet, **self.options)
        if not form.is_valid():
            return self.ask(form, opened=request.POST.get("opened", ""))
        mine = settle(form.to_sheet(), opened.sheet, taken(request.POST))
        outcome = self.save(mine, request.user, pk, opened)
        if outcome.is_saved:
            if outcome.record.pk != pk:
                messages.info(request, FOLLOWED)
            return self.answer(outcome.record)
        return self._ask_again(outcome)

    def get_page_title(self):
        return _("Edit")

    def get_context_data(self, **kwargs):
        opened = kwargs.pop("opened", None) or seal(self.kind, self.record)
        return super().get_context_data(**kwargs, record=self.record, opened=opened)

    def get_breadcrumbs_items(self):
        *lists, here = super().get_breadcrumbs_items()
        record = {"url": reverse(f"desk:{self.noun}", args=[self.record.pk]), "label": self.record}
        return [*lists, record, here | {"label": _("Edit: %(record)s") % {"record": self.record}}]

    def _ask_again(self, outcome):
        """With the merged entries, over what is stored now."""
        opened = seal_opened(self.kind, outcome.record.pk, outcome.stored)
        entries = self.form_class.entries(outcome.sheet, **self.options)
        if outcome.conflicts:
            return self._ask_which(outcome, entries, opened)
        data = QueryDict(mutable=True)
        for name, values in entries.items():
            data.setlist(name, values)
        form = self.form_class(data, sheet=outcome.stored.sheet, **self.options)
        if form.is_valid():
            form.add_error(None, outcome.problem.messages)
        return self.ask(form, opened=opened)

    def _ask_which(self, outcome, entries, opened):
        self.template_name = "companies/conflict.html"
        return self.ask(
            self.form_class(sheet=outcome.sheet, **self.options),
            opened=opened,
            entries=entries.items(),
            conflicts=conflict_texts.of(self.kind, outcome),
        )


class Add(Editing):
    """Asks once whether the record is here already; the second click on “Save” makes nothing."""

    def get(self, request):
        return self.ask(self.form_class(**self.options), form_token=uuid4())

    def post(self, request):
        form = self.form_class(request.POST, **self.options)
        form_token = read_token(request.POST.get("form_token", ""))
        earlier = self.get_queryset().filter(form_token=form_token).first()
        if earlier:
            return self.answer(earlier)
        if not form.is_valid():
            return self.ask(form, form_token=form_token)
        asked = self.asked(form)
        alike = [] if request.POST.get("asked") == asked else self.alike(form)
        if alike:
            return self.ask(form, alike=alike, asked=asked, form_token=form_token)
        outcome = self.save(form.to_sheet(), request.user, form_token=form_token)
        if outcome.is_saved:
            return self.answer(outcome.record)
        form.add_error(None, outcome.problem.messages)
        return self.ask(form, form_token=form_token)

    def asked(self, form):
        """What the question was about: another name is another question."""
        return "|".join(self.names_of(form))

    def alike(self, form):
        hits = {}
        for name in self.names_of(form):
            for hit in self.find_alike(form, name):
                hits.setdefault(hit.record.pk, hit)
        return list(hits.values())[:5]


class ChangeOrganisation(Change):
    noun = "organisation"
    form_class = OrganisationForm
    save = staticmethod(save_organisation)
    trail = [("desk:organisations", _("Organisations"))]

    def get_queryset(self):
        return Organisation.objects.all()


class AddOrganisation(Add):
    noun = "organisation"
    page_title = _("New organisation")
    form_class = OrganisationForm
    save = staticmethod(save_organisation)
    trail = [("desk:organisations", _("Organisations"))]

    def get_queryset(self):
        return Organisation.objects.all()

    def names_of(self, form):
        return [row.cleaned_data["text"] for row in form.rows["names"].kept()]

    def find_alike(self, form, name):
        place = form.cleaned_data
        return search.alike(name, place["country"], place["city"], only="organisation")


class ChangePerson(Change):
    noun = "person"
    form_class = PersonForm
    save = staticmethod(save_person)
    trail = [("desk:people", _("People"))]

    def get_queryset(self):
        return Person.objects.all()


class AddPerson(Add):
    noun = "person"
    page_title = _("New person")
    form_class = PersonForm
    save = staticmethod(save_person)
    trail = [("desk:people", _("People"))]

    def get_queryset(self):
        return Person.objects.all()

    def names_of(self, form):
        found = form.cleaned_data
        latin = f"{found['given_name']} {found['family_name']}".strip()
        chinese = found["family_name_chinese"] + found["given_name_chinese"]
        return [name for name in (latin, chinese) if name]

    def find_alike(self, form, name):
        return search.alike(name, only="person")


class ChangeInteraction(Change):
    noun = "interaction"
    form_class = InteractionForm
    save = staticmethod(save_interaction)
    trail = [("desk:interactions", _("Contacts"))]

    def get_queryset(self):
        return Interaction.objects.visible_to(self.request.user)


def read_token(text):
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def taken(data):
    return [
        name.removeprefix(CHOICE)
        for name, value in data.items()
        if name.startswith(CHOICE) and value == THEIRS
    ]
