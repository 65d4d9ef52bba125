"""The pages of one organisation, person or contact: who they are, and the whole story."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .. import change_texts, story, to_clear_up
from ..actions.standing import standing
from ..models import Change, Employment, FollowUp, Interaction, Merge, Organisation, Person
from ..rights import ARCHIVE, may_merge
from .screen import TemplateScreen

SHOWN = {
    "contacts": ([story.CONTACT], _("contacts")),
    "follow-ups": ([story.FOLLOW_UP], _("follow-ups")),
    "changes": ([story.CHANGE], _("changes")),
}
ON_PAPER = 500


class RecordPage(TemplateScreen):
    """`noun` is the word in its addresses: desk:<noun>, desk:edit_<noun>, desk:archive_<noun>."""

    noun = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self._record = None

    @property
    def record(self):
        if self._record is None:
            self._record = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        return self._record

    def get(self, request, *args, **kwargs):
        stands = standing(self.record)
        if stands != self.record:
            return redirect(request.resolver_match.view_name, stands.pk)
        return super().get(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.record)

    @property
    def browser_title(self):
        """What the browser's history keeps: no person's name, and no subject of a contact."""
        if self.noun == "organisation":
            return str(self.record)
        return f"{capfirst(self.record._meta.verbose_name)} {self.record.pk}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            record=self.record,
            noun=self.noun,
            edit_url_name=f"desk:edit_{self.noun}",
            merge_url_name=f"desk:merge_{self.noun}_with",
            may_archive=self.request.user.has_perm(ARCHIVE),
            may_merge=may_merge(self.request.user),
        )


class StoryPage(RecordPage):
    size = 25

    @property
    def merges(self):
        """The latest first: it is the one that can be undone."""
        merges = Merge.objects.for_record(self.record).undoable(timezone.now())
        noun = self.record._meta.model_name
        return merges.select_related("user", f"merged_{noun}").order_by("-pk")

    def get_context_data(self, **kwargs):
        show = self.request.GET.get("show", "")
        kinds, _label = SHOWN.get(show, (list(story.RANKS), ""))
        below = story.read_place(self.request.GET.get("below", ""))
        return super().get_context_data(
            **kwargs,
            merges=self.merges,
            story=story.of(self.record, self.request.user, kinds, below, self.size),
            show=show if show in SHOWN else "",
            is_further_page=below is not None,
            filters=[
                ("", _("everything")),
                *((name, label) for name, (_k, label) in SHOWN.items()),
            ],
        )


class OrganisationPage(StoryPage):
    noun = "organisation"
    header_icon = "desk"
    template_name = "companies/organisation.html"
    trail = [("desk:organisations", _("Organisations"))]

    def get_queryset(self):
        staff = Employment.objects.select_related("person").prefetch_related(
            "person__contact_points"
        )
        return Organisation.objects.select_related("owner").prefetch_related(
            "names",
            "identifiers",
            "sectors",
            "contact_points",
            Prefetch("employments", staff.filter(person__archived_at=None)),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, todos=to_clear_up.of_organisation(self.record))


class PersonPage(StoryPage):
    noun = "person"
    template_name = "companies/person.html"
    trail = [("desk:people", _("People"))]

    def get_queryset(self):
        jobs = Employment.objects.select_related("organisation")
        return Person.objects.prefetch_related("contact_points", Prefetch("employments", jobs))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, todos=to_clear_up.of_person(self.record))


class OrganisationPrint(OrganisationPage):
    template_name = "companies/organisation_print.html"
    size = ON_PAPER


class PersonPrint(PersonPage):
    template_name = "companies/person_print.html"
    size = ON_PAPER


class InteractionPage(RecordPage):
    noun = "interaction"
    template_name = "companies/interaction.html"
    trail = [("desk:interactions", _("Contacts"))]

    def get_queryset(self):
        return story.contacts_shown(Interaction.objects.visible_to(self.request.user))

    def get_context_data(self, **kwargs):
        contact = self.record
        follow_up = FollowUp.objects.filter(interaction=contact).values("pk")
        changes = Change.objects.filter(interaction=contact).exclude(verb=Change.Verb.CREATED)
        changes |= Change.objects.filter(follow_up__in=follow_up).exclude(verb=Change.Verb.CREATED)
        changes = changes.select_related("user").newest_first()
        return super().get_context_data(**kwargs, saves=change_texts.saves(changes[:200]))
