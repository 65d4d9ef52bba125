import pytest
from django.contrib.auth.models import Group, Permission, User

from companies import groups, rights
from companies.rights import leads_the_desk, uses_the_desk

pytestmark = pytest.mark.django_db


def member(group):
    user = User.objects.create_user(f"member of {group}")
    user.groups.add(Group.objects.get(name=group))
    return user


def test_the_desk_reads_and_writes_and_its_lead_decides():
    staff, lead = member(groups.DESK), member(groups.LEAD)

    assert (uses_the_desk(staff), leads_the_desk(staff)) == (True, False)
    assert (uses_the_desk(lead), leads_the_desk(lead)) == (True, True)


def test_an_editor_is_not_of_the_desk():
    editor = member("Redaktion")

    assert not uses_the_desk(editor)
    assert not any(editor.has_perm(right) for right in rights.LEADING)


def test_who_has_left_is_not_of_the_desk():
    staff = member(groups.DESK)
    staff.is_active = False

    assert not uses_the_desk(staff)


def test_of_the_desk_are_those_with_the_right_by_name():
    lead, staff = member(groups.LEAD), member(groups.DESK)
    member("Redaktion")

    assert list(rights.of_the_desk()) == sorted([lead, staff], key=lambda user: user.username)


def test_a_group_is_given_the_rights_of_the_desk_and_none_by_model():
    codenames = Permission.objects.filter(content_type__app_label="companies").values_list(
        "codename", flat=True
    )

    assert {f"companies.{name}" for name in codenames} == {rights.USE, *rights.LEADING}
