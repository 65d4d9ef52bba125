from .change import Change
from .colleague import Colleague, Office
from .contact_point import ContactPoint
from .export import Export
from .follow_up import FollowUp
from .interaction import (
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
)
from .organisation import Identifier, Organisation, OrganisationName, OrganisationSector
from .person import Employment, Person
from .saved_filter import SavedFilter
from .search_key import SearchKey, Word

__all__ = [
    "Change",
    "Colleague",
    "ContactPoint",
    "Employment",
    "Export",
    "FollowUp",
    "Identifier",
    "Interaction",
    "InteractionOrganisation",
    "InteractionPerson",
    "InteractionStaff",
    "Office",
    "Organisation",
    "OrganisationName",
    "OrganisationSector",
    "Person",
    "SavedFilter",
    "SearchKey",
    "Word",
]
