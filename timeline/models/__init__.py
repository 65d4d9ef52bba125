from .milestone import MilestonePage
from .milestone_rows import (
    MilestoneOrganisation,
    MilestonePerson,
    MilestonePicture,
    MilestonePlace,
    MilestoneTopic,
)
from .organisation import Organisation
from .person import Person
from .place import Line, Place
from .timeline import TimelinePage
from .topic import Topic

__all__ = [
    "Line",
    "MilestoneOrganisation",
    "MilestonePage",
    "MilestonePerson",
    "MilestonePicture",
    "MilestonePlace",
    "MilestoneTopic",
    "Organisation",
    "Person",
    "Place",
    "TimelinePage",
    "Topic",
]
