from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import SavedFilter

MOST_SAVED = 50


class SavedFilterForm(forms.ModelForm):
    """A name for what the list's own filters have accepted."""

    class Meta:
        model = SavedFilter
        fields = ["name", "is_shared"]
        error_messages = {"name": {"required": _("A saved filter needs a name. Enter one.")}}

    def clean(self):
        cleaned = super().clean()
        mine = SavedFilter.objects.filter(user=self.instance.user, list=self.instance.list)
        if self.instance._state.adding and mine.count() >= MOST_SAVED:
            sentence = _("You have %(number)d filters for this list. Delete one of them first.")
            raise ValidationError(sentence, params={"number": MOST_SAVED})
        if len(self.instance.query) > SavedFilter._meta.get_field("query").max_length:
            raise ValidationError(_("This filter is too long to be kept. Take some of it away."))
        return cleaned
