from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jadepark.core.site_page import readable, visible
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
        of_language = self.model.objects.filter(locale__language_code=get_language())
        return visible(of_language).select_related("locale")

    def item_title(self, item):
        return readable(item.title)

    item_guid_is_permalink = False

    def item_guid(self, item):
        return f"urn:uuid:{item.translation_key}:{item.language}"

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
        # What is new to a subscriber, however long ago it happened.
        return self.published.order_by("-first_published_at", "-start_date", "-pk")[:50]

    def item_description(self, item):
        return readable(f"{item.date_text}: {item.summary}")


class NewsFeed(LanguageFeed):
    model = NewsPage
    url_name = "news_feed"

    def title(self):
        return _("News of the Jinan-Dresden Office")

    def items(self):
        return self.published.newest_first()[:50]

    def item_description(self, item):
        return readable(item.lede)
