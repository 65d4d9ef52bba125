"""Clients that are signed in to the admin and read it in English."""

from django.test import Client
from wagtail.users.models import UserProfile


def signed_in(user):
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client()
    client.force_login(user)
    return client
