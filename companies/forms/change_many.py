"""Which records of a list are meant, and what is to happen to all of them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Organisation, SavedFilter
from ..models.colleague import name_of
from ..rights import ARCHIVE, ASSIGN, CHANGE_MANY
from .keys import key_of

List = SavedFilter.List
ASSIGNABLE = {List.ORGANISATIONS, List.FOLLOW_UPS}
NOBODY = "nobody"
MOST_TICKED = 100


def may_change_many(user, name) -> bool:
    may_assign = name in ASSIGNABLE and user.has_perm(ASSIGN)
    return user.has_perm(CHANGE_MANY) and (
        may_assign or user.has_perm(ARCHIVE) or name == List.ORGANISATIONS
    )


class Numbers(forms.Field):
    """The ticked rows."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {
        "invalid": gettext_lazy("The ticks could not be read. Go back to the list and tick again.")
    }

    def to_python(self, value):
        texts = value or []
        numbers = [key_of(text) for text in texts]
        if len(texts) > MOST_TICKED or None in numbers:
            raise ValidationError(self.error_messages["invalid"])
        return numbers


class ChosenForm(forms.Form):
    """The ticked rows of a list, or all that match its filters."""

    query = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
    pk = Numbers(required=False)
    everything = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned["pk"] or cleaned["everything"]):
            raise ValidationError(_("Nothing is ticked. Tick the rows that are to be changed."))
        return cleaned

    def narrow(self, records):
        if self.cleaned_data["everything"]:
            return records
        return records.filter(pk__in=self.cleaned_data["pk"])


class ChangeManyForm(ChosenForm):
    """`as_of` is when they were shown, `expected` how many: what changes after it is left alone."""

    what = forms.ChoiceField(
        label=gettext_lazy("What is to happen to them"),
        error_messages={
            "required": gettext_lazy("Choose what is to happen to them."),
            "invalid_choice": gettext_lazy("This cannot be done here any more. Choose again."),
        },
    )
    as_of = forms.DateTimeField(widget=forms.HiddenInput)
    expected = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9)

    def __init__(self, *args, name, user, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", "—"), *_choices(name, user, colleagues)]


def _choices(name, user, colleagues):
    if name in ASSIGNABLE and user.has_perm(ASSIGN):
        people = [(f"assign:{one.pk}", name_of(one)) for one in colleagues]
        yield _("Assign to"), [*people, (f"assign:{NOBODY}", _("nobody"))]
    if name == List.ORGANISATIONS:
        statuses = [(f"status:{code}", label) for code, label in Organisation.Status.choices]
        yield _("Set the status to"), statuses
    if user.has_perm(ARCHIVE):
        yield _("Archive"), [("archive:", _("archive them"))]
