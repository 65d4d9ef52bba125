"""One contact as it is written down: who, what about, what next."""

import datetime
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from timeline.date_fields import reading
from timeline.dates import PartialDate

from .. import day_texts
from ..actions.log_contact import Attendance, Participant, Task
from ..models import Colleague, FollowUp, Interaction, Person
from ..models.colleague import office_of
from ..office_time import zone_of
from ..rights import leads_the_desk, of_the_desk
from .follow_up import ColleaguesField, FollowUpInLogForm, refuse_reader
from .found_or_new import OrganisationRow, PersonRow
from .keys import key_of
from .partial_date import KnownDateField

MOST_ORGANISATIONS, MOST_PEOPLE = 4, 8

FOLDED = {"happened_time", "zone", "minutes", "outcome", "language", "confidentiality", "staff"}

NOBODY = _("Who was it? Enter an organisation or a person.")
TWICE = _("“%(text)s” stands here twice. Remove one of them.")
NO_SUBJECT = _("The subject is missing. Say in a few words what it was about.")
NO_DATE = _("The date is missing. Enter at least the year.")
IN_FUTURE = _(
    "%(day)s is still to come. Log the contact once it has taken place; "
    "what is planned for then, enter below as a follow-up."
)
DUE_BEFORE = _(
    "The follow-up is due on %(due)s, before the contact itself. "
    "Correct it, or save again if that is what you mean."
)


