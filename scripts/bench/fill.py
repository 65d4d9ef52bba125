"""Works on the database of a copy: draws its pictures, or makes its history long.

Run by site.py with the environment of the copy: python -m scripts.bench.fill pictures
"""

import json
import sys

import django

HISTORY = "/de/geschichte/"


def draw_pictures():
    from jadepark.core.models import Picture
    from timeline.pictures import build_renditions

    build_renditions(Picture.objects.all())


def grow():
    """Prints how many questions the history asks at 19 and at 500 milestones; ends with 1,000."""
    queries = {"of the real history": count_queries()}
    grow_to(500)
    queries["of 500"] = count_queries()
    grow_to(1000)
    print(json.dumps(queries))


def grow_to(how_many):
    from tests.many_milestones import add_milestones
    from timeline.models import TimelinePage

    timeline = TimelinePage.objects.get(locale__language_code="de")
    add_milestones(timeline, how_many - timeline.milestones().count())


def count_queries():
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"x-forwarded-proto": "https"}, SERVER_NAME="localhost")
    client.cookies["afresh"] = "1"  # Who brings a cookie is shown nothing that was kept.
    # Once before, so that nothing is counted that is remembered afterwards.
    client.get(HISTORY)
    with CaptureQueriesContext(connection) as queries:
        client.get(HISTORY)
    return len(queries)


if __name__ == "__main__":
    django.setup()
    {"pictures": draw_pictures, "milestones": grow}[sys.argv[1]]()
