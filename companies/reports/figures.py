"""All figures, in the order in which they are shown."""

from .active_organisations import active_organisations
from .contacts_by_choice import contacts_by_kind, contacts_by_result
from .contacts_by_country import contacts_by_country
from .contacts_by_sector import contacts_by_sector
from .contacts_over_time import contacts_over_time
from .figure import Figure
from .new_organisations import new_organisations
from .scope import Scope

REPORTS = [
    new_organisations,
    active_organisations,
    contacts_over_time,
    contacts_by_kind,
    contacts_by_result,
    contacts_by_sector,
    contacts_by_country,
]


def figures(scope: Scope) -> list[Figure]:
    return [report(scope) for report in REPORTS]
