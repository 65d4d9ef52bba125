"""The control for a date as far as it is known: year, month, day, “about”, “still going on”."""

from babel.dates import get_month_names
from django import forms
from django.forms.renderers import get_default_renderer
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def month_names():
    """{1: "Januar", …} in the language spoken now."""
    return get_month_names("wide", locale=(get_language() or "en").replace("-", "_"))


class MonthSelect(forms.Select):
    """The months by name; the empty choice says that none is known."""

    def optgroups(self, name, value, attrs=None):
        self.choices = [("", _("not known")), *month_names().items()]
        return super().optgroups(name, value, attrs)


def _number(size):
    # Not type="number": a browser would throw away what is no number before we can name it.
    return forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "class": f"date-control__{size}"}
    )


def _control(widget):
    html = get_default_renderer().render(widget["template_name"], {"widget": widget})
    return mark_safe(html)  # Django's own template has escaped it.


class PartialDateWidget(forms.MultiWidget):
    template_name = "timeline/admin/date_control.html"
    use_fieldset = True
    legend = ""
    labels = {
        "year": _("Year"),
        "month": _("Month"),
        "day": _("Day"),
        "circa": _("about"),
        "open": _("still going on"),
    }

    class Media:
        css = {"all": ["css/admin/dates.css"]}
        js = ["js/admin/date_preview.js"]

    def __init__(self, attrs=None):
        super().__init__(self.controls(), attrs)

    def controls(self):
        return {
            "year": _number("year"),
            "month": MonthSelect(),
            "day": _number("day"),
            "circa": forms.CheckboxInput(),
        }

    def decompress(self, value):
        """From a PartialDate to what stands in the fields."""
        if value is None:
            return ["", "", "", False]
        parts = [str(part) for part in value.parts]
        return [*parts, *[""] * (3 - len(parts)), value.circa]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["legend"] = self.legend
        context["parts"] = [
            {
                "id": part["attrs"].get("id", ""),
                "label": self.labels[name],
                "is_tick": part.get("type") == "checkbox",
                "control": _control(part),
            }
            for name, part in zip(self.controls(), context["widget"]["subwidgets"], strict=True)
        ]
        return context

    def _render(self, template_name, context, renderer=None):
        # Django's own renderer for widgets does not look into templates/.
        return render_to_string(template_name, context)


class EndWidget(PartialDateWidget):
    def controls(self):
        return {**super().controls(), "open": forms.CheckboxInput()}

    def decompress(self, value):
        """From an End."""
        if value is None:
            return [*super().decompress(None), False]
        return [*super().decompress(value.date), value.is_open]
