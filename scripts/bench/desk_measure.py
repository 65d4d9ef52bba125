"""Asks the desk of one database and prints the answers as JSON: … -m scripts.bench.desk_measure

Each thing is asked so many times (the first argument); the rest name the parts to ask.
"""

import json
import sys

import django
from django.core.management import call_command

COLLEAGUE, STOCK = "colleague-0", "stock"


def answers(times, parts):
    from django.contrib.auth import get_user_model

    from companies.views.lists import today_of

    from . import desk_lists, desk_saving, desk_search
    from .desk_times import Watch, client_of

    user = get_user_model().objects.get(username=COLLEAGUE)
    client, today = client_of(COLLEAGUE), today_of(user)
    watch = Watch(times)
    if "lists" in parts:
        yield from desk_lists.answers(watch, client, client_of(STOCK), user, today)
    if "search" in parts:
        yield from desk_search.answers(watch, client)
    if "saving" in parts:
        yield from desk_saving.answers(watch, client, user, today)


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    for answer in answers(int(sys.argv[1]), sys.argv[2:]):
        print(json.dumps(answer.as_row(), ensure_ascii=False), flush=True)
