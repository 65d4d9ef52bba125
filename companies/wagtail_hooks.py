"""The desk in the admin: its addresses and its one menu."""

from django.contrib.auth.models import Permission
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from . import urls
from .rights import uses_the_desk


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("desk/", include(urls))]


class DeskMenuItem(MenuItem):
    def is_shown(self, request):
        return uses_the_desk(request.user)


class DeskMenu(SubmenuMenuItem):
    def is_shown(self, request):
        return uses_the_desk(request.user)


ITEMS = [
    # (URL name, label, icon)
    ("home", _("Today"), "desk"),
    ("organisations", _("Organisations"), "group"),
    ("people", _("People"), "user"),
    ("interactions", _("Contacts"), "comment"),
    ("follow_ups", _("Follow-ups"), "tasks"),
    ("figures", _("Figures"), "order"),
]


@hooks.register("register_admin_menu_item")
def desk_menu():
    items = [
        DeskMenuItem(label, reverse_lazy(f"desk:{name}"), name=name, icon_name=icon, order=order)
        for order, (name, label, icon) in enumerate(ITEMS)
    ]
    return DeskMenu(_("Contact desk"), Menu(items=items), name="desk", icon_name="desk", order=90)


@hooks.register("register_icons")
def icons(icons):
    return [*icons, "companies/icons/desk.svg"]


@hooks.register("register_permissions")
def rights_in_groups():
    """What a group can be given: the rights of companies/rights.py, and nothing by model."""
    return Permission.objects.filter(
        content_type__app_label="companies", codename__endswith="_desk"
    )
