import datetime

from django.db import transaction

from ..models import Change, FollowUp
from . import changes


@transaction.atomic
def move(follow_up: FollowUp, due_on: datetime.date, user) -> FollowUp:
    """To another day; nothing else of it changes, so that no colleague's edit is in the way."""
    stored = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    before = {"due_on": stored.due_on}
    stored.due_on = due_on
    stored.row_version += 1
    stored.save(update_fields=["due_on", "row_version", "updated_at"])
    changes.record(
        user,
        Change.Verb.CHANGED,
        about={"follow_up": stored},
        before=before,
        after={"due_on": due_on},
    )
    return stored
