"""The options of a choice as HTML, and not by a template: a list offers four hundred of them, and
a template needs longer for those than for its fifty rows."""

from html import escape

from django.utils.safestring import SafeString, mark_safe


def options(alone, groups, chosen: str) -> SafeString:
    """`alone` are pairs (value, label), `groups` pairs (heading, pairs)."""
    parts = _several(alone, chosen)
    for heading, pairs in groups:
        inside = "".join(_several(pairs, chosen))
        parts.append(f'<optgroup label="{escape(str(heading))}">{inside}</optgroup>')
    # Each value and label has been escaped above.
    return mark_safe("".join(parts))


def _several(pairs, chosen):
    return [
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>'
        f"{escape(str(label))}</option>"
        for value, label in pairs
    ]
