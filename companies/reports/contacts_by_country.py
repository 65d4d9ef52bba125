from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .. import countries
from ..models import InteractionOrganisation
from .contacts_over_time import narrow
from .figure import CONTACTS, UNKNOWN, Figure, Row, most_first
from .scope import Scope


def contacts_by_country(scope: Scope) -> Figure:
    contacts, days = scope.contacts(), narrow(scope.period)
    country = Coalesce("organisations__country", Value(""))
    counts = dict(contacts.values_list(country).annotate(Count("pk", distinct=True)))
    rows = [
        Row(
            countries.name(code) or capfirst(_("not said")),
            count,
            days | {"country": code or UNKNOWN},
        )
        for code, count in counts.items()
    ]
    return Figure(
        key="countries",
        title=_("Contacts by country"),
        definition=_("Contacts in the period, by the country that their organisations are in."),
        by=_("Country"),
        list=CONTACTS,
        rows=most_first(rows),
        total=contacts.count(),
        narrow=days,
        notes=[
            _(
                "A contact with organisations of several countries stands in each of them, and "
                "once in the total."
            )
        ],
    )


def in_unknown_country(contacts: QuerySet) -> QuerySet:
    """With an organisation of no country, or with no organisation."""
    rows = InteractionOrganisation.objects.filter(interaction=OuterRef("pk"))
    return contacts.filter(~Exists(rows) | Exists(rows.filter(organisation__country="")))
