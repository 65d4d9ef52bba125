from ..models import SavedFilter
from .base import SIZES, Chip, ListFilters
from .follow_ups import FollowUpFilters
from .interactions import InteractionFilters
from .organisations import OrganisationFilters
from .people import PersonFilters

# By the name that stands in addresses and in saved filters.
FILTERS = {
    SavedFilter.List.ORGANISATIONS: OrganisationFilters,
    SavedFilter.List.PEOPLE: PersonFilters,
    SavedFilter.List.INTERACTIONS: InteractionFilters,
    SavedFilter.List.FOLLOW_UPS: FollowUpFilters,
}

__all__ = [
    "FILTERS",
    "SIZES",
    "Chip",
    "FollowUpFilters",
    "InteractionFilters",
    "ListFilters",
    "OrganisationFilters",
    "PersonFilters",
]
