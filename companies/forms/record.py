"""A form that holds one record with its rows, read from a sheet and written into one."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import partial_dates
from ..sheets import Sheet
from .partial_date import KnownDateField
from .rows import entries_of, plain, shown

OUTSIDE = _("The date lies outside %(first)s to %(last)s. Check the year for a typing error.")


class RecordForm(forms.ModelForm):
    """`sheet` is what stands in it at first, or stood in it when it was opened and is now sent.

    `pk` is the record's, None for a new one. The record itself is never touched from here.
    """

    kind: Sheet = None
    row_sets = {}

    def __init__(self, data=None, *, sheet=None, pk=None, today, extra=1):
        super().__init__(data, initial=shown(type(self), sheet or {}))
        self.shown_before, self.pk, self.today = sheet or {}, pk, today
        self.rows = {
            name: self._row_set(made, name, data, sheet or {}, extra)
            for name, made in self.row_sets.items()
        }

    def _row_set(self, made, name, data, sheet, extra):
        initial = [
            self.initial_of_row(name, key, values, sheet)
            for key, values in sheet.get(name, {}).items()
        ]
        rows = made(
            data,
            prefix=name,
            initial=[] if data else initial,
            form_kwargs={"today": self.today},
        )
        rows.extra = extra
        return rows

    def initial_of_row(self, name, key, values, sheet):
        return shown(self.row_sets[name].form, values) | {"key": key}

    def is_valid(self):
        # The form itself looks at its rows together, and may find fault with one.
        return super().is_valid() and all(rows.is_valid() for rows in self.rows.values())

    def clean(self):
        cleaned = super().clean()
        for rows in self.rows.values():
            rows.is_valid()
        for name, field in self.fields.items():
            if isinstance(field, KnownDateField) and name not in self.errors:
                partial_dates.write(self.instance, name, cleaned.get(name))
        return cleaned

    def _update_errors(self, errors):
        """A date is one field here, and two columns in the record."""
        if hasattr(errors, "error_dict"):
            found = errors.error_dict.items()
            errors = ValidationError({name.removesuffix("_date"): some for name, some in found})
        super()._update_errors(errors)

    def to_sheet(self) -> dict:
        fields = {name: plain(self.cleaned_data.get(name)) for name in self.kind.columns}
        return fields | {name: rows.to_rows() for name, rows in self.rows.items()}

    @classmethod
    def entries(cls, sheet, **options) -> dict:
        """{name: texts} of a form that shows this sheet, as a browser would send it."""
        form = cls(sheet=sheet, extra=0, **options)
        found = entries_of(form)
        for rows in form.rows.values():
            found |= entries_of(rows.management_form)
            for row in rows.forms:
                found |= entries_of(row)
        return found


def refuse_outside(form, name, first: int, last) -> None:
    """`last` is a day."""
    partial = form.cleaned_data.get(name)
    if partial and not (first <= partial.date.year and partial.date <= last):
        params = {"first": first, "last": last.year}
        form.add_error(name, ValidationError(OUTSIDE, params=params))
