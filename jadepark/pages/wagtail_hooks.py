from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.permission_policies.pages import PagePermissionPolicy

from . import admin_views, launch
from .translation_table import TranslationTable


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("translations/", admin_views.TranslationStates.as_view(), name="translation_states"),
        path(
            "translations/<int:page_id>/checked/",
            admin_views.translation_checked,
            name="translation_checked",
        ),
        path("launch/", admin_views.Launch.as_view(), name="launch"),
    ]


def works_on_pages(user):
    """The desk's staff and others in the admin have no part in texts and translations."""
    return PagePermissionPolicy().user_has_any_permission(user, {"add", "change", "publish"})


class EditorsMenuItem(MenuItem):
    def is_shown(self, request):
        return works_on_pages(request.user)


@hooks.register("register_admin_menu_item")
def translations_menu_item():
    return EditorsMenuItem(
        _("Translations"),
        reverse_lazy("translation_states"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=160,
    )


class LaunchMenuItem(EditorsMenuItem):
    """With the number of what is still open; the menu is made once, the number is not."""

    def render_component(self, request):
        component = super().render_component(request)
        count = launch.cached_count()
        component.label = f"{self.label} ({count})" if count else str(self.label)
        return component


@hooks.register("register_admin_menu_item")
def launch_menu_item():
    return LaunchMenuItem(
        _("Checklist"),
        reverse_lazy("launch"),
        name="launch",
        icon_name="tasks",
        order=170,
    )


@hooks.register("construct_reports_menu")
def one_list_of_translations(request, menu_items):
    """Ours says more than wagtail-localize's, and two of one name would only confuse."""
    address = str(reverse_lazy("wagtail_localize:translations_report"))
    menu_items[:] = [item for item in menu_items if str(item.url) != address]


class StatePanel(Component):
    name = "jadepark"
    template_name = "pages/admin/home_panel.html"
    order = 120

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        return {
            "heading": _("This site"),
            "launch_count": launch.cached_count(),
            "translations_count": len(TranslationTable(self.user).needing_work()),
        }


@hooks.register("construct_homepage_panels")
def state_panel(request, panels):
    if works_on_pages(request.user):
        panels.append(StatePanel(request.user))
