"""Contacts by what stands in one of their own fields."""

from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Interaction
from .contacts_over_time import narrow
from .figure import CONTACTS, UNKNOWN, Figure, Row, most_first
from .scope import Scope


def contacts_by_kind(scope: Scope) -> Figure:
    return _figure(
        scope,
        "kind",
        Interaction.Kind.choices,
        key="kinds",
        title=_("Contacts by kind"),
        definition=_("Contacts in the period, each by the one kind that it has."),
        by=_("Kind"),
    )


def contacts_by_result(scope: Scope) -> Figure:
    return _figure(
        scope,
        "outcome",
        [*Interaction.Outcome.choices, ("", _("not said"))],
        key="results",
        title=_("Contacts by result"),
        definition=_("Contacts in the period, by the result that was entered."),
        by=_("Result"),
    )


def _figure(scope, field, choices, **words):
    counts = dict(scope.contacts().values_list(field).annotate(Count("pk")))
    days = narrow(scope.period)
    name = {"outcome": "result"}.get(field, field)
    rows = [
        Row(capfirst(str(label)), counts.get(value, 0), days | {name: value or UNKNOWN})
        for value, label in choices
    ]
    return Figure(
        list=CONTACTS, rows=most_first(rows), total=sum(counts.values()), narrow=days, **words
    )
