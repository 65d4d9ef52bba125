from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models.interaction import EARLIEST
from ..reports.period import LAST_12_MONTHS, PRESETS, Period
from .record import OUTSIDE

# A row is drawn for every year between: what no contact can be of is not asked for.
FIRST_YEAR, LAST_YEAR = EARLIEST.year, 2200

NO_DAY = _("This is no day of the calendar. Enter day, month and year.")
NO_PRESET = _("“%(value)s” is not offered here. Choose another period.")


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        # What a date input understands, whatever the language writes.
        super().__init__(format="%Y-%m-%d")


def day_field(label):
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=DayInput,
        error_messages={"invalid": NO_DAY},
    )


class PeriodForm(forms.Form):
    """A preset, or two days of one's own, which then count alone."""

    period = forms.ChoiceField(
        choices=PRESETS.items(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": NO_PRESET},
    )
    since = day_field(_("First day"))
    until = day_field(_("Last day"))
    samples = forms.BooleanField(label=_("Samples in place of real records"), required=False)

    def clean(self):
        cleaned = super().clean()
        for name in ("since", "until"):
            self._refuse_outside(name)
        since, until = cleaned.get("since"), cleaned.get("until")
        if not self.errors and bool(since) != bool(until):
            sentence = _("A period has two ends. Enter the other day as well.")
            self.add_error("since" if until else "until", ValidationError(sentence))
        if since and until and until < since:
            sentence = _("The period ends before it begins. Change one of the days.")
            self.add_error("until", ValidationError(sentence))
        return cleaned

    def _refuse_outside(self, name):
        day = self.cleaned_data.get(name)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            params = {"first": FIRST_YEAR, "last": LAST_YEAR}
            self.add_error(name, ValidationError(OUTSIDE, params=params))

    @property
    def preset(self):
        """The name of the preset that is shown; "" for days of one's own."""
        if self.cleaned_data.get("since"):
            return ""
        return self.cleaned_data.get("period") or LAST_12_MONTHS

    def asked_period(self, today):
        if self.preset:
            return Period.preset(self.preset, today)
        return Period(self.cleaned_data["since"], self.cleaned_data["until"])
