"""What stands on every page of the admin and is the same for all who read its language, kept.

Working it out anew took a tenth of the time of a list of the desk.
"""

from django.core.cache import cache
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

# So late may a page know of a new language of the site.
KEPT_SECONDS = 60
DIALOG = "wagtailadmin/shared/keyboard_shortcuts_dialog.html"


def connect():
    """In place of Wagtail's own tags, which have no other way to be kept."""
    from wagtail.admin.templatetags import wagtailadmin_tags as wagtails

    def wagtail_config(context):
        request, locale = context["request"], context.get("locale")
        key = _key("config", _has_shortcuts(request), locale and locale.language_code)
        kept = cache.get_or_set(key, lambda: wagtails.wagtail_config(context), KEPT_SECONDS)
        return kept | {"CSRF_TOKEN": get_token(request)}

    def keyboard_shortcuts_dialog(context):
        request = context["request"]
        # The keys are named otherwise on a Mac.
        modifier = wagtails.get_keyboard_key_labels_from_request(request).MOD
        key = _key("dialog", _has_shortcuts(request), modifier)
        values = wagtails.keyboard_shortcuts_dialog
        return mark_safe(  # A page of Wagtail's own: its template has escaped it.
            cache.get_or_set(key, lambda: render_to_string(DIALOG, values(context)), KEPT_SECONDS)
        )

    for tag in (wagtail_config, keyboard_shortcuts_dialog):
        wagtails.register.simple_tag(tag, takes_context=True)


def _has_shortcuts(request):
    profile = getattr(request.user, "wagtail_userprofile", None)
    return profile is None or profile.keyboard_shortcuts


def _key(part, *facts):
    return ".".join(["core.frame", part, get_language(), *map(str, facts)])
