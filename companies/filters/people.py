from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from ..keyset import Key
from ..models import Employment, Person
from . import fields
from .base import PK, SAMPLES, STATES, ListFilters


class PersonFilters(ListFilters):
    model = Person
    orders = {"name": [Key("sort_key", unknown=""), PK]}
    first_order = "name"

    language = fields.Choice(_("Language"), Person.Language.choices, unknown=_("not known"))
    country = fields.Country()
    job = fields.Choice(
        _("Organisation"), [("with", _("works somewhere now")), ("without", _("without one now"))]
    )
    organisation = fields.organisation_number()
    state = fields.Choice(_("Archive"), STATES, everything=_("without archived ones"))
    sample = fields.Choice(_("Samples"), SAMPLES)

    def by_language(self, queryset, value):
        return queryset.filter(language="" if value == fields.UNKNOWN else value)

    def by_country(self, queryset, value):
        """Of an organisation that the person works at now."""
        return queryset.filter(_employed(is_current=True, organisation__country=value))

    def by_job(self, queryset, value):
        has_one = _employed(is_current=True)
        return queryset.filter(has_one) if value == "with" else queryset.exclude(has_one)

    def by_organisation(self, queryset, value):
        """Also those who have left it."""
        here = Employment.objects.filter(organisation=value)
        return queryset.filter(pk__in=here.values("person"))


def _employed(**conditions):
    return Exists(Employment.objects.filter(person=OuterRef("pk"), **conditions))
