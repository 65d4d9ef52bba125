import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from wagtail.models import PageViewRestriction

from jadepark.core.caching import KeptPages
from timeline.models import MilestonePage


class Site:
    """Answers every request with another number, and in the way that a test asks for."""

    def __init__(self, **answer):
        self.answer = {"content_type": "text/html"} | answer
        self.cookie = None
        self.asked = 0

    def __call__(self, request):
        self.asked += 1
        response = HttpResponse(str(self.asked), **self.answer)
        if self.cookie:
            response.set_cookie(self.cookie, "1")
        return response


@pytest.fixture(autouse=True)
def a_minute(settings, tmp_path):
    settings.PAGES_KEPT_SECONDS = 60
    settings.DATA_DIR = tmp_path


def answers(site, *requests):
    kept = KeptPages(site)
    return [kept(request).content.decode() for request in requests]


def test_visitors_are_shown_what_the_one_before_was_shown(rf):
    assert answers(Site(), rf.get("/de/"), rf.get("/de/")) == ["1", "1"]


def test_a_kept_page_keeps_its_headers(rf):
    kept = KeptPages(
        Site(headers={"Content-Type": "text/html", "Vary": "Cookie"}, content_type=None)
    )

    first, second = kept(rf.get("/de/")), kept(rf.get("/de/"))

    assert second.headers == first.headers


def test_every_address_is_kept_by_itself(rf):
    assert answers(Site(), rf.get("/de/"), rf.get("/en/"), rf.get("/de/")) == ["1", "2", "1"]


def test_whoever_brings_a_cookie_is_answered_afresh(rf):
    signed_in = rf.get("/de/")
    signed_in.COOKIES["sessionid"] = "x"

    assert answers(Site(), signed_in, rf.get("/de/"), signed_in, rf.get("/de/")) == list("1232")


@pytest.mark.parametrize("address", ["/de/?ort=jinan", "/", "/admin/", "/sitemap.xml"])
def test_other_addresses_are_not_kept(rf, address):
    assert answers(Site(), rf.get(address), rf.get(address)) == ["1", "2"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_what_may_change_something_reaches_the_site(rf, method):
    request = getattr(rf, method)

    assert answers(Site(), rf.get("/de/"), request("/de/"), request("/de/")) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404},
        {"status": 500},
        {"content_type": "application/json"},
        {"headers": {"Content-Type": "text/html", "Cache-Control": "max-age=0, private"}},
    ],
)
def test_only_good_pages_for_everybody_are_kept(rf, answer):
    answer = {"content_type": None} | answer if "headers" in answer else answer

    assert answers(Site(**answer), rf.get("/de/"), rf.get("/de/")) == ["1", "2"]


def test_a_page_that_sets_a_cookie_is_not_kept(rf):
    site = Site()
    site.cookie = "csrftoken"

    assert answers(site, rf.get("/de/"), rf.get("/de/")) == ["1", "2"]


def test_without_a_time_nothing_is_kept(settings):
    settings.PAGES_KEPT_SECONDS = 0

    with pytest.raises(MiddlewareNotUsed):
        KeptPages(Site())


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def take_offline(page):
    page.unpublish()


def delete(page):
    page.delete()


def move(page):
    page.move(page.get_parent(), "last-child")


@pytest.mark.django_db
@pytest.mark.parametrize("change", [make_private, take_offline, delete, move])
def test_what_is_no_longer_for_everybody_is_forgotten_at_once(
    change, rf, django_capture_on_commit_callbacks
):
    kept = KeptPages(Site())
    before = kept(rf.get("/de/"))

    with django_capture_on_commit_callbacks(execute=True):
        change(MilestonePage.objects.filter(locale__language_code="de").first())

    assert kept(rf.get("/de/")).content != before.content


@pytest.mark.django_db
def test_a_page_whose_privacy_is_lifted_is_asked_for_anew(rf, django_capture_on_commit_callbacks):
    page = MilestonePage.objects.filter(locale__language_code="de").first()
    make_private(page)
    kept = KeptPages(Site())
    before = kept(rf.get("/de/"))

    with django_capture_on_commit_callbacks(execute=True):
        page.view_restrictions.all().delete()

    assert kept(rf.get("/de/")).content != before.content
