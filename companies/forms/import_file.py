"""A file on its way in: which one, and how it is read."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import reading
from ..workbooks.limits import MOST_BYTES

TAB = "\t"
SEPARATORS = [
    (",", gettext_lazy("comma")),
    (";", gettext_lazy("semicolon")),
    (TAB, gettext_lazy("tab")),
    ("|", gettext_lazy("vertical bar")),
]
HEADER_ROWS = [(1, gettext_lazy("one row")), (2, gettext_lazy("two rows"))]


class UploadForm(forms.Form):
    """Afterwards `content` are the bytes and `inspection` is what they are."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(reading.names())}),
        error_messages={
            "required": gettext_lazy("No file has arrived. Choose one."),
            "empty": gettext_lazy("The file is empty. Choose another one."),
        },
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            sentence = _(
                "The file has %(size)s, and at most %(most)s are read. Divide it, or delete "
                "pictures in it."
            )
            sizes = {"size": filesizeformat(file.size), "most": most_bytes()}
            raise ValidationError(sentence, params=sizes)
        self.content = file.read()
        try:
            self.inspection = reading.inspect(file.name, self.content)
        except reading.Unreadable as problem:
            raise ValidationError(problem.sentence) from problem
        return file


def most_bytes():
    return filesizeformat(MOST_BYTES)


class FileForm(forms.Form):
    """How the bytes become rows. Only what can be chosen for this kind of file is asked."""

    encoding = forms.ChoiceField(
        error_messages={"required": gettext_lazy("Choose the one that you can read.")}
    )
    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"))
    separator = forms.ChoiceField(
        label=gettext_lazy("Between the columns"), choices=SEPARATORS, required=False
    )
    header_row = forms.IntegerField(
        label=gettext_lazy("Headings begin in row"), min_value=1, max_value=100_000, required=False
    )
    header_rows = forms.TypedChoiceField(
        label=gettext_lazy("Headings take up"),
        choices=HEADER_ROWS,
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, data=None, *, inspection, **kwargs):
        super().__init__(data, **kwargs)
        self._offer("encoding", [(one.encoding, one.label) for one in inspection.readings])
        self._offer("sheet", [(name, name) for name in inspection.sheets])
        if not inspection.separator:
            del self.fields["separator"]

    def _offer(self, name, choices):
        """Where there is only one answer nobody is asked."""
        if len(choices) > 1:
            self.fields[name].choices = choices
        else:
            del self.fields[name]

    @property
    def settings(self):
        """The fields that stand beneath the question for the encoding."""
        return [self[name] for name in self.fields if name != "encoding"]
