from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .. import identifiers, names, sectors
from ..models import Identifier, Organisation, OrganisationName
from ..models.interaction import EARLIEST
from ..rights import of_the_desk
from ..sheets import ORGANISATION
from .contact_points import ContactPoints
from .follow_up import ColleagueField
from .partial_date import KnownDateField
from .record import RecordForm, refuse_outside
from .rows import RowForm, row_set

NO_NAME = _("An organisation needs a name. Enter at least one.")
TWO_MAIN = _("Only one sector can be the main one.")
TWICE = _("“%(value)s” stands here twice. Remove one of them.")


WITH_US = ("first_contact", "owner", "heard_of_us", "notes")


class NameForm(RowForm):
    row_model = OrganisationName
    columns = ("text", "script", "kind")

    pinyin = forms.CharField(label=_("Pinyin"), max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        script = self.fields["script"]
        script.required = False
        script.choices = [("", _("by its letters")), *OrganisationName.Script.choices]
        self.order_fields(["key", "text", "kind", "script", "pinyin"])

    def values(self):
        found = super().values()
        found["script"] = found["script"] or names.script_of(found["text"])
        is_chinese = found["script"] != OrganisationName.Script.LATIN
        return found | {"typed_pinyin": self.cleaned_data["pinyin"] if is_chinese else ""}


class IdentifierForm(RowForm):
    """A wrong number is kept. A right one that another organisation has is refused."""

    row_model = Identifier
    columns = ("scheme", "raw", "is_verified")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_verified"].help_text = ""

    @property
    def canonical(self):
        scheme, raw = self.cleaned_data.get("scheme"), self.cleaned_data.get("raw")
        return identifiers.read(scheme, raw).canonical if scheme and raw else ""


class SectorForm(RowForm):
    columns = ("code",)

    code = forms.ChoiceField(label=_("Sector"))
    is_main = forms.BooleanField(label=_("main sector"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [("", "—"), *sectors.choices()]


class OrganisationForm(RecordForm):
    kind = ORGANISATION
    row_sets = {
        "names": row_set(NameForm),
        "identifiers": row_set(IdentifierForm),
        "sectors": row_set(SectorForm, natural_key="code"),
        "contact_points": ContactPoints,
    }

    owner = ColleagueField(
        label=_("Looked after by"), required=False, empty_label=_("nobody in particular")
    )
    first_contact = KnownDateField(label=_("First contact"), required=False)

    class Meta:
        model = Organisation
        fields = [name for name in ORGANISATION.columns if name != "first_contact"]
        widgets = {
            "address": forms.Textarea(attrs={"rows": 3}),
            "address_chinese": forms.Textarea(attrs={"rows": 3}),
            "notes": forms.Textarea(attrs={"rows": 5}),
            "founded": forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Whoever looked after it may have left the desk since, and stays until somebody else does.
        owner = self.shown_before.get("owner")
        self.fields["owner"].queryset = of_the_desk() | of_the_desk().model.objects.filter(pk=owner)

    @property
    def what(self):
        return [self[name] for name in self.fields if name not in WITH_US]

    @property
    def with_us(self):
        return [self[name] for name in WITH_US]

    def initial_of_row(self, name, key, values, sheet):
        initial = super().initial_of_row(name, key, values, sheet)
        if name == "names":
            initial["pinyin"] = values["typed_pinyin"] or names.pinyin(values["text"])
        if name == "sectors":
            initial["is_main"] = key == sheet.get("main_sector")
        return initial

    def clean(self):
        cleaned = super().clean()
        refuse_outside(self, "first_contact", EARLIEST.year, self.today)
        self._clean_names()
        self._clean_identifiers()
        self._clean_sectors()
        return cleaned

    def _clean_names(self):
        rows = self.rows["names"]
        if not rows.kept() and not rows.total_error_count():
            rows.refuse(NO_NAME)

    def _clean_identifiers(self):
        seen = set()
        for row in self.rows["identifiers"].kept():
            number = (row.cleaned_data.get("scheme"), row.canonical)
            if number in seen:
                refuse_repeated(row, "raw")
            elif row.canonical and self._belongs_to_another(*number):
                row.add_error("raw", taken())
            elif row.canonical:
                seen.add(number)

    def _belongs_to_another(self, scheme, canonical):
        same = Identifier.objects.filter(scheme=scheme, canonical=canonical, is_living=True)
        return same.exclude(organisation=self.pk).exists()

    def _clean_sectors(self):
        rows = self.rows["sectors"].kept()
        codes = [row.cleaned_data.get("code") for row in rows]
        main = [row for row in rows if row.cleaned_data.get("is_main")]
        for row in main[1:]:
            row.add_error("is_main", ValidationError(TWO_MAIN))
        for number, row in enumerate(rows):
            if codes[number] in codes[:number]:
                refuse_repeated(row, "code")

    def to_sheet(self):
        sheet = super().to_sheet()
        main = [row for row in self.rows["sectors"].kept() if row.cleaned_data.get("is_main")]
        codes = [row.cleaned_data["code"] for row in main] or list(sheet["sectors"])
        before = self.shown_before.get("names", {})
        for key, row in sheet["names"].items():
            row["typed_pinyin"] = typed_pinyin(row, before.get(key))
        return sheet | {"main_sector": codes[0] if codes else ""}


def typed_pinyin(row, before) -> str:
    """What was computed and not touched goes on being computed, also when the name is changed."""
    pinyin = " ".join(row["typed_pinyin"].split())
    if before and before["typed_pinyin"] == pinyin:
        return pinyin
    computed = {names.pinyin(one["text"]) for one in (row, before) if one}
    return "" if pinyin in computed else pinyin


def taken():
    (constraint,) = Identifier._meta.constraints
    return ValidationError(constraint.violation_error_message, code="unique")


def refuse_repeated(row, name):
    row.add_error(name, ValidationError(TWICE, params={"value": row.cleaned_data[name]}))
