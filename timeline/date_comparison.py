"""How a milestone's dates stand in a comparison of two versions: as they read, not as columns."""

from django.utils.translation import gettext as _
from wagtail.admin.compare import TextFieldComparison

from .date_fields import reading


class StartComparison(TextFieldComparison):
    def __init__(self, field, one, other):
        self.field, self.val_a, self.val_b = field, self.text(one), self.text(other)

    @staticmethod
    def text(milestone):
        return reading(milestone.start)


class EndComparison(StartComparison):
    @staticmethod
    def text(milestone):
        if milestone.is_open_ended:
            return _("still going on")
        return reading(milestone.end) if milestone.end else ""
