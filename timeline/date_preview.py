"""How the dates in a milestone's form will read, or the sentences that stop them."""

from django.conf import settings

from jadepark.core.languages import NATIVE_NAMES, bcp47

from .forms import SpanForm


def preview_of_milestone(milestone) -> dict:
    """The context of date_preview.html for what is stored."""
    return {"readings": _readings(milestone.span if milestone.start_date else None)}


def preview_of_entries(entries) -> dict:
    """The context of date_preview.html for what stands in the form, right or wrong."""
    form = SpanForm(entries)
    span = form.read_span() if form.is_valid() else None
    problems = [sentence for sentences in form.errors.values() for sentence in sentences]
    return {"readings": _readings(span), "problems": problems}


def _readings(span):
    """[(value of lang, name of the language, the date as it reads there)]"""
    if span is None:
        return []
    return [
        (bcp47(code), NATIVE_NAMES[code], span.text(code)) for code, _name in settings.LANGUAGES
    ]
