"""What every list of the desk can be narrowed and ordered by, read from its address."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..keyset import Key, turned
from . import fields
from .options import options

PK = Key("pk")
# Which page of the list: not part of what it holds.
TURNS = {"after", "before", "last"}
SIZES = (25, 50, 100)
SIZE = 50

LIVING, ARCHIVED, ALL = "", "archived", "all"
STATES = [(ARCHIVED, gettext_lazy("archived only")), (ALL, gettext_lazy("archived ones too"))]
SAMPLES = [("only", gettext_lazy("samples only")), ("without", gettext_lazy("without samples"))]


@dataclass(frozen=True)
class Chip:
    """One filter that is set, and the list's query without it."""

    label: str
    text: str
    without: str


@dataclass(frozen=True)
class Shown:
    """A field as the template shows it."""

    name: str
    label: str
    value: str
    errors: list
    is_day: bool
    options: str

    @property
    def id(self):
        return f"filter-{self.name}"


class ListFilters(forms.Form):
    """A bound form over the query string. A list with a wrong value shows nothing but why."""

    model = None
    # What a column is ordered by, as it runs at first; and the list's own order, “-” the other way.
    orders: dict[str, list[Key]] = {}
    first_order = ""

    sort = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": fields.WRONG_CHOICE},
    )
    rows = forms.TypedChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(str(size), size) for size in SIZES],
        coerce=int,
        empty_value=SIZE,
        error_messages={"invalid_choice": fields.WRONG_CHOICE},
    )

    def __init__(self, query, *, user, today):
        super().__init__(query)
        self.user, self.today = user, today
        self.fields["sort"].choices = [
            (sign + name, name) for name in self.orders for sign in ("", "-")
        ]
        for name in self.filter_names:
            self.fields[name].prepare(self, name)

    @property
    def filter_names(self):
        return [name for name in self.fields if name not in {"sort", "rows"}]

    @cached_property
    def colleagues(self):
        return fields.colleagues()

    def clean(self):
        cleaned = super().clean()
        for name, values in self.data.lists():
            if name not in self.fields and name not in TURNS:
                sentence = _("This list has no filter “%(name)s”. Take it out of the address.")
                self.add_error(None, ValidationError(sentence, params={"name": name[:40]}))
            elif len(values) > 1:
                sentence = _("“%(name)s” stands twice in the address. Take one of them out.")
                self.add_error(None, ValidationError(sentence, params={"name": name[:40]}))
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The period ends before it begins. Change one of the days."))
        return cleaned

    def everything(self):
        """What this user may see of these records at all."""
        return self.model.objects.all()

    def records(self):
        """What the filters leave of it; nothing where one of them is wrong."""
        if not self.is_valid():
            return self.model.objects.none()
        queryset = self.everything()
        if "state" in self.fields:
            queryset = self.in_state(queryset, self.cleaned_data["state"])
        for name, value in self.active.items():
            if name != "state":
                queryset = self._narrow(queryset, name, value)
        return queryset

    def _narrow(self, queryset, name, value):
        narrow = getattr(self, f"by_{name}", None)
        return narrow(queryset, value) if narrow else queryset.filter(**{name: value})

    def in_state(self, queryset, state):
        if state == ALL:
            return queryset
        return queryset.archived() if state == ARCHIVED else queryset.living()

    def by_sample(self, queryset, value):
        return queryset.filter(is_sample=value == "only")

    @cached_property
    def active(self):
        """The filters that are set, by name."""
        return {
            name: self.cleaned_data[name]
            for name in self.filter_names
            if self.cleaned_data.get(name) not in (None, "")
        }

    @property
    def order(self):
        """“name” or “-name”."""
        return self.cleaned_data.get("sort") or self.first_order

    @property
    def keys(self):
        keys = self.orders[self.order.removeprefix("-")]
        return turned(keys) if self.order.startswith("-") else keys

    @property
    def size(self):
        return self.cleaned_data.get("rows") or SIZE

    def chips(self):
        return [
            Chip(self.fields[name].label, self.fields[name].text(value), self.query(**{name: ""}))
            for name, value in self.active.items()
        ]

    def shown_fields(self):
        """All that can be chosen here. Django's widgets would take longer than the list."""
        for name in self.filter_names:
            field = self.fields[name]
            if not isinstance(field.widget, forms.HiddenInput):
                value = self.data.get(name, "")
                yield Shown(
                    name,
                    field.label,
                    value,
                    self.errors.get(name, []),
                    isinstance(field, fields.Day),
                    options(*field.offered(), value),
                )

    def query(self, **changes):
        """The address of this list, or of one with some values changed; no page of it."""
        values = {name: self.data.get(name, "") for name in self.fields} | changes
        return urlencode({name: value for name, value in values.items() if value})
