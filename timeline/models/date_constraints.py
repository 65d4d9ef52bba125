"""What the database itself refuses of a milestone's dates, each with its sentence and field."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..dates import DAY, FIRST_YEAR, LAST_YEAR, MONTH, YEAR


class Precision(models.TextChoices):
    YEAR = YEAR, _("year")
    MONTH = MONTH, _("month")
    DAY = DAY, _("day")


def says_only_what_it_means(name):
    """True where `name`_date is the first day of the year or month that its precision means."""
    date, precision = f"{name}_date", f"{name}_precision"
    return (
        models.Q(**{precision: ""})
        | models.Q(**{precision: DAY})
        | models.Q(**{precision: MONTH, f"{date}__day": 1})
        | models.Q(**{precision: YEAR, f"{date}__day": 1, f"{date}__month": 1})
    )


def is_in_range(name):
    first, last = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31)
    date = f"{name}_date"
    return models.Q(**{f"{date}__isnull": True}) | models.Q(
        **{f"{date}__gte": first, f"{date}__lte": last}
    )


FIELDS = {
    "milestone_start_precision": "start_date",
    "milestone_start_in_range": "start_date",
    "milestone_end_has_precision": "end_date",
    "milestone_end_precision": "end_date",
    "milestone_end_in_range": "end_date",
    "milestone_end_circa_needs_end": "end_date",
    "milestone_open_end_has_no_end": "end_date",
    "milestone_end_not_before_start": "end_date",
    "milestone_end_says_something": "end_date",
}

NEEDS = {
    "milestone_start_precision": ("start_date",),
    "milestone_end_precision": ("end_date",),
    "milestone_end_not_before_start": ("start_date", "end_date"),
    "milestone_end_says_something": ("start_date", "end_date"),
}

CONSTRAINTS = [
    models.CheckConstraint(
        condition=models.Q(start_precision__in=[YEAR, MONTH, DAY])
        & says_only_what_it_means("start"),
        name="milestone_start_precision",
        violation_error_message=_(
            "The start says more than its precision. Enter it again as year, month and day."
        ),
    ),
    models.CheckConstraint(
        condition=models.Q(end_date__isnull=True, end_precision="")
        | models.Q(end_date__isnull=False, end_precision__in=[YEAR, MONTH, DAY]),
        name="milestone_end_has_precision",
        violation_error_message=_(
            "The end has a precision without a date, or a date without a precision. Enter it again."
        ),
    ),
    models.CheckConstraint(
        condition=says_only_what_it_means("end"),
        name="milestone_end_precision",
        violation_error_message=_(
            "The end says more than its precision. Enter it again as year, month and day."
        ),
    ),
    models.CheckConstraint(
        condition=is_in_range("start"),
        name="milestone_start_in_range",
        violation_error_message=_(
            "The start lies outside 1800 to 2200. Check the year for a typing error."
        ),
    ),
    models.CheckConstraint(
        condition=is_in_range("end"),
        name="milestone_end_in_range",
        violation_error_message=_(
            "The end lies outside 1800 to 2200. Check the year for a typing error."
        ),
    ),
    models.CheckConstraint(
        condition=models.Q(end_circa=False) | models.Q(end_date__isnull=False),
        name="milestone_end_circa_needs_end",
        violation_error_message=_(
            "An end that is approximate needs a date. Enter the end, or untick “approximate”."
        ),
    ),
    models.CheckConstraint(
        condition=models.Q(is_open_ended=False) | models.Q(end_date__isnull=True),
        name="milestone_open_end_has_no_end",
        violation_error_message=_(
            "What is still going on has no end. Clear the end, or untick “still going on”."
        ),
    ),
    models.CheckConstraint(
        condition=models.Q(end_date__isnull=True)
        | models.Q(end_date__gte=models.F("start_date"))
        | models.Q(end_precision=YEAR, end_date__year=models.functions.ExtractYear("start_date"))
        | models.Q(
            end_precision=MONTH,
            end_date__year=models.functions.ExtractYear("start_date"),
            end_date__month=models.functions.ExtractMonth("start_date"),
        ),
        name="milestone_end_not_before_start",
        violation_error_message=_("The end is before the start. Change one of them."),
    ),
    models.CheckConstraint(
        # Alphabetically day < month < year.
        condition=models.Q(end_date__isnull=True)
        | models.Q(end_date__gt=models.F("start_date"))
        | models.Q(end_precision__lte=models.F("start_precision")),
        name="milestone_end_says_something",
        violation_error_message=_(
            "The end says no more than the start. "
            "Enter it as exactly as the start, or leave it empty."
        ),
    ),
]
