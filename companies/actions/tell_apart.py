"""“These are different”: said once, and remembered."""

from django.utils import timezone

from ..duplicates import KINDS


def tell_apart(noun: str, pk: int, user) -> bool:
    """False where somebody has said so already, or the pair is gone."""
    open_one = KINDS[noun].pairs.objects.filter(pk=pk, is_different=False)
    return bool(open_one.update(is_different=True, said_by=user, said_at=timezone.now()))


def take_back(noun: str, pk: int) -> bool:
    """It is an open question again."""
    said = KINDS[noun].pairs.objects.filter(pk=pk, is_different=True)
    return bool(said.update(is_different=False, said_by=None, said_at=None))
