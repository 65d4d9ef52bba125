from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from jadepark.core.panels import ADDRESS, DESCRIPTION, MENUS
from jadepark.core.site_page import SitePage

from ..blocks import Body, texts_of


class StandardPage(SitePage):
    lede = models.TextField(_("lede"), max_length=400, blank=True)
    body = StreamField(Body(), blank=True, verbose_name=_("content"))
    is_in_footer = models.BooleanField(
        _("in the footer"),
        default=False,
        help_text=_("For what must be reachable from every page, such as the imprint."),
    )

    content_panels = [*SitePage.content_panels, "lede", "body", DESCRIPTION]
    promote_panels = [ADDRESS, MENUS, "is_in_footer"]
    override_translatable_fields = [SynchronizedField("is_in_footer", overridable=False)]
    template = "pages/standard_page.html"

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    @property
    def search_texts(self):
        return [self.title, self.lede, *texts_of(self.body)]
