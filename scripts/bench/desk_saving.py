"""Saving a contact with a known organisation and a follow-up, and taking it away again."""

import uuid

from django.urls import reverse


def answers(watch, client, user, today):
    from companies.models import Interaction, Organisation

    last = Interaction.objects.order_by("pk").last().pk
    organisation = Organisation.objects.living().in_order()[0]
    yield watch.measure("saving a contact", lambda: save(client, organisation, today))
    saved = Interaction.objects.filter(pk__gt=last, created_by=user)
    if not saved.exists():
        raise RuntimeError("No contact was saved: the form has changed. Mend desk_saving.py.")
    saved.delete()


def save(client, organisation, today):
    client.post(reverse("desk:log"), data(organisation, today))


def data(organisation, today):
    return {
        "form_token": str(uuid.uuid4()),
        "kind": "call",
        "when": today.isoformat(),
        "subject": "Asked for the brochure",
        "notes": "They call again on Monday.",
        "confidentiality": "all",
        "organisation-0-text": str(organisation),
        "organisation-0-record": organisation.pk,
        "follow_up-what": "Send the brochure",
        "follow_up-due": "other",
        "follow_up-due_on": today.isoformat(),
    }
