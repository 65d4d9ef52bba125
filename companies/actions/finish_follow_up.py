"""A follow-up is done, or was not after all."""

from django.db import transaction
from django.utils import timezone

from ..models import Change, FollowUp
from . import changes


def finish(follow_up: FollowUp, user) -> bool:
    """False where a colleague was quicker: it stays as done by them."""
    return _turn(follow_up, user, done_at=timezone.now(), done_by=user)


def reopen(follow_up: FollowUp, user) -> bool:
    return _turn(follow_up, user, done_at=None, done_by=None)


@transaction.atomic
def _turn(follow_up, user, done_at, done_by):
    stored = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if (stored.done_at is None) == (done_at is None):
        return False
    before = {"done_at": stored.done_at}
    stored.done_at, stored.done_by = done_at, done_by
    stored.row_version += 1
    stored.save(update_fields=["done_at", "done_by", "row_version", "updated_at"])
    changes.record(
        user,
        Change.Verb.CHANGED,
        about={"follow_up": stored},
        before=before,
        after={"done_at": done_at},
    )
    return True
