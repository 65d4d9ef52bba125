from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from jadepark.core.media import serve_rendition
from jadepark.pages import views
from jadepark.pages.feeds import MilestonesFeed, NewsFeed
from jadepark.pages.sitemaps import sitemap
from jadepark.pages.stylesheet import stylesheet

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("css/<slug:digest>.css", stylesheet, name="stylesheet"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("media/images/<str:name>", serve_rendition, name="rendition"),
]

urlpatterns += i18n_patterns(
    path(_("search/"), views.search, name="search"),
    path("feed/milestones.xml", MilestonesFeed(), name="milestones_feed"),
    path("feed/news.xml", NewsFeed(), name="news_feed"),
    # Passwords and logins of private pages; the last of Wagtail's patterns is ours below.
    *wagtail_urls.urlpatterns[:-1],
    re_path(wagtail_urls.serve_pattern, views.serve, name="wagtail_serve"),
)

handler400 = "jadepark.pages.views.bad_request"
handler404 = "jadepark.pages.views.not_found"
handler500 = "jadepark.pages.views.server_error"
