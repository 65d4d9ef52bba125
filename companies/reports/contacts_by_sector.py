from django.db.models import (
    Case,
    Count,
    Exists,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .. import sectors
from ..models import InteractionOrganisation, OrganisationSector
from .contacts_over_time import narrow
from .figure import CONTACTS, UNKNOWN, Figure, Row, most_first
from .scope import Scope


def contacts_by_sector(scope: Scope) -> Figure:
    contacts, days = scope.contacts(), narrow(scope.period)
    rows = [
        Row(_label(section), count, days | {"main_sector": section})
        for section, count in _counts(contacts).items()
    ]
    return Figure(
        key="sectors",
        title=_("Contacts by sector"),
        definition=_(
            "Contacts in the period, by the section of NACE Rev. 2.1 that the main sector of "
            "their organisations lies in."
        ),
        by=_("Sector"),
        list=CONTACTS,
        rows=most_first(rows),
        total=contacts.count(),
        narrow=days,
        notes=[
            _(
                "A contact with organisations of several sectors stands in each of them, and once "
                "in the total."
            )
        ],
    )


def in_main_sector(contacts: QuerySet, section: str) -> QuerySet:
    """The contacts behind one row; UNKNOWN where an organisation says none, or there is none."""
    rows = InteractionOrganisation.objects.filter(interaction=OuterRef("pk"))
    if section != UNKNOWN:
        main = OrganisationSector.objects.filter(is_main=True, code__in=_codes(section))
        return contacts.filter(Exists(rows.filter(organisation__in=main.values("organisation"))))
    main = OrganisationSector.objects.filter(organisation=OuterRef("organisation"), is_main=True)
    return contacts.filter(~Exists(rows) | Exists(rows.filter(~Exists(main))))


def _counts(contacts):
    """{section or UNKNOWN: contacts}, each contact once in a section."""
    main = FilteredRelation(
        "organisations__sectors", condition=Q(organisations__sectors__is_main=True)
    )
    sections = [When(main__code__in=_codes(code), then=Value(code)) for code in _sections()]
    counted = contacts.annotate(main=main).values_list(Case(*sections, default=Value(UNKNOWN)))
    return dict(counted.annotate(Count("pk", distinct=True)))


def _sections():
    return [sector.code for sector in sectors.SECTORS.values() if sector.is_section]


def _codes(section):
    return [sector.code for sector in sectors.of_section(section)]


def _label(section):
    return capfirst(_("not said")) if section == UNKNOWN else sectors.title(section)
