"""The way into the import: a file to be uploaded, and what came of the earlier ones."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages

from ...actions.read_import import inspection_of
from ...actions.upload_import import upload
from ...forms.import_file import UploadForm, most_bytes
from ...models import ImportBatch
from ...rights import IMPORT
from ..screen import Door, TemplateScreen
from .frame import BEFORE_WRITING, BEING_READ, OfBatch, place_of, read_by_job

LISTED = 30
_COLUMNS = [_("File"), _("Uploaded"), _("Who"), _("State"), _("Rows")]


class Imports(TemplateScreen):
    right = IMPORT
    page_title = _("Imports")
    template_name = "companies/imports/imports.html"

    def post(self, request):
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        file = form.cleaned_data["file"]
        batch = upload(file.name, form.content, form.inspection, request.user)
        read_by_job(batch)
        return redirect(place_of(batch))

    def get_context_data(self, **kwargs):
        batches = ImportBatch.objects.newest_first().defer("data").select_related("created_by")
        page = Paginator(batches, LISTED).get_page(self.request.GET.get("page"))
        for batch in page:
            batch.place = place_of(batch)
        return super().get_context_data(
            **{"form": UploadForm(), **kwargs},
            columns=_COLUMNS,
            page=page,
            most_bytes=most_bytes(),
            template_url=_template_url(),
        )


class Discard(OfBatch, Door, View):
    """Of what has not been written: the file goes, with all that was entered for it."""

    states = (*BEFORE_WRITING, *BEING_READ)
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        if not self.is_there:
            return self.elsewhere()
        self.batch.delete()
        messages.success(request, _("The file is discarded. Nothing of it was written."))
        return redirect("desk:imports")


class AnotherSheet(OfBatch, Door, View):
    """Of the same workbook: as if it had been uploaded again."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        if self.batch.data is None:
            raise Http404
        inspection = inspection_of(self.batch)
        asked = request.POST.get("sheet", "")
        sheet = asked if asked in inspection.sheets else ""
        data = bytes(self.batch.data)
        batch = upload(self.batch.name, data, inspection, request.user, sheet=sheet)
        read_by_job(batch)
        return redirect(place_of(batch))


def _template_url():
    try:
        return reverse("desk:import_template")
    except NoReverseMatch:
        return ""
