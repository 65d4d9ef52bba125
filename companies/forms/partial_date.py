"""The timeline's date field without its “about”, which the desk's records do not hold."""

from timeline.date_fields import PartialDateField
from timeline.widgets import PartialDateWidget


class KnownDateWidget(PartialDateWidget):
    class Media:
        # The preview beside a milestone has no part in the desk.
        css = {"all": ["css/admin/dates.css"]}
        extend = False

    def controls(self):
        controls = super().controls()
        del controls["circa"]
        return controls

    def decompress(self, value):
        return super().decompress(value)[:3]


class KnownDateField(PartialDateField):
    widget = KnownDateWidget
    ticks = ()

    def compress(self, values):
        return super().compress([*values, False] if values else values)
