"""Forms of records as a browser holds them, opened and sent."""

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.admin_forms import entries_of


class Form:
    """A form that was opened, and what stands in it."""

    def __init__(self, client, address):
        self.client, self.address = client, address
        self.entries = entries_of(client.get(address), "form.desk-form")

    def send(self, **changed):
        return self.client.post(self.address, self.entries | changed)


def edit(client, record, noun=None):
    noun = noun or record._meta.model_name
    return Form(client, reverse(f"desk:edit_{noun}", args=[record.pk]))


def add(client, noun):
    return Form(client, reverse(f"desk:add_{noun}"))


class Conflict(Form):
    """The question that an answer asks."""

    def __init__(self, client, address, response):
        self.client, self.address = client, address
        self.entries = entries_of(response, "form.conflict")
        page = BeautifulSoup(response.content, "html.parser")
        self.questions = {
            question.legend.get_text(strip=True): [
                " ".join(part.get_text(" ", strip=True).split())
                for part in question.select(".conflict__original, .conflict__choice")
            ]
            for question in page.select(".conflict__question")
        }


def sentences(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [one.get_text(strip=True) for one in page.select(".errorlist li")]
