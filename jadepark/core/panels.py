"""Panels that the forms of all pages share."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

DESCRIPTION = FieldPanel(
    "search_description",
    heading=_("Description for search engines"),
    help_text=_(
        "One sentence of 70 to 155 characters that says what this page holds and why to read it. "
        "Search engines and link previews show it, so let it stand by itself."
    ),
)
ADDRESS = MultiFieldPanel(
    [
        "slug",
        FieldPanel(
            "seo_title",
            help_text=_("Only where the title alone says too little in a list of search results."),
        ),
    ],
    heading=_("Address and search engines"),
)
MENUS = MultiFieldPanel(["show_in_menus", "menu_title"], heading=_("Menus"))
PICTURE = MultiFieldPanel(
    [
        "picture",
        "picture_is_decorative",
        FieldPanel(
            "picture_alt",
            help_text=_(
                "What is to be seen, in one sentence, for those who do not see the picture. "
                "Needed before the page is published."
            ),
        ),
    ],
    heading=_("Picture"),
    icon="image",
)
