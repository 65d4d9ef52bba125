from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from wagtail import views as wagtail_views

from jadepark.core.languages import SOURCE

from .addresses import absolute
from .frame import route_in_source
from .search import LONGEST_QUERY, MOST_RESULTS, TooLong
from .search import search as find


def serve(request, path):
    """Wagtail's own view; and a page that is in German only, in the frame of this language."""
    try:
        return wagtail_views.serve(request, path)
    except Http404:
        route = route_in_source(request, path) if get_language() != SOURCE else None
        if route is None:
            raise
    translated = _live_translation(route.page)
    if translated is not None:
        query = request.META.get("QUERY_STRING")
        return HttpResponseRedirect(translated.get_url(request) + (f"?{query}" if query else ""))
    # Wagtail keeps the route on the request; its own view then checks who may read the page.
    request._wagtail_route_for_request = route
    return wagtail_views.serve(request, path)


def _live_translation(page):
    """Also a private one: its own address asks for the password."""
    return page.get_translations().live().filter(locale__language_code=get_language()).first()


def search(request):
    text = request.GET.get("q", "").strip()
    context = {"query": text[:LONGEST_QUERY], "results": [], "problem": ""}
    try:
        found = find(text, get_language())
        context["results"] = found[:MOST_RESULTS]
        context["has_more"] = len(found) > MOST_RESULTS
    except TooLong as problem:
        context["problem"] = str(problem)
    return render(request, "pages/search.html", context)


def robots(request):
    sitemap = absolute("/sitemap.xml")
    lines = ["User-agent: *", "Disallow: /admin/"]
    return HttpResponse("\n".join([*lines, f"Sitemap: {sitemap}", ""]), content_type="text/plain")


def favicon(request):
    return HttpResponseRedirect(staticfiles_storage.url("img/favicon.ico"))


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def not_found(request, exception):
    return render(request, "404.html", status=404)


def server_error(request):
    """Without database and context: whatever broke may break again."""
    return HttpResponse(render_to_string("500.html"), status=500)
