from ..models import Interaction, Organisation
from ..sheets import INTERACTION
from . import index, new_rows
from .save_record import Opened, Outcome, Recipe, change
from .standing import saving, standing


@saving()
def save_interaction(mine: dict, user, pk: int, opened: Opened) -> Outcome:
    """`opened` is what the form showed of it. A new one is logged: `log_contact`."""
    return change(RECIPE, pk, opened, _with_new(mine, user), user)


def _with_new(mine, user):
    mine = new_rows.make(mine, "organisations", "organisation", user)
    employers = [row["organisation"] for row in mine["organisations"].values()]
    employer = Organisation.objects.filter(pk__in=employers[:1]).first()
    mine = new_rows.make(mine, "people", "person", user, employer and standing(employer))
    for name, noun in (("organisations", "organisation"), ("people", "person")):
        mine = new_rows.by_their_key(mine, name, noun)
    return mine


def _finish(interaction: Interaction, before: dict, after: dict) -> None:
    keys = before["organisations"].keys() | after["organisations"].keys()
    index.last_contact([int(key) for key in keys])


RECIPE = Recipe(INTERACTION, {}, _finish)
