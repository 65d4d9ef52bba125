from .change import Change
from .colleague import Colleague, Office
from .contact_point import ContactPoint
from .duplicate import OrganisationKey, OrganisationPair, PersonKey, PersonPair
from .export import Export
from .follow_up import FollowUp
from .import_batch import ImportBatch, ImportTemplate, KeptTable, StagedRow
from .interaction import (
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
)
from .merge import Merge
from .organisation import Identifier, Organisation, OrganisationName, OrganisationSector
from .person import Employment, Person
from .saved_filter import SavedFilter
from .search_key import SearchKey, Word
from .upkeep import Upkeep

__all__ = [
    "Change",
    "Colleague",
    "ContactPoint",
    "Employment",
    "Export",
    "FollowUp",
    "Identifier",
    "ImportBatch",
    "ImportTemplate",
    "Interaction",
    "InteractionOrganisation",
    "InteractionPerson",
    "InteractionStaff",
    "KeptTable",
    "Merge",
    "Office",
    "Organisation",
    "OrganisationKey",
    "OrganisationName",
    "OrganisationPair",
    "OrganisationSector",
    "Person",
    "PersonKey",
    "PersonPair",
    "SavedFilter",
    "SearchKey",
    "StagedRow",
    "Upkeep",
    "Word",
]
