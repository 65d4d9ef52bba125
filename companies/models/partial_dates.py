"""Columns and constraints for a date as far as it is known: 2013, May 2013, 27 August 2013.

A record holds `<name>_date` and `<name>_precision`; the timeline's rules apply to both.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from timeline.dates import DAY, MONTH, YEAR, PartialDate
from timeline.models.date_constraints import Precision, is_in_range, says_only_what_it_means


def date_column(label, **options):
    return models.DateField(label, **{"null": True, "blank": True, **options})


def precision_column(**options):
    return models.CharField(max_length=5, choices=Precision, blank=True, **options)


def constraints(table, name):
    """What the database refuses of one such date; a date and its precision stand together."""
    date, precision = f"{name}_date", f"{name}_precision"
    return [
        models.CheckConstraint(
            condition=models.Q(**{f"{date}__isnull": True, precision: ""})
            | models.Q(**{f"{date}__isnull": False, f"{precision}__in": [YEAR, MONTH, DAY]}),
            name=f"{table}_{name}_has_precision",
            violation_error_message=_(
                "The date has a precision without a day, or a day without a precision. "
                "Enter it again."
            ),
        ),
        models.CheckConstraint(
            condition=says_only_what_it_means(name),
            name=f"{table}_{name}_precision",
            violation_error_message=_(
                "The date says more than its precision. Enter it again as year, month and day."
            ),
        ),
        models.CheckConstraint(
            condition=is_in_range(name),
            name=f"{table}_{name}_in_range",
            violation_error_message=_(
                "The date lies outside 1800 to 2200. Check the year for a typing error."
            ),
        ),
    ]


def fields(table, *names):
    """`constraint_fields` for the constraints above."""
    return {
        f"{table}_{name}_{rule}": f"{name}_date"
        for name in names
        for rule in ("has_precision", "precision", "in_range")
    }


def needs(table, *names):
    """`constraint_needs`: without a date there is nothing to compare."""
    return {f"{table}_{name}_precision": (f"{name}_date",) for name in names}


def read(record, name):
    """The record's date as a PartialDate, or None."""
    date = getattr(record, f"{name}_date")
    return PartialDate(date, getattr(record, f"{name}_precision")) if date else None


def write(record, name, partial):
    """Store a PartialDate, or None, in the record's two columns."""
    setattr(record, f"{name}_date", partial.date if partial else None)
    setattr(record, f"{name}_precision", partial.precision if partial else "")
