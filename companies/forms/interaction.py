"""A contact that is corrected later. A new one is logged: forms/log.py."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .. import day_texts
from ..models import FollowUp, Interaction, Organisation, Person
from ..rights import of_the_desk
from ..sheets import INTERACTION
from .follow_up import ColleaguesField, refuse_reader
from .found_or_new import OrganisationRow, PersonRow
from .log import IN_FUTURE, NO_DATE, NOBODY, TWICE, may_read
from .partial_date import KnownDateField
from .record import RecordForm
from .rows import RowForm, plain, row_set, shown_record


class AlreadyThere:
    """Whoever took part did so, also when the record is put away since."""

    def _living(self, record):
        is_known = self.cleaned_data.get("key") == str(record.pk)
        return record if is_known else super()._living(record)


class OrganisationInContact(AlreadyThere, OrganisationRow, RowForm):
    columns = ("organisation",)

    def values(self):
        return {"organisation": plain(self.chosen)}


class PersonInContact(AlreadyThere, PersonRow, RowForm):
    columns = ("person", "side", "role")

    def values(self):
        return super().values() | {"person": plain(self.chosen)}


class InteractionForm(RecordForm):
    kind = INTERACTION
    row_sets = {
        "organisations": row_set(OrganisationInContact, natural_key="organisation"),
        "people": row_set(PersonInContact, natural_key="person"),
    }

    field_order = ("kind", "happened")

    happened = KnownDateField(label=_("When"), error_messages={"required": NO_DATE})
    staff = ColleaguesField(label=_("Who of us"), required=False)

    class Meta:
        model = Interaction
        fields = [name for name in INTERACTION.columns if name != "happened"]
        widgets = {
            "happened_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "notes": forms.Textarea(attrs={"rows": 10}),
        }

    def __init__(self, *args, sheet=None, **kwargs):
        self._records = {
            "organisations": ("organisation", _named(Organisation, sheet, "organisations")),
            "people": ("person", _named(Person, sheet, "people")),
        }
        super().__init__(*args, sheet=sheet, **kwargs)
        there = [int(key) for key in self.shown_before.get("staff", {})]
        self.initial["staff"] = there
        users = of_the_desk()
        self.fields["staff"].queryset = users | users.model.objects.filter(pk__in=there)

    def initial_of_row(self, name, key, values, sheet):
        noun, records = self._records[name]
        initial = super().initial_of_row(name, key, values, sheet)
        return initial | shown_record(records.get(values[noun]))

    def clean(self):
        cleaned = super().clean()
        day = cleaned.get("happened")
        if day and day.date > self.today:
            shown = day_texts.whole(day.date)
            self.add_error("happened", ValidationError(IN_FUTURE, params={"day": shown}))
        self._clean_rows()
        self._clean_readers(cleaned)
        return cleaned

    def _clean_readers(self, cleaned):
        """Whoever is to follow it up has to be able to read it."""
        if cleaned.get("confidentiality") != Interaction.Confidentiality.TEAM:
            return
        open_ones = FollowUp.objects.open().filter(interaction=self.pk)
        follow_up = open_ones.select_related("assignee", "interaction__created_by").first()
        if follow_up is None or follow_up.assignee in (None, follow_up.interaction.created_by):
            return
        if not may_read(follow_up.assignee, list(cleaned.get("staff", []))):
            refuse_reader(self, follow_up.assignee, "confidentiality")

    def _clean_rows(self):
        rows = [row for some in self.rows.values() for row in some.kept()]
        if not rows and not any(some.total_error_count() for some in self.rows.values()):
            self.rows["organisations"].refuse(NOBODY)
        for some in self.rows.values():
            seen = []
            for row in some.kept():
                if row.chosen and row.chosen in seen:
                    text = row["text"].value()
                    row.add_error("text", ValidationError(TWICE, params={"text": text}))
                seen.append(row.chosen)

    def to_sheet(self):
        staff = {str(user.pk): {"user": user.pk} for user in self.cleaned_data["staff"]}
        return super().to_sheet() | {"staff": staff}


def _named(model, sheet, name):
    return model.objects.in_bulk([int(key) for key in (sheet or {}).get(name, {})])
