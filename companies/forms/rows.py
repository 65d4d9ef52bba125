"""Rows of a record: names, numbers, employments. Without a script one empty row waits for more."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from timeline.dates import PartialDate, parse

from .partial_date import KnownDateField

MOST = 100
_STORED = re.compile(r"\d{1,18}")


class RowForm(forms.Form):
    """`columns` come from the row's model, with its labels and limits, where it names one."""

    row_model = None
    columns = ()

    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        if self.row_model:
            self.fields |= fields_for_model(self.row_model, self.columns)

    def values(self) -> dict:
        """The row as its sheet has it."""
        return {name: plain(self.cleaned_data.get(name)) for name in self.columns}

    @property
    def shown(self):
        """The fields to be seen, without the tick that removes the row."""
        return [field for field in self.visible_fields() if field.name != "DELETE"]


class RowSet(forms.BaseFormSet):
    # The name of the value that tells rows apart; None where the stored row's own key does.
    natural_key = None

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove")

    def kept(self):
        """The rows with something in them that are not to be removed."""
        return [
            form
            for form in self.forms
            if getattr(form, "cleaned_data", None) and not self._should_delete_form(form)
        ]

    def refuse(self, sentence):
        """Something is wrong with all of them together."""
        self.non_form_errors().append(ValidationError(sentence))

    def to_rows(self) -> dict:
        rows = {}
        for number, form in enumerate(self.kept()):
            values = form.values()
            rows[self._key(form, values, number)] = values
        return rows

    def _key(self, form, values, number):
        if self.natural_key:
            return str(values[self.natural_key])
        key = form.cleaned_data.get("key", "")
        return key if _STORED.fullmatch(key) else f"new-{number}"


def row_set(form, natural_key=None):
    made = forms.formset_factory(
        form,
        formset=RowSet,
        extra=1,
        can_delete=True,
        max_num=MOST,
        validate_max=True,
    )
    made.natural_key = natural_key
    return made


def plain(value):
    """As a sheet holds it."""
    if isinstance(value, PartialDate):
        return value.iso
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return getattr(value, "pk", value)


def shown(form, values: dict) -> dict:
    """As the fields of a form take it."""
    fields = form.base_fields
    return {
        name: (parse(value).start if value else None)
        if isinstance(fields.get(name), KnownDateField)
        else value
        for name, value in values.items()
    }


def shown_record(record) -> dict:
    """As a field that finds records takes it."""
    return {"text": str(record), "record": record.pk} if record else {}


def entries_of(form) -> dict:
    """{name: text} as a browser would send a form that nobody has touched."""
    found = {}
    for field in form:
        value, widget = field.value(), field.field.widget
        if isinstance(widget, forms.MultiWidget):
            parts = zip(widget.widgets_names, widget.widgets, widget.decompress(value), strict=True)
            for suffix, part, one in parts:
                _enter(found, field.html_name + suffix, part, one)
        else:
            _enter(found, field.html_name, widget, value)
    return found


def _enter(found, name, widget, value):
    if isinstance(widget, forms.CheckboxInput):
        if value:
            found[name] = ["on"]
    elif isinstance(value, list | tuple):
        found[name] = [str(one) for one in value]
    else:
        found[name] = ["" if value is None else str(value)]
