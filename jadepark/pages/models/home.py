from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from jadepark.core.panels import ADDRESS, DESCRIPTION, MENUS, PICTURE
from jadepark.core.site_page import SitePage, visible
from timeline.models import TimelinePage
from timeline.pictures import CARD_FILTERS

from ..blocks import Body, texts_of
from .news import NewsPage
from .pictured import Pictured


class HomePage(Pictured, SitePage):
    headline = models.CharField(
        _("headline"),
        max_length=120,
        help_text=_("The large words that a visitor sees first."),
    )
    lede = models.TextField(_("lede"), max_length=400, help_text=_("Two sentences at most."))
    body = StreamField(Body(), blank=True, verbose_name=_("content"))

    content_panels = [
        *SitePage.content_panels,
        "headline",
        "lede",
        PICTURE,
        "body",
        DESCRIPTION,
    ]
    promote_panels = [ADDRESS, MENUS]
    override_translatable_fields = Pictured.synchronised
    parent_page_types = ["wagtailcore.Page"]
    template = "pages/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def search_texts(self):
        return [self.title, self.headline, self.lede, *texts_of(self.body)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        timeline = visible(TimelinePage.objects.child_of(self)).first()
        context["timeline"] = timeline
        context["milestones"] = self.latest_milestones(timeline)
        context["news"] = visible(NewsPage.objects.descendant_of(self)).newest_first()[:3]
        return context

    @staticmethod
    def latest_milestones(timeline, how_many=3):
        """The newest that have a picture."""
        if timeline is None:
            return []
        pictured = timeline.milestones().filter(pictures__isnull=False).distinct()
        return pictured.with_everything_shown(*CARD_FILTERS).reverse()[:how_many]
