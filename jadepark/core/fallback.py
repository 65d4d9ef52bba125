"""Where Wagtail has no Chinese words yet, staff in Jinan read English, not German."""

from gettext import NullTranslations

from django.utils.translation import trans_real

from .languages import SOURCE


def fall_back_to_english(language: str):
    """Django falls back to the default language, which is German here; it offers no setting."""
    if language != SOURCE:
        trans_real.translation(language)._fallback = NullTranslations()
