"""The lists of organisations, people, contacts and follow-ups: one screen, four nouns."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import filters, paging
from ..exports.write import formats_of
from ..forms.change_many import may_change_many
from ..models import SavedFilter
from ..models.colleague import office_of
from ..office_time import today_in, zone_of
from ..rights import EXPORT
from . import list_rows, row_html
from .screen import TemplateScreen

List = SavedFilter.List


def today_of(user):
    return today_in(zone_of(office_of(user)), timezone.now())


@dataclass(frozen=True)
class Column:
    label: str
    # The name of its order; "" where the list cannot be ordered by it.
    order: str = ""
    url: str = ""
    # What assistive technology is told: “ascending”, “descending”, or "" for another order.
    direction: str = ""


class RecordList(TemplateScreen):
    list = ""
    columns = []
    # The database reads these only: notes of 100,000 characters stay where they are.
    fields = []
    dress = as_html = None
    empty = ""
    template_name = "companies/lists/list.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        found = filters.FILTERS[self.list](self.request.GET, user=user, today=today_of(user))
        records = found.records()
        page = self.read_page(found, records)
        type(self).dress(page.rows, found)
        has_ticks = may_change_many(user, self.list)
        return super().get_context_data(
            **kwargs,
            list=self.list,
            filters=found,
            chips=found.chips() if found.is_valid() else [],
            page=page,
            rows=type(self).as_html(page.rows, has_ticks),
            links=links(found, page),
            columns=[self.column(found, *column) for column in self.columns],
            count=self.count(found, records) if page.rows else 0,
            most_counted=paging.MOST_COUNTED,
            saved=saved_filters(found, self.list),
            may_change_many=has_ticks,
            formats=formats_of(self.list) if user.has_perm(EXPORT) else [],
            sizes=[(size, found.query(rows=size)) for size in filters.SIZES],
            is_narrowed=bool(found.is_valid() and found.active),
            today=found.today,
        )

    @property
    def url_name(self):
        return f"desk:{self.list}"

    def read_page(self, found, records):
        if not found.is_valid():
            return paging.Page([])
        asked = self.request.GET
        turn = paging.Turn(asked.get("after", ""), asked.get("before", ""), "last" in asked)
        everything = found.everything() if turn.mark else records
        return paging.read(records.only(*self.fields), everything, found.keys, found.size, turn)

    def count(self, found, records):
        narrowed = found.query(sort="", rows="")
        return paging.count_of(f"{self.request.user.pk} {self.list} {narrowed}", records)

    def column(self, found, label, order=""):
        if not order or not found.is_valid():
            return Column(label)
        is_first = found.order == order
        is_current = found.order.removeprefix("-") == order
        runs_down = is_current and found.keys[0].is_descending
        return Column(
            label,
            order,
            found.query(sort=f"-{order}" if is_first else order),
            ("descending" if runs_down else "ascending") if is_current else "",
        )


def links(found, page):
    """(first, previous, next, last): queries; "" where there is no such page."""
    if not found.is_valid():
        return {}
    base = found.query()
    joined = f"{base}&" if base else ""
    return {
        "first": f"?{base}" if page.before else "",
        "previous": f"?{joined}before={page.before}" if page.before else "",
        "next": f"?{joined}after={page.after}" if page.after else "",
        "last": f"?{joined}last=1" if page.after else "",
    }


def saved_filters(found, name):
    """The ones this user may choose; whose it is stands beside a colleague's."""
    saved = list(SavedFilter.objects.for_user(found.user).filter(list=name))
    owners = list_rows.colleague_names(found, [one.user_id for one in saved])
    for one in saved:
        one.is_own = one.user_id == found.user.pk
        one.owner = owners[one.user_id]
        one.is_current = one.query == found.query()
    return saved


class Organisations(RecordList):
    list = List.ORGANISATIONS
    page_title = _("Organisations")
    empty = _(
        "There is no organisation here yet. Log a contact: the organisation can be made in the "
        "same step."
    )
    dress, as_html = list_rows.organisations, row_html.organisations
    columns = [
        (_("Name"), "name"),
        (_("City and country"), "city"),
        (_("Main sector"),),
        (_("Looked after by"),),
        (_("Status"),),
        (_("Last contact"), "contact"),
        (_("Next follow-up"),),
    ]
    fields = [
        "latin_name", "chinese_name", "sort_key", "city", "city_chinese", "country", "kind",
        "owner", "status", "last_contact_on", "archived_at", "is_sample",
    ]  # fmt: skip


class People(RecordList):
    list = List.PEOPLE
    page_title = _("People")
    empty = _("There is nobody here yet. Log a contact: the people can be made in the same step.")
    dress, as_html = list_rows.people, row_html.people
    columns = [
        (_("Name"), "name"),
        (_("Job and organisation"),),
        (_("Language"),),
        (_("Last contact"),),
    ]
    fields = [
        "latin_name", "family_name_chinese", "given_name_chinese", "academic_title", "sort_key",
        "language", "archived_at", "is_sample",
    ]  # fmt: skip


class Interactions(RecordList):
    list = List.INTERACTIONS
    page_title = _("Contacts")
    empty = _("There is no contact here yet that you may read. Log the first one.")
    dress, as_html = list_rows.interactions, row_html.interactions
    columns = [
        (_("When"), "when"),
        (_("Kind"), "kind"),
        (_("Subject"),),
        (_("Organisations"),),
        (_("People"),),
        (_("Colleagues"),),
        (_("Result"),),
    ]
    fields = [
        "happened_date", "happened_precision", "kind", "subject", "outcome", "confidentiality",
        "archived_at", "is_sample",
    ]  # fmt: skip


class FollowUps(RecordList):
    list = List.FOLLOW_UPS
    page_title = _("Follow-ups")
    empty = _(
        "There is nothing to follow up. What is to be done next is set when a contact is logged."
    )
    dress, as_html = list_rows.follow_ups, row_html.follow_ups
    columns = [
        (_("Due"), "due"),
        (_("What is to be done"),),
        (_("Organisation"),),
        (_("Assigned to"),),
        (_("State"),),
    ]
    fields = [
        "due_on", "what", "organisation", "interaction", "assignee", "done_at", "archived_at",
        "is_sample",
    ]  # fmt: skip


class OfList:
    """A screen that belongs to one of the lists, whose name stands in its address."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.name = kwargs["list"]
        if self.name not in filters.FILTERS:
            raise Http404
        self.trail = [(f"desk:{self.name}", List(self.name).label)]

    def read_filters(self, query):
        user = self.request.user
        return filters.FILTERS[self.name](query, user=user, today=today_of(user))


def address(name, query=""):
    """Of a list, by the name it has in saved filters."""
    url = reverse(f"desk:{name}")
    return f"{url}?{query}" if query else url
