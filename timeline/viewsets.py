"""The registers in the admin: people, organisations, places, topics and city lines."""

from django.forms import modelform_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from .forms import PersonForm, RegisterForm
from .models import Line, Organisation, Person, Place, Topic
from .register_views import (
    CHINESE_NAME,
    ConfirmedColumn,
    PlaceIndexView,
    RegisterChooseResultsView,
    RegisterChooseView,
    RegisterDeleteView,
    RegisterIndexView,
)
from .registers import NAMES, PERSON_NAMES

USED_IN = Column("used_in", label=_("Milestones"), sort_key="used_in")
CONFIRMED = ConfirmedColumn("zh_confirmed", label=_("Chinese confirmed"), sort_key="zh_confirmed")
NAME_PANEL = MultiFieldPanel(["name_de", "name_en", "name_zh", "pinyin"], heading=_("Name"))
KEY_PANEL = MultiFieldPanel(["key"], heading=_("Advanced"), classname="collapsed")
NAME_COLUMNS = ["name_de", "name_en", "name_zh", USED_IN]


class Register(ModelViewSet):
    index_view_class = RegisterIndexView
    delete_view_class = RegisterDeleteView
    copy_view_enabled = False
    search_fields = NAMES
    ordering = "name_de"
    list_display = [*NAME_COLUMNS, CONFIRMED]
    list_filter = ["zh_confirmed"]
    form_class = RegisterForm

    def get_edit_handler(self):
        handler = ObjectList(self.panels, base_form_class=self.form_class)
        return handler.bind_to_model(self.model)


class People(Register):
    model = Person
    icon = "user"
    form_class = PersonForm
    search_fields = PERSON_NAMES
    ordering = ("family_name", "given_name")
    list_display = ["family_name", "given_name", CHINESE_NAME, USED_IN, CONFIRMED]
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(["academic_title", "given_name", "family_name"]),
                "family_name_first",
            ],
            heading=_("Name"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(["family_name_zh", "given_name_zh", "pinyin"]),
                "zh_confirmed",
            ],
            heading=_("Chinese name"),
        ),
        KEY_PANEL,
    ]


class Organisations(Register):
    model = Organisation
    icon = "group"
    panels = [NAME_PANEL, "zh_confirmed", "language", KEY_PANEL]


class Places(Register):
    model = Place
    index_view_class = PlaceIndexView
    icon = "site"
    list_display = [*NAME_COLUMNS, "line", CONFIRMED]
    list_filter = ["line", "zh_confirmed"]
    panels = [
        NAME_PANEL,
        "zh_confirmed",
        "line",
        MultiFieldPanel([FieldRowPanel(["latitude", "longitude"])], heading=_("On the map")),
        KEY_PANEL,
    ]


class Topics(Register):
    model = Topic
    icon = "tag"
    list_display = NAME_COLUMNS
    list_filter = []
    panels = [NAME_PANEL, KEY_PANEL]


class Lines(Register):
    model = Line
    icon = "minus"
    ordering = "position"
    list_display = [*NAME_COLUMNS, "colour", "position"]
    list_filter = []
    panels = [NAME_PANEL, MultiFieldPanel(["colour", "position"], heading=_("Drawing")), KEY_PANEL]


class Registers(ModelViewSetGroup):
    # Not Wagtail's word for the versions of a page.
    menu_label = pgettext_lazy("of the office", "History")
    menu_icon = "history"
    menu_order = 150
    items = (People, Organisations, Places, Topics, Lines)


class RegisterChooser(ChooserViewSet):
    choose_view_class = RegisterChooseView
    choose_results_view_class = RegisterChooseResultsView
    create_action_label = _("Create and choose")
    creation_tab_label = _("New")


def chooser(register, choose, choose_another, edit, fields):
    """A searchable chooser in which a missing record is made on the spot."""
    model = register.model
    return RegisterChooser(
        f"choose_{model._meta.model_name}",
        model=model,
        icon=register.icon,
        choose_one_text=choose,
        choose_another_text=choose_another,
        edit_item_text=edit,
        creation_form_class=modelform_factory(model, form=register.form_class, fields=fields),
    )


_NAMES = ["name_de", "name_en", "name_zh"]
CHOOSERS = [
    chooser(
        People,
        _("Choose a person"),
        _("Choose another person"),
        _("Edit this person"),
        ["academic_title", "given_name", "family_name", "family_name_first",
         "family_name_zh", "given_name_zh"],
    ),
    chooser(
        Organisations,
        _("Choose an organisation"),
        _("Choose another organisation"),
        _("Edit this organisation"),
        [*_NAMES, "language"],
    ),
    chooser(
        Places,
        _("Choose a place"),
        _("Choose another place"),
        _("Edit this place"),
        [*_NAMES, "latitude", "longitude", "line"],
    ),
    chooser(
        Topics, _("Choose a topic"), _("Choose another topic"), _("Edit this topic"), _NAMES
    ),
]  # fmt: skip
