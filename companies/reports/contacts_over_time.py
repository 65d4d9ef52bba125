from django.db.models import Count
from django.db.models.functions import TruncMonth, TruncYear
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.dates import DAY

from .figure import CONTACTS, Figure, by_over_time, over_time
from .scope import Scope


def contacts_over_time(scope: Scope) -> Figure:
    period, contacts = scope.period, scope.contacts()
    trunc = TruncYear if period.is_in_years else TruncMonth
    counts = dict(contacts.values_list(trunc("happened_date")).annotate(Count("pk")))
    return Figure(
        key="contacts",
        title=_("Contacts by year") if period.is_in_years else _("Contacts by month"),
        definition=_("Contacts that took place in the period."),
        by=by_over_time(period),
        list=CONTACTS,
        rows=over_time(period, counts, narrow),
        total=sum(counts.values()),
        narrow=narrow(period),
        notes=_notes(contacts.exclude(happened_precision=DAY).count()),
        is_over_time=True,
        total_title=_("Contacts"),
    )


def narrow(days):
    return {"since": str(days.since), "until": str(days.until)}


def _notes(vague):
    if not vague:
        return []
    return [
        ngettext(
            "Of %(n)s contact only the month or the year is known: it counts on the first day.",
            "Of %(n)s contacts only the month or the year is known: they count on the first day.",
            vague,
        )
        % {"n": vague}
    ]
