"""Who is signed in, and all that every page of the admin asks about them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Q

# Wagtail's language and time zone, and the desk's office.
ASKED_BY_EVERY_PAGE = ("wagtail_userprofile", "colleague")


class StaffBackend(ModelBackend):
    """Django's own, in two statements instead of five: a list of the desk takes 15 ms in all."""

    def get_user(self, user_id):
        users = get_user_model().objects.select_related(*ASKED_BY_EVERY_PAGE)
        user = users.filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj, obj=None):
        if user_obj.is_anonymous or user_obj.is_superuser or obj is not None:
            return super().get_all_permissions(user_obj, obj)
        if not hasattr(user_obj, "_perm_cache"):
            user_obj._perm_cache = _permissions(user_obj) if user_obj.is_active else set()
        return user_obj._perm_cache


def _permissions(user) -> set[str]:
    mine = Permission.objects.filter(Q(user=user) | Q(group__user=user)).order_by()
    names = mine.values_list("content_type__app_label", "codename")
    return {f"{label}.{name}" for label, name in names}
