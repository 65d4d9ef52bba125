"""Searches of the desk, each as somebody might type it, and the bare SQL of what they find."""

from django.db import connection
from django.urls import reverse

from .desk_times import measure, statements

TYPED = {
    "the middle of a Chinese name": "二机床",
    "a short name": "jier",
    "pinyin": "Jinan Er Jichuang",
    "an umlaut written out": "mueller",
    "a register number": "HRB 12345 dresden",
    "a telephone number": "0049 (30) 23125-678",
    "part of a mail address": "kretzschmar",
    "an old name": "Jinan Nr. 2",
    "a typing error": "Muellre Prüfstandbau",
    "traditional characters": "濟南二機床",
    "a word in every second name": "muster",
    "a city": "jinan",
    "a surname of three spellings": "lv",
    "nothing at all": "xqzwvk",
}
BEGUN = ["m", "mü", "济", "济南", "jin", "dres"]


def answers(client):
    for name, text in TYPED.items():
        sql = bare_sql(text)
        yield measure(
            f"search, {name}: {text}", post(client, "search", {"q": text}, text), other=sql
        )
    for text in BEGUN:
        yield measure(f"type-ahead: {text}", post(client, "suggest", {"q": text}, None))


def post(client, name, data, expected):
    url = reverse(f"desk:{name}")

    def ask():
        answer = client.post(url, data)
        if answer.status_code != 200:
            raise RuntimeError(f"{url} answered {answer.status_code} instead of hits.")

    return ask


def bare_sql(text):
    """The milliseconds that the statements of a search take by themselves."""
    from companies import search

    asked = statements(lambda: search.find(text))
    return measure("", lambda: run(asked)).p50


def run(asked):
    with connection.cursor() as cursor:
        for sql in asked:
            # Without values: a percent sign in it is what it says.
            cursor.execute(sql, None)
            cursor.fetchall()
