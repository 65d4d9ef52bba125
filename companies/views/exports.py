"""Records as a file, for those who may take them away; and who has taken what."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from .. import filters
from ..exports import carry_out, import_sheet, workbook
from ..exports.write import CONTENT_TYPES, formats_of
from ..models import Export
from ..rights import EXPORT, IMPORT
from ..tasks import carry_out_export, later
from .lists import OfList, address, today_of
from .screen import Door, TemplateScreen

LISTED = 50
_COLUMNS = [
    gettext_lazy("When"),
    gettext_lazy("Who"),
    gettext_lazy("List and filters"),
    gettext_lazy("Format"),
    gettext_lazy("Rows"),
]


class ExportList(OfList, Door, View):
    """Of the list in the address, with the filters that were sent."""

    right = EXPORT
    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        found = self.read_filters(QueryDict(request.POST.get("query", "")))
        format = request.POST.get("format", "")
        if format not in formats_of(self.name):
            raise Http404
        if not found.is_valid():
            return redirect(address(self.name, request.POST.get("query", "")))
        return self.export(found, format)

    def export(self, found, format):
        expected = found.records().count()
        if not expected:
            messages.warning(self.request, _("Nothing matches the filters, so there is no file."))
            return redirect(address(self.name, found.query()))
        export = carry_out.begin(self.request.user, self.name, found.query(), format, expected)
        if expected <= carry_out.MOST_AT_ONCE:
            return as_file(export, carry_out.at_once(export))
        later(carry_out_export, export.pk)
        return redirect("desk:export_page", export.pk)


class Exports(TemplateScreen):
    """The log. Whoever may take records away may see who else did."""

    right = EXPORT
    page_title = gettext_lazy("Exports")
    template_name = "companies/exports/log.html"

    def get_context_data(self, **kwargs):
        everything = Export.objects.newest_first().select_related("user").defer("content")
        page = Paginator(everything, LISTED).get_page(self.request.GET.get("page"))
        for export in page:
            export.chips = _chips(export, self.request.user)
            export.address = address(export.list, export.query)
            export.is_own = export.user_id == self.request.user.pk
        return super().get_context_data(**kwargs, columns=_COLUMNS, page=page)


class OwnExport:
    """Somebody else's file is not there."""

    right = EXPORT

    @property
    def export(self):
        own = Export.objects.filter(user=self.request.user)
        return get_object_or_404(own, pk=self.kwargs["pk"])


class ExportPage(OwnExport, TemplateScreen):
    page_title = gettext_lazy("Your file")
    template_name = "companies/exports/waiting.html"
    trail = [("desk:exports", gettext_lazy("Exports"))]

    def get_context_data(self, **kwargs):
        export = self.export
        return super().get_context_data(
            **kwargs,
            export=export,
            is_stuck=carry_out.is_stuck(export, timezone.now()),
            is_gone=export.is_ready and export.content is None,
        )

    def post(self, request, *args, **kwargs):
        """The job died with its process: once more."""
        export = self.export
        if carry_out.is_stuck(export, timezone.now()):
            later(carry_out_export, export.pk)
        return redirect("desk:export_page", export.pk)


class ExportFile(OwnExport, Door, View):
    def get(self, request, *args, **kwargs):
        export = self.export
        if export.content is None:
            raise Http404
        Export.objects.filter(pk=export.pk).update(fetched_at=timezone.now())
        return as_file(export, bytes(export.content))


class ImportTemplate(Door, View):
    """The empty sheet that an import reads without a question."""

    right = IMPORT

    def get(self, request):
        return download(import_sheet.content(), workbook.CONTENT_TYPE, "jadepark-import.xlsx")


def as_file(export, content):
    return download(content, CONTENT_TYPES[export.format], export.file_name)


def download(content, content_type, name):
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            # Personal data, and of this moment: no browser keeps it for the next one.
            "Cache-Control": "no-store",
        },
    )


def _chips(export, user):
    found = filters.FILTERS[export.list](
        QueryDict(export.query), user=export.user or user, today=today_of(export.user or user)
    )
    return found.chips() if found.is_valid() else []
