"""What each column of a file means: as proposed, and as a person corrects it.

One select per column, and beneath it only the questions that this choice raises: what 4/1/13
means, and what is meant by values that we do not know. Another choice raises other questions, so
the names of their fields hold the choice they belong to.
"""

from dataclasses import dataclass

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import countries, sectors, table_days
from ..imports import dates, people
from ..imports.columns import BY_KEY, FIELDS, IGNORED, KEPT, ORGANISATION, PERSON, heard
from ..imports.mapping import ColumnPlan, Mapping
from ..imports.propose import examine
from ..imports.values import folded
from ..models import ImportTemplate, Organisation, Person

MOST_SAMPLES, MOST_SPLIT = 3, 2
AS_TEXT = "text"
NO_ORDER = gettext_lazy("Say how these dates are meant.")
NOBODY_NAMED = gettext_lazy(
    "No column names an organisation or a person, so there is nothing to bring in. "
    "Say which column holds the name."
)
_CHOICES = {
    "kind": Organisation.Kind.choices,
    "status": Organisation.Status.choices,
    "size_class": Organisation.Size.choices,
    "salutation": Person.Salutation.choices,
    "language": Person.Language.choices,
}


@dataclass
class ShownColumn:
    """What a screen says of one column."""

    letter: str
    heading: str
    samples: list[str]
    field: forms.BoundField
    why: str
    split: list[tuple[str, str]]
    date_order: forms.BoundField | None
    date_question: str
    values: list[forms.BoundField]
    is_ignored: bool

    @property
    def asks(self):
        return bool(self.field.errors or (self.date_order and self.date_order.errors))


class ColumnsForm(forms.Form):
    """`mapping` is the plan as it stands, `samples` {index of the column: its first texts}."""

    country = forms.ChoiceField(
        label=gettext_lazy("Country of rows that name none"), required=False
    )
    template_name = forms.CharField(
        label=gettext_lazy("Keep these choices for the next file, as"),
        help_text=gettext_lazy("A template under this name. Left empty, nothing is kept."),
        max_length=100,
        required=False,
    )

    def __init__(self, data=None, *, mapping, samples, proposed=None):
        super().__init__(data, initial={"country": mapping.country})
        self.mapping, self.samples = mapping, samples
        self.proposed = proposed or mapping
        self.fields["country"].choices = [("", _("unknown")), *countries.choices()]
        self.plans = {at: self._plan(at) for at in sorted(mapping.columns)}
        for at, plan in self.plans.items():
            self._ask(at, plan)

    def _plan(self, at):
        """Afresh for the field that is chosen now, with all that it has to ask."""
        stored = self.mapping.columns[at]
        chosen = self.data.get(_of(at), stored.field) if self.is_bound else stored.field
        known = chosen in {*BY_KEY, KEPT, IGNORED}
        plan = ColumnPlan(chosen if known else stored.field, stored.heading)
        examine(plan, self.samples.get(at, []))
        return plan

    def _ask(self, at, plan):
        stored = self.mapping.columns[at]
        is_same = stored.field == plan.field
        self.fields[_of(at)] = forms.ChoiceField(
            choices=field_choices, required=False, initial=stored.field
        )
        if plan.asks_date_order:
            self.fields[_order(at, plan)] = forms.ChoiceField(
                choices=_orders(self.samples.get(at, [])),
                widget=forms.RadioSelect,
                initial=stored.date_order if is_same else "",
                error_messages={"required": NO_ORDER},
            )
        for number, text in enumerate(plan.unknown):
            self.fields[_value(at, plan, number)] = forms.ChoiceField(
                label=text,
                choices=[("", _("into the notes")), *choices_of(plan.field)],
                required=False,
                initial=stored.values.get(folded(text), "") if is_same else "",
            )

    def clean(self):
        cleaned = super().clean()
        if not self.chosen().names_somebody:
            self.add_error(None, NOBODY_NAMED)
        return cleaned

    def chosen(self) -> Mapping:
        """The mapping that these answers make."""
        given = self.cleaned_data
        for at, plan in self.plans.items():
            order = given.get(_order(at, plan), "") if plan.asks_date_order else ""
            plan.date_order = "" if order == AS_TEXT else order
            answers = {
                folded(text): given.get(_value(at, plan, number), "")
                for number, text in enumerate(plan.unknown)
            }
            plan.values = {text: code for text, code in answers.items() if code}
        return Mapping(self.plans, given.get("country", ""))

    @property
    def has_new_questions(self):
        """A field was chosen anew, and its values raise questions that nobody has seen yet."""
        return any(
            _value(at, plan, number) not in self.data
            for at, plan in self.plans.items()
            for number in range(len(plan.unknown))
        )

    @property
    def has_questions(self):
        return bool(self.errors) or self.has_new_questions

    @cached_property
    def columns(self):
        return [self._shown(at, plan) for at, plan in self.plans.items()]

    def _shown(self, at, plan):
        column = self.samples.get(at, [])
        return ShownColumn(
            letter(at),
            plan.heading,
            list(dict.fromkeys(column))[:MOST_SAMPLES],
            self[_of(at)],
            self._why(at, plan),
            _splits(column) if plan.split else [],
            self[_order(at, plan)] if plan.asks_date_order else None,
            _date_question(column) if plan.asks_date_order else "",
            [self[_value(at, plan, number)] for number in range(len(plan.unknown))],
            plan.field == IGNORED,
        )

    def _why(self, at, plan):
        if plan.field == KEPT:
            return _("Goes into the notes of the organisation, with its heading.")
        if plan.field == IGNORED or plan.field != self.proposed.columns[at].field:
            return ""
        if heard(plan.heading).key:
            return _("Proposed by its heading.")
        return _("Proposed by what stands in it.")


