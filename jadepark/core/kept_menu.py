"""The admin's menu, kept for a while for each user by themselves.

It is the same on every page, and working it out takes a fifth of the time of a list of the desk.
"""

from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

# So late may the menu show that somebody may edit another part of the pages.
KEPT_SECONDS = 60


def connect():
    """In place of Wagtail's own tag, which has no other way to be kept."""
    from wagtail.admin.templatetags import wagtailadmin_tags as wagtails

    def sidebar_props(context):
        key = _key(context["request"])
        return cache.get_or_set(key, lambda: wagtails.sidebar_props(context), KEPT_SECONDS)

    wagtails.register.simple_tag(sidebar_props, takes_context=True)


def _key(request):
    """All that the menu depends on, but for the rights to single pages and collections."""
    user = request.user
    profile = getattr(user, "wagtail_userprofile", None)
    facts = (
        (user.pk, user.get_username(), user.get_full_name(), user.is_superuser),
        sorted(user.get_all_permissions()),
        profile and (profile.avatar.name, profile.dismissibles),
        (request.get_host(), get_language()),
    )
    return "core.menu." + salted_hmac("core.menu", repr(facts)).hexdigest()
