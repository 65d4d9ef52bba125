"""Filters under a name, for oneself or for all of the desk; only their owner changes them."""

from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages

from ..forms.saved_filter import SavedFilterForm
from ..models import SavedFilter
from .lists import OfList, address
from .screen import Door, TemplateScreen


class SaveFilter(OfList, TemplateScreen):
    """GET shows what is to be kept (the list's own query), POST keeps it."""

    page_title = gettext_lazy("Save this filter")
    template_name = "companies/lists/save_filter.html"

    def get(self, request, *args, **kwargs):
        found = self.read_filters(request.GET)
        if not found.is_valid():
            return redirect(address(self.name, request.GET.urlencode()))
        return self.show(found, self.make_form(found))

    def post(self, request, *args, **kwargs):
        found = self.read_filters(QueryDict(request.POST.get("query", "")))
        if not found.is_valid():
            messages.error(request, _("This filter does not work any more, so it was not kept."))
            return redirect(address(self.name))
        form = self.make_form(found, request.POST)
        if not form.is_valid():
            return self.show(found, form)
        form.save()
        messages.success(request, _("The filter “%(name)s” is kept.") % {"name": form.instance})
        return redirect(address(self.name, form.instance.query))

    def make_form(self, found, data=None):
        new = SavedFilter(user=self.request.user, list=self.name, query=found.query())
        return SavedFilterForm(data, instance=new)

    def show(self, found, form):
        context = self.get_context_data(
            form=form,
            query=found.query(),
            chips=found.chips(),
            back=address(self.name, found.query()),
        )
        return self.render_to_response(context)


class OwnFilters:
    """A colleague's filter is as missing as one that never was."""

    def find(self):
        own = SavedFilter.objects.filter(user=self.request.user)
        return get_object_or_404(own, pk=self.kwargs["pk"])


class EditFilter(OwnFilters, TemplateScreen):
    page_title = gettext_lazy("Rename or delete this filter")
    template_name = "companies/lists/edit_filter.html"

    def get(self, request, *args, **kwargs):
        saved = self.find()
        return self.show(saved, SavedFilterForm(instance=saved))

    def post(self, request, *args, **kwargs):
        saved = self.find()
        form = SavedFilterForm(request.POST, instance=saved)
        if not form.is_valid():
            return self.show(self.find(), form)
        form.save()
        messages.success(request, _("The filter is now called “%(name)s”.") % {"name": saved})
        return redirect(address(saved.list, saved.query))

    def show(self, saved, form):
        self.trail = [(f"desk:{saved.list}", saved.get_list_display())]
        back = address(saved.list, saved.query)
        return self.render_to_response(self.get_context_data(form=form, saved=saved, back=back))


class DeleteFilter(OwnFilters, Door, View):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        saved = self.find()
        saved.delete()
        messages.success(request, _("The filter “%(name)s” is deleted.") % {"name": saved})
        return redirect(address(saved.list))
