import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..keyset import Key
from ..models import (
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
    Organisation,
    OrganisationSector,
)
from ..reports.contacts_by_country import in_unknown_country
from ..reports.contacts_by_sector import in_main_sector
from . import fields
from .base import SAMPLES, STATES, ListFilters

NEWEST = [Key("happened_date", is_descending=True), Key("pk", is_descending=True)]
# So many organisations' contacts are found sooner than among all contacts.
FEW = 5000
PERIODS = [
    ("30", _("the last 30 days")),
    ("year", _("this year")),
    ("last-year", _("last year")),
]


class InteractionFilters(ListFilters):
    model = Interaction
    orders = {"when": NEWEST, "kind": [Key("kind"), *NEWEST]}
    first_order = "when"

    kind = fields.Choice(_("Kind"), Interaction.Kind.choices)
    period = fields.Choice(_("Period"), PERIODS, everything=_("any time"))
    since = fields.Day(pgettext_lazy("date", "From"))
    until = fields.Day(pgettext_lazy("date", "To"))
    staff = fields.Colleague(_("Colleague"))
    result = fields.Choice(_("Result"), Interaction.Outcome.choices, unknown=_("not said"))
    sector = fields.Sector()
    main_sector = fields.MainSector()
    country = fields.Country(unknown=_("not said"))
    confidentiality = fields.Choice(_("Who may read it"), Interaction.Confidentiality.choices)
    organisation = fields.organisation_number()
    person = fields.person_number()
    state = fields.Choice(_("Archive"), STATES, everything=_("without archived ones"))
    sample = fields.Choice(_("Samples"), SAMPLES)

    def everything(self):
        return Interaction.objects.visible_to(self.user)

    def by_period(self, queryset, value):
        if value == "30":
            return _between(queryset, self.today - datetime.timedelta(days=30), self.today)
        year = self.today.year - (value == "last-year")
        return _between(queryset, datetime.date(year, 1, 1), datetime.date(year, 12, 31))

    def by_since(self, queryset, day):
        return queryset.filter(happened_date__gte=day)

    def by_until(self, queryset, day):
        return queryset.filter(happened_date__lte=day)

    def by_staff(self, queryset, value):
        user = self.user.pk if value == fields.ME else value
        rows = InteractionStaff.objects.filter(interaction=OuterRef("pk"), user=user)
        return queryset.filter(Exists(rows))

    def by_result(self, queryset, value):
        return queryset.filter(outcome="" if value == fields.UNKNOWN else value)

    def by_sector(self, queryset, value):
        rows = OrganisationSector.objects.filter(code__in=fields.sector_codes(value))
        return with_one_of(queryset, rows, "organisation")

    def by_main_sector(self, queryset, value):
        return in_main_sector(queryset, value)

    def by_country(self, queryset, value):
        if value == fields.UNKNOWN:
            return in_unknown_country(queryset)
        return with_one_of(queryset, Organisation.objects.filter(country=value), "pk")

    def by_organisation(self, queryset, value):
        rows = InteractionOrganisation.objects.filter(organisation=value)
        return queryset.filter(pk__in=rows.values("interaction"))

    def by_person(self, queryset, value):
        rows = InteractionPerson.objects.filter(person=value)
        return queryset.filter(pk__in=rows.values("interaction"))


def with_one_of(contacts, rows, organisation):
    """Contacts that an organisation took part in which `rows` name in the field `organisation`.

    Of few organisations their contacts are looked up; else contact by contact whether it is one of
    theirs. SQLite, which keeps no statistics, would begin with the organisations for each contact.
    """
    rows = rows.order_by()
    took_part = InteractionOrganisation.objects
    if rows[: FEW + 1].count() <= FEW:
        theirs = took_part.filter(organisation__in=rows.values(organisation))
        return contacts.filter(pk__in=theirs.values("interaction"))
    is_one = Exists(rows.filter(**{organisation: OuterRef("organisation")}))
    return contacts.filter(Exists(took_part.filter(is_one, interaction=OuterRef("pk"))))


def _between(queryset, first, last):
    return queryset.filter(happened_date__gte=first, happened_date__lte=last)
