"""Forms of the admin as a browser holds them: what stands in each field, ready to be sent again."""

from bs4 import BeautifulSoup
from django.utils import translation


def entries_of(response, selector="form#page-edit-form"):
    """{name: value} of the form in a response, as a browser would send it unchanged."""
    form = BeautifulSoup(response.content, "html.parser").select_one(selector)
    entries = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        value = _value(field)
        if value is not None and not _is_in_template(field):
            entries[field["name"]] = value
    return entries


def sentences_at(response, field):
    """What the form of a response says at `field`, in English."""
    return sentences_of(response.context["form"]).get(field, [])


def sentences_of(form):
    """{field: sentences} in English, whatever the catalogues hold by now."""
    with translation.override("en"):
        return {field: [str(one) for one in errors] for field, errors in form.errors.items()}


def _is_in_template(field):
    return any(parent.name == "template" for parent in field.parents)


def _value(field):
    if field.name == "textarea":
        return field.get_text().removeprefix("\n")
    if field.name == "select":
        option = field.select_one("option[selected]") or field.select_one("option")
        return option["value"] if option else None
    if field.get("type") in {"submit", "file"}:
        return None
    if field.get("type") in {"checkbox", "radio"}:
        return field.get("value", "on") if field.has_attr("checked") else None
    return field.get("value", "")