class Reachable(forms.Form):
    """Somebody new, with the number that is on the display: it is found by that at once."""

    reach = forms.CharField(
        label=_("Telephone, e-mail or WeChat"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class OrganisationInLog(OrganisationRow, Reachable):
    pass


class PersonInLog(PersonRow, Reachable):
    pass


class LogForm(forms.ModelForm):
    form_token = forms.UUIDField(widget=forms.HiddenInput)
    # The page to return to: an organisation's own, when the form stands on it.
    back_to = forms.IntegerField(required=False, widget=forms.HiddenInput)
    when = forms.CharField(label=_("When"))
    happened_date = KnownDateField(label=_("Date"), required=False)
    staff = ColleaguesField(label=_("Who of us"), required=False)
    # The pair of days that was warned of, and is meant.
    warned_of = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Interaction
        fields = [
            "kind",
            "subject",
            "notes",
            "happened_date",
            "happened_time",
            "zone",
            "minutes",
            "outcome",
            "language",
            "confidentiality",
        ]
        error_messages = {"subject": {"required": NO_SUBJECT}}
        widgets = {
            # A browser's own sentence would be in the browser's language.
            "subject": forms.TextInput(attrs={"data-missing": NO_SUBJECT}),
            "happened_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "notes": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, data=None, *, user, today, organisation=None, day=None, **kwargs):
        super().__init__(data, **kwargs)
        self.user, self.today = user, today
        self.kept_day = day if day and day < today else None
        self.fields["staff"].queryset = of_the_desk()
        self.initial |= {"zone": zone_of(office_of(user)), "staff": [user.pk]}
        self.organisations = rows(
            OrganisationInLog, "organisation", MOST_ORGANISATIONS, data, organisation
        )
        self.people = rows(PersonInLog, "person", MOST_PEOPLE, data)
        self.people[0].is_first = True
        self.known_people = people_of(self.organisations[0]["record"].value())
        self.follow_up = FollowUpInLogForm(
            data, prefix="follow_up", today=today, initial={"assignee": user.pk}
        )

    @property
    def parts(self):
        return [*self.organisations, *self.people, self.follow_up]

    def is_valid(self):
        # Its own errors first: `clean` also judges how the parts go together.
        return super().is_valid() and all(not part.errors for part in self.parts)

    @property
    def days(self):
        """(value, label, how the day reads, whether it is chosen) for every button."""
        chosen = self.chosen_day
        offered = {self.today: _("today"), self.today - datetime.timedelta(days=1): _("yesterday")}
        if chosen:
            offered.setdefault(chosen, _("as before"))
        return [
            (day.isoformat(), label, day_texts.short(day), day == chosen)
            for day, label in offered.items()
        ]

    @property
    def chosen_day(self):
        """Of the buttons; None for another day."""
        if typed := self["when"].value():
            day = day_of(typed)
            return day if day and day <= self.today else None
        return self.kept_day or self.today

    @property
    def is_another_day(self):
        return self.chosen_day is None

    @property
    def has_problems(self):
        return self.is_bound and not self.is_valid()

    @property
    def has_further_organisations(self):
        return any(row.is_open for row in self.organisations[1:])

    @property
    def has_further_people(self):
        return any(row.is_open for row in self.people[1:])

    @property
    def has_more(self):
        """Something stands in the folded part, or is wrong there."""
        changed = {*self.errors, *self.changed_data} if self.is_bound else set()
        return bool(changed & FOLDED)

    def clean(self):
        cleaned = super().clean()
        self._take_date(cleaned)
        if not cleaned.get("happened_time") and "happened_time" not in self.errors:
            # The zone is preselected for those who do enter a time.
            cleaned["zone"] = ""
        if not cleaned.get("staff") and "staff" not in self.errors:
            cleaned["staff"] = of_the_desk().filter(pk=self.user.pk)
        self._clean_rows()
        self._clean_follow_up(cleaned)
        return cleaned

    def _take_date(self, cleaned):
        day = self._read_when(cleaned)
        if day is None:
            self.instance.happened_precision = ""
            return
        if day.date > self.today:
            self.instance.happened_precision = ""
            error = ValidationError(IN_FUTURE, params={"day": reading(day)})
            self.add_error("happened_date", error)
            return
        cleaned["happened_date"], self.instance.happened_precision = day.date, day.precision

    def _read_when(self, cleaned):
        if day := day_of(cleaned.get("when", "")):
            return PartialDate(day)
        if not cleaned.get("happened_date") and "happened_date" not in self.errors:
            self.add_error("happened_date", ValidationError(NO_DATE))
        return cleaned.get("happened_date")

    def _clean_rows(self):
        found = [*self.chosen(self.organisations), *self.chosen(self.people)]
        asked = any(row.errors for row in [*self.organisations, *self.people])
        if not found and not asked:
            self.organisations[0].add_error("text", ValidationError(NOBODY))
        for kind in (self.organisations, self.people):
            refuse_repeated(kind)

    def _clean_follow_up(self, cleaned):
        follow_up = self.follow_up
        if follow_up.errors or not follow_up.cleaned_data.get("what"):
            return
        self._refuse_one_who_may_not_read(cleaned, follow_up.cleaned_data.get("assignee"))
        self._warn_of_due_day(cleaned, follow_up.cleaned_data["due_on"])

    def _refuse_one_who_may_not_read(self, cleaned, assignee):
        is_closed = cleaned.get("confidentiality") == Interaction.Confidentiality.TEAM
        staff = [self.user, *cleaned.get("staff", [])]
        if assignee and is_closed and not may_read(assignee, staff):
            refuse_reader(self.follow_up, assignee)

    def _warn_of_due_day(self, cleaned, due_on):
        happened = cleaned.get("happened_date")
        if not happened or due_on >= happened:
            return
        pair = f"{due_on} {happened}"
        if cleaned.get("warned_of") != pair:
            self.data = self.data.copy()
            self.data["warned_of"] = pair
            due = day_texts.whole(due_on)
            self.follow_up.add_error("due_on", ValidationError(DUE_BEFORE, params={"due": due}))

    @property
    def token(self):
        """None where somebody has tampered with it; then the form says so."""
        try:
            return UUID(str(self["form_token"].value()))
        except ValueError:
            return None

    def says_the_same_as(self, contact):
        """As it was typed: a question asked meanwhile has no part in it."""
        # Reads what was typed into the form's own contact.
        self.is_valid()
        fields = all(
            _plain(getattr(self.instance, name)) == _plain(getattr(contact, name))
            for name in self.Meta.fields
        )
        organisations = contact.organisations.values_list("pk", flat=True)
        people = contact.people.values_list("person", flat=True)
        return (
            fields
            and _are(self.organisations, organisations)
            and _are(self.people, people)
            and self._asks_for_the_same_as(contact)
        )

    def _asks_for_the_same_as(self, contact):
        asked = getattr(self.follow_up, "cleaned_data", {})
        task = FollowUp.objects.filter(interaction=contact).first()
        if task is None or not asked.get("what"):
            return task is None and not asked.get("what")
        return (asked["what"], asked.get("due_on")) == (task.what, task.due_on)

    def contact(self):
        """What `log_contact` takes, of a valid form."""
        contact = self.save(commit=False)
        contact.form_token = self.cleaned_data["form_token"]
        people = [
            Participant(row.chosen, *(row.cleaned_data[name] for name in ("side", "role", "reach")))
            for row in self.people
            if row.chosen
        ]
        firms = [row for row in self.organisations if row.chosen]
        attendance = Attendance(
            organisations=[row.chosen for row in firms],
            reaches=[row.cleaned_data["reach"] for row in firms],
            people=people,
            staff=list(self.cleaned_data["staff"]),
        )
        return contact, attendance, self._task()

    def _task(self):
        task = self.follow_up.cleaned_data
        return Task(task["what"], task["due_on"], task["assignee"]) if task["what"] else None

    @staticmethod
    def chosen(some_rows):
        return [row.chosen for row in some_rows if row.chosen]


def day_of(text) -> datetime.date | None:
    """None for all that is no day of the calendar: “other”, or what somebody has made up."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _plain(value):
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _are(some_rows, keys):
    """As many as are stored, and none chosen that is not."""
    filled = [row for row in some_rows if (row["text"].value() or "").strip()]
    chosen = {key_of(row["record"].value()) for row in filled} - {None}
    return len(filled) == len(keys) and chosen <= set(keys)


def rows(form, name, count, data, first=None):
    records = [first] + [None] * (count - 1)
    return [
        form(data, prefix=f"{name}-{number}", record=record)
        for number, record in enumerate(records)
    ]


def people_of(key):
    """Who works at the organisation of this key now, for the buttons beside the field."""
    organisation = key_of(key)
    if organisation is None:
        return []
    now = {"employments__organisation": organisation, "employments__is_current": True}
    return Person.objects.living().filter(**now).in_order().distinct()[:MOST_PEOPLE]


def refuse_repeated(some_rows):
    seen = []
    for row in some_rows:
        one = row.chosen
        if one and one in seen:
            row.add_error("text", ValidationError(TWICE, params={"text": row["text"].value()}))
        seen.append(one)


def may_read(user, staff):
    """As `visible_to` will say once the contact is saved: colleagues of one's own office may."""
    offices = {one.office for one in Colleague.objects.filter(user__in=staff) if one.office}
    return user in staff or leads_the_desk(user) or office_of(user) in offices
