from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField

from jadepark.core.panels import ADDRESS, DESCRIPTION, MENUS, PICTURE
from jadepark.core.site_page import SitePage, visible
from timeline.dates import DateSpan, PartialDate

from ..blocks import Body, texts_of
from .pictured import Pictured


class NewsQuerySet(PageQuerySet):
    def newest_first(self):
        return self.order_by("-date", "-pk")


class NewsIndexPage(SitePage):
    lede = models.TextField(_("lede"), max_length=400, blank=True)

    content_panels = [*SitePage.content_panels, "lede", DESCRIPTION]
    promote_panels = [ADDRESS, MENUS]
    subpage_types = ["pages.NewsPage"]
    template = "pages/news_index_page.html"
    per_page = 12

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    @property
    def search_texts(self):
        return [self.title, self.lede]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = visible(NewsPage.objects.child_of(self)).newest_first()
        # get_page answers any ?seite= with a page that exists.
        context["articles"] = Paginator(articles, self.per_page).get_page(request.GET.get("seite"))
        context["only_in_source"] = self.children_only_in_source(NewsPage).newest_first()[:20]
        return context


class NewsPage(Pictured, SitePage):
    date = models.DateField(_("date"), default=timezone.localdate)
    lede = models.TextField(
        _("lede"), max_length=400, help_text=_("What is new, in one or two sentences.")
    )
    body = StreamField(Body(), blank=True, verbose_name=_("content"))

    objects = PageManager.from_queryset(NewsQuerySet)()
    content_panels = [
        *SitePage.content_panels,
        "date",
        "lede",
        PICTURE,
        "body",
        DESCRIPTION,
    ]
    promote_panels = [ADDRESS]
    override_translatable_fields = [
        SynchronizedField("date", overridable=False),
        *Pictured.synchronised,
    ]
    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types = []
    template = "pages/news_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def date_text(self):
        return DateSpan(PartialDate(self.date)).text(self.language)

    @property
    def search_texts(self):
        return [self.title, self.lede, *texts_of(self.body)]
