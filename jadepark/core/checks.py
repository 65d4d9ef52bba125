from django.conf import settings
from django.core.checks import Warning

from .languages import NATIVE_NAMES


def every_language_has_a_name(app_configs, **kwargs):
    unnamed = [code for code, _name in settings.LANGUAGES if code not in NATIVE_NAMES]
    if not unnamed:
        return []
    return [
        Warning(
            f"No native name for {', '.join(unnamed)}.",
            hint="Add it to NATIVE_NAMES in jadepark/core/languages.py.",
            id="core.W001",
        )
    ]
