"""Who is signed in is asked for at once, and may do no more and no less than with Django's own."""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.urls import reverse

from companies.models.colleague import office_of
from companies.sign_in import StaffBackend
from tests.companies.factories import UserFactory

pytestmark = pytest.mark.django_db


def anew(user):
    return StaffBackend().get_user(user.pk)


def test_permissions_are_those_of_djangos_own_backend(desk_user, lead_user):
    desk_user.user_permissions.add(Permission.objects.get(codename="add_locale"))

    for user in (desk_user, lead_user, UserFactory(), UserFactory(is_superuser=True)):
        expected = ModelBackend().get_all_permissions(type(user).objects.get(pk=user.pk))
        assert StaffBackend().get_all_permissions(anew(user)) == expected


def test_who_was_deactivated_is_nobody_and_may_do_nothing(desk_user):
    desk_user.is_active = False
    desk_user.save()

    assert anew(desk_user) is None
    assert StaffBackend().get_all_permissions(desk_user) == set()
    assert not StaffBackend().has_perm(desk_user, "companies.use_desk")


def test_the_office_and_the_language_need_no_further_question(desk_user, django_assert_num_queries):
    with django_assert_num_queries(1):
        user = anew(desk_user)
        office = office_of(user)
        hasattr(user, "wagtail_userprofile")

    assert office == "dresden"


def test_an_empty_list_asks_no_more_than_it_must(desk, django_assert_max_num_queries):
    # Session, user, permissions, colleagues of the office, rows, saved filters.
    desk.get(reverse("desk:follow_ups"))

    with django_assert_max_num_queries(6):
        desk.get(reverse("desk:follow_ups"))
