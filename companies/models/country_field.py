from django import forms
from django.db import models
from django.utils.functional import lazy

from ..countries import choices


class CountryField(models.CharField):
    """Two letters of ISO 3166-1; forms offer the countries by name."""

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 2
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        kwargs.pop("max_length", None)
        options = lazy(lambda: [("", "—"), *choices()], list)
        return forms.ChoiceField(
            required=not self.blank, label=self.verbose_name, choices=options, **kwargs
        )
