"""The desk's lists, near and far, narrowed and ordered, and the stock lists beside them."""

from django.urls import reverse

from .desk_stock import SIZE
from .desk_times import page

FAR = 1000
# The lists' addresses with filters, by the name of the list. `me` is whoever asks.
NARROWED = {
    "organisations": [
        "country=CN",
        "city=Jinan",
        "sector=C",
        "owner=me",
        "silent=12",
        "follow_up=overdue",
        "sort=-contact",
        "sort=city",
        "country=DE&sector=28&status=active",
    ],
    "people": ["language=zh", "country=DE", "job=without"],
    "interactions": [
        "kind=delegation",
        "staff=me",
        "country=FI",
        "sector=11",
        "period=year",
        "confidentiality=team",
        "sort=kind",
        "kind=call&country=CN&result=agreed",
    ],
    "follow_ups": ["state=overdue", "state=done", "assignee=me", "state=all"],
}
STOCK_NAMES = {
    "organisations": "organisation",
    "people": "person",
    "interactions": "interaction",
    "follow_ups": "followup",
}


def answers(watch, client, stock, user, today):
    for name, queries in NARROWED.items():
        url = reverse(f"desk:{name}")
        far = far_query(name, user, today)
        pairs = [("first page", "", "")]
        pairs += [(f"page {FAR:,}", far, f"?p={FAR}")] if far else []
        for label, ours, theirs in pairs:
            stock_url = f"/stock/companies/{STOCK_NAMES[name]}/{theirs}"
            yield watch.measure(
                f"{name}, {label}", page(client, url + ours), page(stock, stock_url)
            )
        for query in queries:
            yield watch.measure(f"{name}, {query}", page(client, f"{url}?{query}"))


def far_query(name, user, today):
    """The address of the 1,000th page, as one gets to it by turning; "" where there is none."""
    from django.http import QueryDict

    from companies import filters, paging
    from companies.keyset import ordering

    # Of the follow-ups all: half of them are done.
    query = "state=all" if name == "follow_ups" else ""
    found = filters.FILTERS[name](QueryDict(query), user=user, today=today)
    last = (FAR - 1) * SIZE - 1
    rows = found.records().order_by(*ordering(found.keys))[last : last + 1]
    return "".join(f"?{query}&after={paging.mark(row, found.keys)}" for row in rows)
