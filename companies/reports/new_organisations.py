from django.db.models import Count
from django.db.models.functions import TruncMonth, TruncYear
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .figure import ORGANISATIONS, Figure, by_over_time, over_time
from .scope import Scope, with_first_day


def new_organisations(scope: Scope) -> Figure:
    period = scope.period
    dated = with_first_day(scope.organisations(), scope.user)
    trunc = TruncYear if period.is_in_years else TruncMonth
    counts = dict(
        dated.filter(first_day__range=(period.since, period.until))
        .values_list(trunc("first_day"))
        .annotate(Count("pk"))
    )
    return Figure(
        key="new-organisations",
        title=_("New organisations"),
        definition=_(
            "Organisations whose first contact lies in the period: the day entered in their "
            "record, or else the day of their earliest contact recorded here."
        ),
        by=by_over_time(period),
        list=ORGANISATIONS,
        rows=over_time(period, counts, _narrow),
        total=sum(counts.values()),
        narrow=_narrow(period),
        notes=_notes(dated.filter(first_day=None).count()),
        is_over_time=True,
    )


def _narrow(days):
    return {"new_since": str(days.since), "new_until": str(days.until)}


def _notes(undated):
    if not undated:
        return []
    return [
        ngettext(
            "%(n)s organisation has neither and is not counted in any period.",
            "%(n)s organisations have neither and are not counted in any period.",
            undated,
        )
        % {"n": undated}
    ]
