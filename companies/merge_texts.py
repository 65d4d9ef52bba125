"""What was merged or taken apart, in words. No names in them: messages travel in a cookie."""

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from . import change_texts
from .actions.relations import moving
from .actions.unmerge import Undone
from .actions.unmerge_rows import Left
from .day_texts import whole
from .models import Merge
from .side_by_side import KINDS


def merged(merge: Merge) -> str:
    """After a merge."""
    day = whole(timezone.localdate(merge.undoable_until))
    return _("The two records are one now. Until %(day)s that can be undone here.") % {"day": day}


def left(undone: Undone) -> list[str]:
    """What was changed since the merge, and so stays as it is."""
    return [_left(type(undone.survivor), one) for one in undone.left]


def _left(model, one: Left):
    if not one.count:
        label = change_texts.label_of(KINDS[model._meta.model_name], one.name)
        return _("%(field)s: changed since the merge, and left as it is.") % {
            "field": capfirst(label)
        }
    labels = {relation.name: relation.label for relation in moving(model)}
    words = {"what": capfirst(str(labels[one.name])), "count": one.count}
    return _("%(what)s: %(count)d changed or removed since the merge, and left as is.") % words
