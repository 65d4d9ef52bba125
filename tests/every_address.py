"""Every address of the site, each with values for its parameters that name something real.

A pattern is written as Django writes it: admin/pages/<int:page_id>/edit/. Of the languages only
German is walked; the other two are the same views.
"""

import re
import uuid

from django.apps import apps
from django.urls import URLPattern, get_resolver
from wagtail_localize.models import Translation

from jadepark.pages.models import StandardPage

DESK = "admin/desk/"
# What a number stands for in an address that begins like this; the longest beginning decides.
NUMBERED = {
    "admin/": "pages.StandardPage",
    "admin/choose_line/": "timeline.Line",
    "admin/choose_organisation/": "timeline.Organisation",
    "admin/choose_person/": "timeline.Person",
    "admin/choose_place/": "timeline.Place",
    "admin/choose_topic/": "timeline.Topic",
    "admin/collections/": "wagtailcore.Collection",
    "admin/desk/duplicates/organisations/": "companies.OrganisationPair",
    "admin/desk/duplicates/people/": "companies.PersonPair",
    "admin/desk/exports/": "companies.Export",
    "admin/desk/filters/": "companies.SavedFilter",
    "admin/desk/follow-ups/": "companies.FollowUp",
    "admin/desk/imports/": "companies.ImportBatch",
    "admin/desk/interactions/": "companies.Interaction",
    "admin/desk/merges/": "companies.Merge",
    "admin/desk/organisations/": "companies.Organisation",
    "admin/desk/people/": "companies.Person",
    "admin/groups/": "auth.Group",
    "admin/images/": "core.Picture",
    "admin/line/": "timeline.Line",
    "admin/locales/": "wagtailcore.Locale",
    "admin/organisation/": "timeline.Organisation",
    "admin/pages/<int:parent_page_id>/": "pages.HomePage",
    "admin/pages/add/": "timeline.TimelinePage",
    "admin/person/": "timeline.Person",
    "admin/place/": "timeline.Place",
    "admin/sites/": "wagtailcore.Site",
    "admin/topic/": "timeline.Topic",
    "admin/users/": "auth.User",
    "admin/workflows/": "wagtailcore.Workflow",
    "admin/workflows/tasks/": "wagtailcore.Task",
}
# By name, or by kind where the name says nothing.
VALUES = {
    "action": "delete",
    "app_label": "core",
    "app_name": "timeline",
    "content_type_app_name": "timeline",
    "content_type_model_name": "milestonepage",
    "filter_spec": "width-100",
    "list": "organisations",
    "locale": "en",
    "model_name": "picture",
    "slug": "home",
    "uuid": str(uuid.UUID(int=1)),
}
# Wagtail leaves a few patterns as regular expressions; these are addresses that they match.
MATCHED = {
    r"admin/pages/^(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/$": (
        "admin/pages/{page}/revisions/compare/earliest...latest/"
    ),
    r"admin/^.*/$": "admin/there-is-no-such-page/",
    r"documents/^(\d+)/(.*)$": "documents/1/a.pdf",
    r"de/^((?:[\w\-]+/)*)$": "de/{slug}/",
}
_PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


def patterns():
    """Every pattern of the resolver, sorted."""
    return sorted(set(_walk(get_resolver(), "")))


def address(pattern, missing=False):
    """An address for `pattern`; with `missing`, its numbers name nothing that there is."""
    if pattern in MATCHED:
        page = _page()
        return "/" + MATCHED[pattern].format(page=page.pk, slug=page.slug)
    plain = pattern.replace("^", "").replace("$", "")
    return "/" + _PARAMETER.sub(lambda match: _value(plain, missing, **match.groupdict()), plain)


def is_of_the_desk(pattern):
    return pattern.startswith(DESK)


def has_a_number(pattern):
    return "<int:" in pattern


def _walk(resolver, prefix):
    for one in resolver.url_patterns:
        pattern = prefix + str(one.pattern)
        if isinstance(one, URLPattern):
            yield pattern
        else:
            yield from _walk(one, pattern)


def _value(pattern, missing, kind, name):
    if kind == "int" or name in {"pk", "page_id", "object_id"}:
        return "999999999" if missing else str(_number(pattern))
    value = VALUES.get(name) or VALUES.get(kind)
    assert value or not is_of_the_desk(pattern), (
        f"What may stand for {name} in {pattern}? Say it in VALUES in {__file__}, so that the "
        "address is one that is there."
    )
    return value or "x"


def _number(pattern):
    # A page without pictures: others cost seconds, because what is drawn for them is undone.
    if pattern.startswith("admin/localize/translate/"):
        return Translation.objects.filter(source__object_id=_page().translation_key).first().pk
    beginning = max(filter(pattern.startswith, NUMBERED), key=len, default="admin/")
    record = apps.get_model(NUMBERED[beginning]).objects.order_by("pk").last()
    assert record or not is_of_the_desk(pattern), (
        f"There is no {NUMBERED[beginning]} for {pattern}. Make one in the fixture `secrets` in "
        "tests/test_rights.py, so that the address is one that is there."
    )
    assert beginning != "admin/" or not is_of_the_desk(pattern), (
        f"Of which model is the number in {pattern}? Say it in NUMBERED in {__file__}."
    )
    return record.pk if record else 1


def _page():
    return StandardPage.objects.filter(locale__language_code="de").order_by("pk").last()
