import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import Employment, Organisation, Person, partial_dates
from ..sheets import PERSON
from .contact_points import ContactPoints
from .found_or_new import OrganisationRow
from .partial_date import KnownDateField
from .record import RecordForm, refuse_outside
from .rows import RowForm, plain, row_set, shown_record

EARLIEST_YEAR, YEARS_AHEAD = 1930, 10
NO_ORGANISATION = _("The organisation is missing. Enter it, or remove the row.")


class EmploymentForm(OrganisationRow, RowForm):
    columns = ("organisation", "job_title", "start", "end", "is_current")

    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    is_current = forms.BooleanField(label=_("current"), required=False, initial=True)
    start = KnownDateField(label=pgettext_lazy("date", "From"), required=False)
    end = KnownDateField(label=pgettext_lazy("date", "To"), required=False)

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", ValidationError(NO_ORGANISATION))
        latest = self.today + datetime.timedelta(days=366 * YEARS_AHEAD)
        for name in ("start", "end"):
            refuse_outside(self, name, EARLIEST_YEAR, latest)
        self._refuse_what_no_employment_can_be(cleaned)
        return cleaned

    def _refuse_what_no_employment_can_be(self, cleaned):
        employment = Employment(is_current=cleaned.get("is_current", False))
        for name in ("start", "end"):
            partial_dates.write(employment, name, cleaned.get(name))
        try:
            employment.validate_constraints()
        except ValidationError as problem:
            for name, sentences in problem.error_dict.items():
                self.add_error(name.removesuffix("_date"), sentences)

    def _living(self, record):
        # Somebody who works there goes on doing so when the organisation is put away.
        return record if self.cleaned_data.get("key") else super()._living(record)

    def values(self):
        return super().values() | {"organisation": plain(self.chosen)}


class PersonForm(RecordForm):
    kind = PERSON
    row_sets = {"contact_points": ContactPoints, "employments": row_set(EmploymentForm)}

    class Meta:
        model = Person
        fields = PERSON.columns
        widgets = {"notes": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, sheet=None, **kwargs):
        jobs = (sheet or {}).get("employments", {}).values()
        self._employers = Organisation.objects.in_bulk([job["organisation"] for job in jobs])
        super().__init__(*args, sheet=sheet, **kwargs)

    def initial_of_row(self, name, key, values, sheet):
        initial = super().initial_of_row(name, key, values, sheet)
        if name == "employments":
            initial |= shown_record(self._employers.get(values["organisation"]))
        return initial
