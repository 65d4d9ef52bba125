from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from .search import analyse


class SitePage(Page):
    """What every public page has: tokens to be found by, and words in its own language."""

    menu_title = models.CharField(
        _("title in menus"),
        max_length=40,
        blank=True,
        help_text=_("Where the title is too long for a menu."),
    )

    search_fields = [*Page.search_fields, index.AutocompleteField("search_tokens")]

    class Meta:
        abstract = True

    @property
    def language(self):
        return self.locale.language_code

    @property
    def short_title(self):
        return self.menu_title or self.title

    @property
    def search_texts(self):
        """The texts by which a visitor may find this page."""
        return [self.title, self.search_description]

    def search_tokens(self):
        text = " ".join(strip_tags(str(text)) for text in self.search_texts if text)
        return analyse(text, self.language)

    @property
    def description(self):
        """For search engines and link previews; no page is without one."""
        return self.search_description or str(_("Jinan-Dresden Office")) + " · " + self.title
