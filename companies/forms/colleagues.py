from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Colleague, Office
from ..models.colleague import name_of
from ..rights import leads_the_desk, of_the_desk


class ColleaguesForm(forms.Form):
    """One office per colleague."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offices = dict(Colleague.objects.values_list("user", "office"))
        self.colleagues = list(of_the_desk())
        for user in self.colleagues:
            self.fields[f"office-{user.pk}"] = forms.ChoiceField(
                choices=[("", _("not entered yet")), *Office.choices],
                required=False,
                initial=offices.get(user.pk, ""),
                label=name_of(user),
                error_messages={
                    "invalid_choice": _("“%(value)s” is no office. Choose one from the list.")
                },
            )

    @property
    def rows(self):
        """(user, whether they lead the desk, field)."""
        return [(user, leads_the_desk(user), self[f"office-{user.pk}"]) for user in self.colleagues]

    def offices(self):
        return {user: self.cleaned_data[f"office-{user.pk}"] for user in self.colleagues}
