"""The desk in the admin: its addresses and its one menu."""

from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from . import urls
from .home_panel import DeskPanel
from .rights import EXPORT, IMPORT, leads_the_desk, uses_the_desk


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("desk/", include(urls))]


class DeskMenuItem(MenuItem):
    def is_shown(self, request):
        return uses_the_desk(request.user)


class LeadMenuItem(MenuItem):
    def is_shown(self, request):
        return leads_the_desk(request.user)


class ExportMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(EXPORT)


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(IMPORT)


class DeskMenu(SubmenuMenuItem):
    def is_shown(self, request):
        return uses_the_desk(request.user)


# Wagtail's own controller: it also keeps to the setting of those who want no shortcuts.
SHORTCUTS = {
    "log": {
        "data-controller": "w-kbd",
        "data-w-kbd-key-value": "ctrl+alt+k",
        "data-w-kbd-scope-value": "global",
    }
}
ITEMS = [
    # (URL name, label, icon)
    ("home", _("Today"), "desk"),
    ("log", _("Log a contact"), "plus"),
    ("search", _("Search"), "search"),
    ("organisations", _("Organisations"), "group"),
    ("people", _("People"), "user"),
    ("interactions", _("Contacts"), "comment"),
    ("follow_ups", _("Follow-ups"), "tasks"),
    ("duplicates", _("Possible duplicates"), "copy"),
    ("figures", _("Figures"), "order"),
]


@hooks.register("register_admin_menu_item")
def desk_menu():
    items = [
        DeskMenuItem(
            label,
            reverse_lazy(f"desk:{name}"),
            name=name,
            icon_name=icon,
            order=order,
            attrs=SHORTCUTS.get(name),
        )
        for order, (name, label, icon) in enumerate(ITEMS)
    ]
    colleagues = reverse_lazy("desk:colleagues")
    items.append(LeadMenuItem(_("Colleagues"), colleagues, name="colleagues", icon_name="site"))
    imports = reverse_lazy("desk:imports")
    items.append(ImportMenuItem(_("Imports"), imports, name="imports", icon_name="upload"))
    exports = reverse_lazy("desk:exports")
    items.append(ExportMenuItem(_("Exports"), exports, name="exports", icon_name="download"))
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


@hooks.register("construct_homepage_panels")
def desk_panel(request, panels):
    if uses_the_desk(request.user):
        panels.append(DeskPanel(request.user))


@hooks.register("insert_global_admin_js")
def forget_drafts():
    """Signing out is possible on every page, and then nothing that was typed stays in the tab."""
    return format_html('<script src="{}" defer></script>', static("js/admin/drafts.js"))
