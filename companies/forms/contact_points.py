from django import forms

from ..models import ContactPoint
from .rows import RowForm, row_set


class ContactPointForm(RowForm):
    """What cannot be read is kept: the record's page shows it as something to be cleared up."""

    row_model = ContactPoint
    columns = ("kind", "raw", "label")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The browser would refuse what the office was really given.
        self.fields["raw"].widget = forms.TextInput(attrs={"autocomplete": "off"})
        self.fields["label"].help_text = ""


ContactPoints = row_set(ContactPointForm)
