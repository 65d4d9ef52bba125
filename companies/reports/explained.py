"""What has to be known to read a figure: its days, its hour, and what is counted at all."""

import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from timeline.dates import DateSpan, PartialDate

from ..models import Interaction
from ..rights import leads_the_desk
from .period import Period
from .scope import Scope


def period_text(period: Period) -> str:
    span = DateSpan(PartialDate(period.since), PartialDate(period.until))
    return span.text(get_language() or "en")


def as_of(now: datetime.datetime, zone: str) -> str:
    here = now.astimezone(ZoneInfo(zone))
    return _("As of %(day)s, %(time)s (%(zone)s)") % {
        "day": date_format(here, "DATE_FORMAT"),
        "time": time_format(here, "H:i"),
        "zone": Interaction.Zone(zone).label,
    }


def rules(scope: Scope) -> list[str]:
    """Sentences that hold for every figure."""
    return [
        _("The first and the last day of the period are part of it."),
        _(
            "Where only a month or a year is known, its first day decides in which period it "
            "counts."
        ),
        _readers(scope.user),
        _(
            "Archived contacts and archived organisations are not counted. A contact with an "
            "organisation that was archived later stays counted."
        ),
        _("Only samples are counted here, no real records.")
        if scope.samples
        else _("Samples are not counted."),
    ]


def _readers(user):
    if leads_the_desk(user):
        return _("All contacts are counted, also those that only one office may read.")
    return _(
        "Only contacts that you may read are counted. Whoever may read others sees higher numbers."
    )
