"""What the registers' screens do otherwise than Wagtail's: search, count, and refuse to delete."""

from django.contrib import messages
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView

from .registers import found_by_name, milestones_with, with_use

CHINESE_NAME = Column("name_zh", label=gettext_lazy("Chinese name"))


class ConfirmedColumn(BooleanColumn):
    """Wagtail's own names its signs “True” and “False”, whatever the language."""

    cell_template_name = "timeline/admin/confirmed_cell.html"


class RegisterIndexView(IndexView):
    def get_base_queryset(self):
        return with_use(super().get_base_queryset())

    def search_queryset(self, queryset):
        return found_by_name(queryset, self.search_query) if self.is_searching else queryset


class PlaceIndexView(RegisterIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("line")


class RegisterDeleteView(DeleteView):
    """What is still named somewhere stays, and the page says where."""

    template_name = "timeline/admin/confirm_delete.html"

    def get_usage_url(self):
        # Instead of Wagtail's index of references, which says only how many there are.
        return None

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["milestones"] = milestones_with(self.object)
        context["places"] = getattr(self.object, "places", None)
        return context

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ProtectedError:
            sentence = _("“%(record)s” is still used, so it has not been deleted.")
            messages.error(self.request, sentence % {"record": self.object})
            return redirect(self.get_delete_url())


class NameFilterForm(SearchFilterMixin, BaseFilterForm):
    def filter(self, objects):
        query = self.cleaned_data.get("q")
        if not query:
            return objects
        self.is_searching, self.search_query = True, query
        return found_by_name(objects, query)


class RegisterChoosing:
    filter_form_class = NameFilterForm

    @property
    def columns(self):
        return [*super().columns, CHINESE_NAME]


class RegisterChooseView(RegisterChoosing, ChooseView):
    pass


class RegisterChooseResultsView(RegisterChoosing, ChooseResultsView):
    pass
