from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale

from jadepark.core.site_page import visible
from timeline.models import MilestonePage

from .addresses import absolute, address_of
from .models import NewsPage


class LanguageFeed(Feed):
    """What is live and public in the language of the address."""

    feed_type = Atom1Feed
    model = None
    url_name = ""

    def feed_url(self):
        return absolute(reverse(self.url_name))

    def link(self):
        return absolute(f"/{get_language()}/")

    @property
    def published(self):
        locale = Locale.objects.get(language_code=get_language())
        return visible(self.model.objects.filter(locale=locale)).select_related("locale")

    def item_title(self, item):
        return item.title

    def item_link(self, item):
        return address_of(item)

    def item_pubdate(self, item):
        return item.first_published_at or timezone.now()

    def item_updateddate(self, item):
        return item.last_published_at or timezone.now()


class MilestonesFeed(LanguageFeed):
    model = MilestonePage
    url_name = "milestones_feed"

    def title(self):
        return _("History of the Jinan-Dresden Office")

    def items(self):
        return self.published.in_order().reverse()[:50]

    def item_description(self, item):
        return f"{item.date_text}: {item.summary}"


class NewsFeed(LanguageFeed):
    model = NewsPage
    url_name = "news_feed"

    def title(self):
        return _("News of the Jinan-Dresden Office")

    def items(self):
        return self.published.newest_first()[:50]

    def item_description(self, item):
        return item.lede