def field_choices():
    groups = ((ORGANISATION, _("Organisation")), (PERSON, _("Person")))
    return [
        (IGNORED, _("leave it out")),
        (KEPT, _("into the notes")),
        *(
            (label, [(f.key, f.label) for f in FIELDS if f.group == group])
            for group, label in groups
        ),
    ]


def choices_of(field):
    """What values of a column of `field` can be assigned to."""
    if field == "country":
        return countries.choices()
    if field == "sector":
        return sectors.choices()
    return _CHOICES.get(field, [])


def keep_as_template(name, headers_key, headers, mapping, user):
    """Under this name for all of the desk; one that is called so already is replaced."""
    return ImportTemplate.objects.update_or_create(
        name=name,
        defaults={
            "headers": headers,
            "headers_key": headers_key,
            "mapping": mapping.to_json(),
            "created_by": user,
        },
    )


def letter(at):
    """As spreadsheets call their columns: A, …, Z, AA."""
    at, found = at + 1, ""
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _of(at):
    return f"field-{at}"


def _order(at, plan):
    return f"order-{at}-{plan.field}"


def _value(at, plan, number):
    return f"value-{at}-{plan.field}-{number}"


def _splits(column):
    """The first cells that hold several things, with their parts in words."""
    found = []
    for text in dict.fromkeys(column):
        contacts = people.contacts(text)
        if len(contacts) > 1 or any(one.mails or one.phones for one in contacts):
            found.append((text, "; ".join(map(_in_words, contacts))))
    return found[:MOST_SPLIT]


def _in_words(contact):
    called = contact.called
    latin = " ".join(filter(None, [called.academic_title, called.given_name, called.family_name]))
    chinese = called.family_name_chinese + called.given_name_chinese
    numbers = [number for _kind, number in contact.phones]
    return " · ".join(filter(None, [latin, chinese, called.job_title, *contact.mails, *numbers]))


def _date_question(column):
    return _("What does “%(example)s” mean?") % {"example": _ambiguous(column)}


def _ambiguous(column):
    return next((text for text in column if dates.read(text).problem == "which_order"), "")


def _orders(column):
    """The days that an example can be, each standing for its order."""
    example = _ambiguous(column)
    days = [(order, dates.read(example, order).date) for order in dates.ORDERS]
    return [
        *((order, table_days.partial(day)) for order, day in days if day),
        (AS_TEXT, _("That is not known: into the notes, as it stands")),
    ]
