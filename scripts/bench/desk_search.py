"""Searches of the desk, each as somebody might type it, and the bare SQL of what they find."""

from functools import partial

from django.db import connection
from django.urls import reverse

from .desk_times import statements

JIER, MUELLER = "济南二机床集团有限公司", "Müller Prüfstandbau GmbH"
# What is typed, and whom it has to find; "" where anybody will do.
TYPED = {
    "the middle of a Chinese name": ("二机床", JIER),
    "a short name": ("jier", JIER),
    "pinyin": ("Jinan Er Jichuang", JIER),
    "an umlaut written out": ("mueller", "Müller"),
    "a register number": ("HRB 12345 dresden", MUELLER),
    "a telephone number": ("0049 (30) 23125-678", MUELLER),
    "part of a mail address": ("kretzschmar", MUELLER),
    "an old name": ("Jinan Nr. 2", JIER),
    "a typing error": ("Muellre Prüfstandbau", MUELLER),
    "traditional characters": ("濟南二機床", JIER),
    "a word in every second name": ("muster", ""),
    "a city": ("jinan", ""),
    "a surname of three spellings": ("lv", ""),
    "nothing at all": ("xqzwvk", ""),
}
BEGUN = ["m", "mü", "济", "济南", "jin", "dres", "muster"]


def answers(watch, client):
    from companies import search

    for name, (text, expected) in TYPED.items():
        yield watch.measure(f"search, {name}: {text}", post(client, "search", text, expected))
        hits = partial(search.find, text)
        yield watch.measure(f"hits: {text}", hits, partial(run, statements(hits)))
    for text in BEGUN:
        yield watch.measure(f"type-ahead: {text}", post(client, "suggest", text))


def post(client, name, text, expected=""):
    url = reverse(f"desk:{name}")

    def ask():
        answer = client.post(url, {"text": text})
        if answer.status_code != 200:
            raise RuntimeError(f"{url} answered {answer.status_code} instead of hits.")
        if expected not in answer.content.decode():
            raise RuntimeError(f"“{text}” does not find {expected}. Is it still in desk_fill.py?")

    return ask


def run(asked):
    """The statements of a search, by themselves."""
    with connection.cursor() as cursor:
        for sql in asked:
            # Without values: a percent sign in it is what it says.
            cursor.execute(sql, None)
            cursor.fetchall()
