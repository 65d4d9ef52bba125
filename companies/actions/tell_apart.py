"""“These are different”: said once, and remembered."""

from django.utils import timezone

from ..duplicates import KINDS
from .standing import saving


@saving()
def tell_apart(noun: str, pk: int, user) -> bool:
    """False where somebody has said so already, or the pair is gone."""
    open_one = KINDS[noun].pairs.objects.open().filter(pk=pk)
    return bool(open_one.update(is_different=True, said_by=user, said_at=timezone.now()))


@saving()
def take_back(noun: str, pk: int) -> bool:
    """It is an open question again."""
    said = KINDS[noun].pairs.objects.told_apart().filter(pk=pk)
    return bool(said.update(is_different=False, said_by=None, said_at=None, said_of=None))
