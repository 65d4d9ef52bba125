"""What editors of the history fill in; every refusal is a sentence at its field."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.coreutils import string_to_ascii

from jadepark.core.picture_texts import refuse_without_alt_text

from .date_fields import End, EndField, PartialDateField, reading
from .dates import DateSpan

END_BEFORE_START = _("The end (%(end)s) is before the start (%(start)s). Change one of them.")
END_SAYS_NOTHING = _(
    "The end (%(end)s) says no more than the start (%(start)s). "
    "Enter it as exactly as the start, or leave it empty."
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class SpanForm(forms.Form):
    """Start and end as an editor enters them; alone it serves the preview of how they read."""

    start_date = PartialDateField(
        label=_("Start"),
        error_messages={"required": _("The start is missing. Enter at least its year.")},
    )
    end_date = EndField(
        label=_("End"),
        required=False,
        help_text=_("Only for what took longer than the start says."),
    )

    def read_span(self):
        """What is entered as a DateSpan; None, with a sentence at its field, where that fails."""
        if not {"start_date", "end_date"} <= self.cleaned_data.keys():
            return None
        start, end = self.cleaned_data["start_date"], self.cleaned_data["end_date"]
        try:
            span = DateSpan(start, end.date, end.is_open)
        except ValueError:
            return self._refuse_end(END_BEFORE_START, start, end)
        return self._refuse_end(END_SAYS_NOTHING, start, end) if span.end_says_nothing else span

    def _refuse_end(self, sentence, start, end):
        texts = {"start": reading(start), "end": reading(end.date)}
        self.add_error("end_date", ValidationError(sentence, params=texts))


class MilestoneForm(WagtailAdminPageForm, SpanForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        milestone = self.instance
        if milestone.start_date:
            self.initial["start_date"] = milestone.start
            self.initial["end_date"] = End(milestone.end, milestone.is_open_ended)

    def clean(self):
        super().clean()
        self.read_span()
        self._take_start(self.cleaned_data.get("start_date"))
        self._take_end(self.cleaned_data.get("end_date"))
        return self.cleaned_data

    def _take_start(self, start):
        if start is not None:
            self.cleaned_data["start_date"] = start.date
            self.instance.start_precision = start.precision
            self.instance.start_circa = start.circa

    def _take_end(self, end):
        if end is None or "start_date" in self.errors:
            # Refused already: without an end the model has no second sentence about it.
            end = End()
        self.cleaned_data["end_date"] = self.instance.end_date = end.date and end.date.date
        self.instance.end_precision = end.date.precision if end.date else ""
        self.instance.end_circa = bool(end.date and end.date.circa)
        self.instance.is_open_ended = end.is_open


class PictureRowForm(WagtailAdminModelForm):
    def clean(self):
        cleaned = super().clean()
        refuse_without_alt_text(self, "alt_text", "is_decorative")
        return cleaned


class EachOnce(BaseChildFormSet):
    """Rows of which no two name the same record; the later one says so at its field."""

    def validate_unique(self):
        for constraint in self.model._meta.total_unique_constraints:
            (record,) = set(constraint.fields) - {self.fk.name}
            self._refuse_repeated(record, constraint.violation_error_message)

    def _refuse_repeated(self, record, sentence):
        named = set()
        for form in self._rows():
            one = form.cleaned_data.get(record)
            if one in named:
                form.add_error(record, ValidationError(sentence, code="unique"))
            elif one is not None:
                named.add(one)

    def _rows(self):
        # Not ordered_forms: the formset has none until all its rows are right.
        return [form for form in self.forms if form.is_valid() and form not in self.deleted_forms]


class RegisterForm(WagtailAdminModelForm):
    """A record of a register; its key may be left to us."""

    key_from = ("name_en",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].required = False
            self.fields["key"].help_text = _(
                "Short and Latin, for addresses. Left empty, it is made from the name; "
                "better never change it."
            )

    def clean(self):
        cleaned = super().clean()
        names = " ".join(cleaned.get(field, "") for field in self.key_from)
        if not cleaned.get("key") and names.strip() and "key" not in self.errors:
            cleaned["key"] = self.instance.key = free_key(self._meta.model, names)
        return cleaned


class PersonForm(RegisterForm):
    key_from = ("given_name", "family_name")


def free_key(model, name: str) -> str:
    """A key like the name that no other record has: hannover, then hannover-2."""
    latin = slugify(string_to_ascii(name.lower().translate(_UMLAUTS)))
    base = latin[:45].strip("-") or model._meta.model_name
    taken = set(model.objects.filter(key__startswith=base).values_list("key", flat=True))
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key
