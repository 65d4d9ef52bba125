from django import forms

from ..side_by_side import Question


class MergeForm(forms.Form):
    """What stays of each field in which the two differ. `seen` says which saves were shown."""

    seen = forms.RegexField(r"^\d{1,9}-\d{1,9}$", widget=forms.HiddenInput)

    def __init__(self, data=None, *, questions: list[Question], **kwargs):
        super().__init__(data, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[question.name] = forms.ChoiceField(
                label=question.label,
                choices=question.choices,
                initial=question.default,
                widget=forms.RadioSelect,
            )

    @property
    def asked(self):
        """(question, [(option, whether it is chosen)])"""
        for question in self.questions:
            chosen = self[question.name].value() or question.default
            yield (
                question,
                [(option, option.value == chosen) for option in question.options],
            )

    def chosen(self) -> dict[str, str]:
        return {question.name: self.cleaned_data[question.name] for question in self.questions}

    def versions(self) -> tuple[int, int]:
        survivor, merged = self.cleaned_data["seen"].split("-")
        return int(survivor), int(merged)
