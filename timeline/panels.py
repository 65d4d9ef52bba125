"""The panels of the milestone's form, in the order in which a person thinks."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
    get_form_for_model,
)

from jadepark.core.panels import DESCRIPTION

from .date_comparison import EndComparison, StartComparison
from .date_preview import preview_of_entries, preview_of_milestone
from .forms import EachOnce, PictureRowForm


class DatePanel(FieldPanel):
    """A date column; when versions are compared it reads as the date that all its columns say."""

    comparisons = {"start_date": StartComparison, "end_date": EndComparison}

    def get_comparison_class(self):
        return self.comparisons[self.field_name]


class DatePreviewPanel(Panel):
    """How the dates in the form will read in each language; a script renews it while typing."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "timeline/admin/date_preview_panel.html"

        def get_context_data(self, parent_context=None):
            preview = (
                preview_of_entries(self.form.data)
                if self.form.is_bound
                else preview_of_milestone(self.instance)
            )
            return {**super().get_context_data(parent_context), **preview}


class EachOncePanel(InlinePanel):
    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = EachOnce
        return options


class PicturesPanel(InlinePanel):
    def get_form_options(self):
        options = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        rows["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=PictureRowForm,
            defer_required_on_fields=rows["form"]._meta.defer_required_on_fields,
        )
        return options


MILESTONE = [
    MultiFieldPanel(
        [
            DatePanel("start_date", disable_comments=True),
            DatePanel("end_date", disable_comments=True),
            DatePreviewPanel(),
        ],
        heading=_("When"),
        icon="date",
    ),
    "summary",
    "body",
    "figure",
    EachOncePanel("milestone_places", ["place"], heading=_("Where"), label=_("place")),
    EachOncePanel("milestone_topics", ["topic"], heading=_("Topics"), label=_("topic")),
    EachOncePanel(
        "milestone_people",
        ["person", "role_de", "role_en", "role_zh"],
        heading=pgettext_lazy("in the history", "Who"),
        label=pgettext_lazy("in the history", "person"),
    ),
    EachOncePanel(
        "milestone_organisations",
        ["organisation"],
        heading=_("Organisations"),
        label=_("organisation"),
    ),
    PicturesPanel(
        "pictures",
        ["picture", "is_decorative", "alt_text", "caption"],
        heading=_("Pictures"),
        label=_("picture"),
    ),
    DESCRIPTION,
    MultiFieldPanel(["position"], heading=_("Advanced"), classname="collapsed", icon="cog"),
]
