from ..models import FollowUp
from ..sheets import FOLLOW_UP
from .save_record import Opened, Outcome, Recipe, change, create
from .standing import saving, standing_now


@saving()
def save_follow_up(mine: dict, user, follow_up: FollowUp, opened: Opened | None = None) -> Outcome:
    """Without `opened` it is a new one, and says already what it is about."""
    if opened is None:
        follow_up.created_by = user
        follow_up.organisation = standing_now(follow_up.organisation)
        return create(RECIPE, follow_up, mine, user)
    return change(RECIPE, follow_up.pk, opened, mine, user)


RECIPE = Recipe(FOLLOW_UP, {}, lambda follow_up, before, after: None)
