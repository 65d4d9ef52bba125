from django.shortcuts import render

from .date_preview import preview_of_entries


def preview_dates(request):
    """For the form's script, with the names of the form's fields in the query."""
    return render(request, "timeline/admin/date_preview.html", preview_of_entries(request.GET))
