"""What is to be done next: by when, and by whom."""

import datetime

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .. import day_texts
from ..models import FollowUp
from ..models.colleague import name_of
from ..quick_days import quick_days
from ..rights import of_the_desk
from ..sheets import FOLLOW_UP
from .keys import key_of
from .record import RecordForm

OTHER = "other"
YEARS_AWAY = 10

NO_COLLEAGUE = _("This colleague does not work at the desk any more. Choose somebody else.")
NO_TASK = _("Say what is to be done.")
NO_DAY = _("The day is missing. Choose one of the days, or enter another.")
OUT_OF_RANGE = _("%(day)s lies too far from today. Check the year for a typing error.")
MAY_NOT_READ = _(
    "%(name)s works in another office and may not read this contact. "
    "Choose somebody else, or open the contact to all of the desk."
)


class ColleagueField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"invalid_choice": NO_COLLEAGUE})
        # The users are asked for when a form is made.
        super().__init__(get_user_model().objects.none(), **kwargs)

    def label_from_instance(self, user):
        return name_of(user)


class ColleaguesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
    label_from_instance = ColleagueField.label_from_instance

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"invalid_choice": NO_COLLEAGUE})
        super().__init__(get_user_model().objects.none(), **kwargs)

    def clean(self, value):
        if value and None in map(key_of, value):
            raise ValidationError(NO_COLLEAGUE, code="invalid_choice")
        return super().clean(value)


class FollowUpFields(forms.Form):
    """`due` is one of the days that are mostly wanted, or OTHER: then `due_on` says which."""

    what = forms.CharField(
        label=_("What is to be done"), max_length=300, error_messages={"required": NO_TASK}
    )
    due = forms.CharField(label=_("Due"), required=False)
    due_on = forms.DateField(
        label=_("Another day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("This is no day of the calendar. Check day and month.")},
    )
    assignee = ColleagueField(label=_("Assigned to"), required=False, empty_label=_("nobody yet"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = of_the_desk()

    @property
    def days(self):
        """(value, label, how the day reads, whether it is chosen) for every button."""
        chosen = self.chosen_day
        return [
            (day.isoformat(), label, day_texts.short(day), day.isoformat() == chosen)
            for day, label in quick_days(self.today)
        ]

    @property
    def chosen_day(self):
        """In a week, until somebody chooses otherwise."""
        if self.is_bound:
            return self["due"].value() or ""
        if self["due_on"].value():
            return OTHER
        return quick_days(self.today)[:2][-1][0].isoformat()

    @property
    def is_another_day(self):
        chosen = self.chosen_day
        return not any(is_chosen for *_rest, is_chosen in self.days) and bool(chosen)

    def clean(self):
        cleaned = super().clean()
        day = self._read_day(cleaned) if cleaned.get("what") else None
        if day and not is_near(day, self.today):
            shown = day_texts.whole(day)
            self.add_error("due_on", ValidationError(OUT_OF_RANGE, params={"day": shown}))
        elif cleaned.get("what") and not day and "due_on" not in self.errors:
            self.add_error("due_on", ValidationError(NO_DAY))
        else:
            cleaned["due_on"] = day
        return cleaned

    def _read_day(self, cleaned):
        try:
            return datetime.date.fromisoformat(cleaned.get("due", ""))
        except ValueError:
            return cleaned.get("due_on")


class FollowUpInLogForm(FollowUpFields):
    """Without a word in it there is no follow-up."""

    what = forms.CharField(label=_("What is to be done"), max_length=300, required=False)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today


class FollowUpForm(FollowUpFields, RecordForm):
    kind = FOLLOW_UP

    class Meta:
        model = FollowUp
        fields = ["what", "due_on", "assignee"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # What it is about stands in no field: the action knows it, nothing here is to judge it.
        self.instance.organisation_id = 0

    def clean(self):
        cleaned = super().clean()
        assignee = cleaned.get("assignee")
        if assignee and not self._may_be_read_by(assignee):
            refuse_reader(self, assignee)
        return cleaned

    def _may_be_read_by(self, user):
        return self.pk is None or FollowUp.objects.visible_to(user).filter(pk=self.pk).exists()


def is_near(day, today):
    return abs((day - today).days) <= YEARS_AWAY * 366


def refuse_reader(form, user, field="assignee"):
    form.add_error(field, ValidationError(MAY_NOT_READ, params={"name": name_of(user)}))
