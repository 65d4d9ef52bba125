from django.db.models import Count
from django.db.models.functions import TruncMonth, TruncYear
from django.utils.translation import gettext as _

from .figure import ORGANISATIONS, Figure, by_over_time, over_time
from .scope import Scope, meetings


def active_organisations(scope: Scope) -> Figure:
    period = scope.period
    met = meetings(scope.user, period.since, period.until).filter(
        organisation__in=scope.organisations()
    )
    trunc = TruncYear if period.is_in_years else TruncMonth
    number = Count("organisation", distinct=True)
    counts = met.order_by().values_list(trunc("interaction__happened_date")).annotate(number)
    return Figure(
        key="active-organisations",
        title=_("Active organisations"),
        definition=_("Organisations with at least one contact in the period."),
        by=by_over_time(period),
        list=ORGANISATIONS,
        rows=over_time(period, dict(counts), _narrow),
        total=met.aggregate(number=number)["number"],
        narrow=_narrow(period),
        notes=[
            _(
                "An organisation stands in every row in which it had a contact, and once in the "
                "total: the rows add up to more."
            )
        ],
        is_over_time=True,
    )


def _narrow(days):
    return {"active_since": str(days.since), "active_until": str(days.until)}
