from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from ..keyset import Key
from ..models import FollowUp, Organisation, OrganisationSector
from ..reports.scope import active_between, with_first_day
from . import fields
from .base import PK, SAMPLES, STATES, ListFilters


class OrganisationFilters(ListFilters):
    model = Organisation
    orders = {
        "name": [Key("sort_key", unknown=""), PK],
        "city": [Key("city", unknown=""), PK],
        "contact": [Key("last_contact_on", is_descending=True, unknown=None), PK],
    }
    first_order = "name"

    kind = fields.Choice(_("Kind"), Organisation.Kind.choices)
    status = fields.Choice(_("Status"), Organisation.Status.choices)
    country = fields.Country()
    city = fields.City()
    sector = fields.Sector()
    size = fields.Choice(_("Size"), Organisation.Size.choices, unknown=_("not known"))
    owner = fields.Colleague(_("Looked after by"), nobody=_("nobody"))
    silent = fields.Months(_("Without contact for"))
    follow_up = fields.Choice(
        _("Follow-up"), [("none", _("none open")), ("open", _("open")), ("overdue", _("overdue"))]
    )
    new_since = fields.HiddenDay(_("First contact from"))
    new_until = fields.HiddenDay(_("First contact to"))
    active_since = fields.HiddenDay(_("Contact from"))
    active_until = fields.HiddenDay(_("Contact to"))
    state = fields.Choice(_("Archive"), STATES, everything=_("without archived ones"))
    sample = fields.Choice(_("Samples"), SAMPLES)

    def by_size(self, queryset, value):
        return queryset.filter(size_class="" if value == fields.UNKNOWN else value)

    def by_city(self, queryset, value):
        return fields.in_city(queryset, value)

    def by_sector(self, queryset, value):
        rows = OrganisationSector.objects.filter(code__in=fields.sector_codes(value))
        return queryset.filter(Exists(rows.filter(organisation=OuterRef("pk"))))

    def by_owner(self, queryset, value):
        return fields.by_colleague(self, queryset, "owner", value)

    def by_silent(self, queryset, value):
        return queryset.silent_since(fields.months_before(self.today, int(value)))

    def by_new_since(self, queryset, day):
        return with_first_day(queryset, self.user).filter(first_day__gte=day)

    def by_new_until(self, queryset, day):
        return with_first_day(queryset, self.user).filter(first_day__lte=day)

    def by_active_since(self, queryset, day):
        return active_between(queryset, self.user, day, self.cleaned_data.get("active_until"))

    def by_active_until(self, queryset, day):
        return active_between(queryset, self.user, self.cleaned_data.get("active_since"), day)

    def by_follow_up(self, queryset, value):
        """Of the follow-ups that this reader knows of, the organisation's own or a contact's."""
        seen = FollowUp.objects.visible_to(self.user)
        seen = seen.overdue(self.today) if value == "overdue" else seen.open()
        its_own = seen.filter(organisation=OuterRef("pk"))
        of_contacts = seen.filter(interaction__organisation_rows__organisation=OuterRef("pk"))
        # Asked whether there is one, PostgreSQL would first look for those of all organisations.
        first = Coalesce(*(Subquery(rows.values("pk")[:1]) for rows in (its_own, of_contacts)))
        return queryset.alias(first_one=first).filter(first_one__isnull=value == "none")
