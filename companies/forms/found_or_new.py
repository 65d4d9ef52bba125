"""A record found while typing, or the name of a new one.

A script writes the key of what was chosen beside the text. Without one the server finds what is
alike, and asks: use that one, or is it a new one? So nothing is made twice by accident.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .. import search
from ..actions.add_on_the_spot import NewOrganisation, NewPerson
from ..actions.standing import standing
from ..countries import choices as countries
from ..models import InteractionPerson, Organisation, Person
from .keys import key_of

NEW = "new"
MOST_ALIKE = 5

ALIKE = _("“%(text)s” may be here already. Choose one, or say that it is new.")
GONE = _("“%(text)s” was archived in the meantime. Choose another, or restore that one first.")
MERGED = _("“%(text)s” was merged with another in the meantime. Choose that one instead.")


class FoundOrNew(forms.Form):
    model = None
    kind = ""

    # By :placeholder-shown the stylesheet knows that nothing stands in it.
    text = forms.CharField(
        required=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={"placeholder": _("Name in any script …"), "autocomplete": "off"}
        ),
    )
    record = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # What the question was about: another text is another question.
    asked = forms.CharField(required=False, widget=forms.HiddenInput)
    answer = forms.CharField(required=False)

    def __init__(self, *args, record=None, **kwargs):
        if record:
            kwargs["initial"] = {"text": str(record), "record": record.pk}
        super().__init__(*args, **kwargs)
        self.alike = []
        self._chosen = None

    def clean(self):
        text = self.cleaned_data.get("text")
        self._chosen = self._choose(text) if text else None
        return self.cleaned_data

    @property
    def chosen(self):
        """A record, a new one to be made, or None where nothing stands or a question is open."""
        return None if self.errors else self._chosen

    @property
    def is_open(self):
        """Something stands in it, so it is to be seen."""
        return bool(self["text"].value() or self.errors)

    def _choose(self, text):
        answer = self.cleaned_data.get("answer") if self.cleaned_data.get("asked") == text else ""
        if answer == NEW:
            return self.new(text)
        key = key_of(answer or self.cleaned_data.get("record"))
        record = self.model.objects.filter(pk=key).first() if key else None
        if record and (answer or is_named(record, text)):
            return self._living(record)
        self.alike = self.find_alike(text)
        if self.alike:
            self.add_error("text", ValidationError(ALIKE, params={"text": text}))
            return None
        return self.new(text)

    def _living(self, record):
        # What a colleague merged meanwhile is the record that it became.
        record = standing(record)
        problem = MERGED if is_merged(record) else None if record.is_living else GONE
        if problem:
            self.add_error("text", ValidationError(problem, params={"text": record}))
            return None
        return record

    def find_alike(self, text):
        """Whose name is alike, and whose name the text is a part of."""
        hits = search.alike(text, *self.place, only=self.kind)
        found = search.find(text, only=self.kind, limit=MOST_ALIKE)
        hits += [hit for hit in found if hit.score <= search.Likelihood.INSIDE_FORMER]
        return list({hit.record.pk: hit for hit in hits}.values())[:MOST_ALIKE]

    @property
    def place(self):
        """(country, city), where they are asked for."""
        return ("", "")


class OrganisationRow(FoundOrNew):
    model = Organisation
    kind = "organisation"

    country = forms.ChoiceField(label=_("Country"), required=False)
    city = forms.CharField(label=_("City"), required=False, max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Organisation")
        self.fields["country"].choices = [("", "—"), *countries()]

    @property
    def place(self):
        return self.cleaned_data.get("country", ""), self.cleaned_data.get("city", "")

    def new(self, text):
        return NewOrganisation(text, *self.place)


class PersonRow(FoundOrNew):
    model = Person
    kind = "person"

    side = forms.ChoiceField(
        label=_("Side"),
        required=False,
        choices=[("", _("that of the organisation")), *InteractionPerson.Side.choices],
    )
    role = forms.CharField(label=_("Role"), required=False, max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Person")

    def new(self, text):
        return NewPerson(text)


def is_merged(record):
    return getattr(record, "status", "") == Organisation.Status.MERGED


def is_named(record, text):
    """A key that a browser kept beside another text says nothing."""
    names = {record.latin_name, record.chinese_name}
    if isinstance(record, Organisation):
        names |= {name.text for name in record.names.all()}
    return text in names
