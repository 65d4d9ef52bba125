"""Who may open what: every address × role × method, compared with the table in rights.txt.

After a new address, and after a change that is meant:

    .venv/bin/python -m pytest tests/test_rights.py -n0 --write-rights=new
    .venv/bin/python -m pytest tests/test_rights.py -n0 --write-rights=all

Read what they changed line by line, like code: 404 is what the desk answers to outsiders, 302 sends
to the login or on, 405 refuses the method.
"""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client
from django.utils import timezone, translation

from companies import groups as desk_groups
from companies.models import (
    ContactPoint,
    Export,
    FollowUp,
    ImportBatch,
    Interaction,
    Merge,
    Organisation,
    OrganisationPair,
    Person,
    PersonPair,
    SavedFilter,
)
from jadepark.pages.groups import REDAKTION
from tests.every_address import address, has_a_number, is_of_the_desk, patterns

TABLE = Path(__file__).with_name("rights.txt")
METHODS = ("GET", "POST")
ROLES = ("anonymous", "editor", "desk", "lead", "admin")
GROUPS = {"editor": REDAKTION, "desk": desk_groups.DESK, "lead": desk_groups.LEAD}
OUTSIDE = ("anonymous", "editor")
# Words that stand in the desk's records and nowhere else.
SECRETS = ("Geheimnistraeger", "Verschwiegenheim", "0351998877", "Vertraulichkeiten")
# It is made to fail.
NOT_WALKED = {"admin/failwhale/"}
# A form that was sent empty, as no browser sends it, is too little for these of Wagtail's own
# views. None of ours may ever be here.
FAILS_WITHOUT_ITS_FIELDS = {
    "admin/choose-external-link/": "Its field of an address asks None how it starts.",
    "admin/images/multiple/<int:image_id>/delete/": (
        "It takes back what was just uploaded, and a milestone shows this picture."
    ),
    "admin/localize/translate/<int:translation_id>/pofile/upload/": "It reads a file unasked.",
    "admin/pages/<int:page_id>/copy/": "It reads the new parent unasked.",
    "admin/redirects/import/process/": "It reads the format of the file unasked.",
}
WHAT_TO_DO = (
    "Is it meant? Then run `.venv/bin/python -m pytest tests/test_rights.py -n0 "
    "--write-rights=new` for addresses that are new or gone, or with =all for ones that answer "
    "otherwise than before, and read what it changes in tests/rights.txt line by line."
)
WRITTEN = pytest.StashKey()

pytestmark = pytest.mark.django_db


@pytest.fixture
def writes_the_table(request):
    return request.config.getoption("--write-rights")


@pytest.fixture
def secrets():
    """One of each record of the desk, none of them of whoever asks."""
    colleague = User.objects.create_user("a-colleague")
    former = Organisation.objects.create(latin_name="Geheimnistraeger AG")
    company = Organisation.objects.create(latin_name="Geheimnistraeger GmbH")
    merge(former, company)
    person = Person.objects.create(family_name="Verschwiegenheim", latin_name="Verschwiegenheim")
    ContactPoint.objects.create(person=person, raw="0351998877")
    contact = Interaction.objects.create(subject="Vertraulichkeiten", happened_date="2026-01-05")
    contact.organisation_rows.create(organisation=company)
    contact.people.create(person=person)
    FollowUp.objects.create(interaction=contact, what="Vertraulichkeiten", due_on="2026-02-05")
    SavedFilter.objects.create(user=colleague, list="organisations", name="Vertraulichkeiten")
    same_company = Organisation.objects.create(latin_name="Geheimnistraeger")
    OrganisationPair.objects.create(first=company, second=same_company, score=0.9)
    same_person = Person.objects.create(given_name="Verschwiegenheim")
    PersonPair.objects.create(first=person, second=same_person, score=0.9)
    Export.objects.create(user=colleague, list="organisations", format="csv", language="de")
    batch = ImportBatch.objects.create(
        name="Geheimnistraeger.csv",
        data=b"Firma,Ort",
        kind="csv",
        state="checked",
        headers=["Firma"],
    )
    # In the address of a row both numbers are the same.
    batch.rows.create(number=batch.pk, cells={"0": "Geheimnistraeger GmbH"}, verdict="create")


def merge(former, company):
    former.merged_into, former.archived_at, former.status = company, timezone.now(), "merged"
    former.save()
    state = {"archived_at": None, "status": "active", "main_sector": ""}
    moved = {"state": state, "fields": {}, "rows": {}}
    Merge.objects.create(organisation=company, merged_organisation=former, moved=moved)


def visitor(role):
    client = Client(raise_request_exception=False)
    if role == "anonymous":
        return client
    user = User.objects.create_user(f"a-{role}", is_superuser=role == "admin")
    if role in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[role]))
    client.force_login(user)
    return client


def answers(client, method, paths):
    """Yield a response for every one of `paths`; whatever a request changed is undone."""
    cookies = client.cookies.copy()
    for path in paths:
        client.cookies = cookies.copy()
        with transaction.atomic():
            response = client.generic(method, path)
            transaction.set_rollback(True)
        translation.deactivate()
        yield response


def read_table():
    """{(pattern, method, role): status}."""
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[:1] != "#"]
    return {
        (row[0], method, role): int(status)
        for row in rows
        for method, cells in zip(METHODS, row[1:], strict=True)
        for role, status in zip(ROLES, cells.split(" ")[1:], strict=True)
    }


def write_table(found):
    head = f"# pattern\tmethod and status for: {' '.join(ROLES)}\n"
    lines = [
        "\t".join(
            [pattern]
            + [" ".join([m, *(str(found[pattern, m, role]) for role in ROLES)]) for m in METHODS]
        )
        for pattern in walked()
    ]
    TABLE.write_text(head + "\n".join(lines) + "\n", "utf-8")


def walked():
    return [pattern for pattern in patterns() if pattern not in NOT_WALKED]


def to_be_walked(writes_the_table):
    in_table = {pattern for pattern, _method, _role in read_table()}
    return [one for one in walked() if writes_the_table != "new" or one not in in_table]


def desk_records():
    return [pattern for pattern in walked() if is_of_the_desk(pattern) and has_a_number(pattern)]


def test_every_address_stands_in_the_table(writes_the_table):
    if writes_the_table:
        return
    in_table = {pattern for pattern, _method, _role in read_table()}

    assert {
        "not in the table": sorted(set(walked()) - in_table),
        "gone from the site": sorted(in_table - set(walked())),
    } == {"not in the table": [], "gone from the site": []}, WHAT_TO_DO


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_as_the_table_says(request, secrets, writes_the_table, role, method):
    all_of_them = to_be_walked(writes_the_table)
    found, leaks = {}, []
    responses = answers(visitor(role), method, map(address, all_of_them))
    for pattern, response in zip(all_of_them, responses, strict=True):
        found[pattern, method, role] = response.status_code
        if role in OUTSIDE and tells_a_secret(response):
            leaks.append(pattern)

    # Whatever the table says: nothing of the desk reaches anybody else.
    assert leaks == []
    if writes_the_table:
        written = request.config.stash.setdefault(WRITTEN, {})
        written.update(found)
        if len(written) == len(all_of_them) * len(METHODS) * len(ROLES):
            write_table({**read_table(), **written})
        return
    assert differences(found, read_table()) == [], WHAT_TO_DO


def differences(found, table):
    return [
        f"{method} {pattern} as {role}: {status}, in the table {table.get(key, 'nothing')}"
        for key, status in found.items()
        for pattern, method, role in [key]
        if table.get(key) != status
    ]


def tells_a_secret(response):
    if response.streaming:
        return False
    return any(secret.encode() in response.content for secret in SECRETS)


def test_only_views_of_wagtail_fail_and_each_for_a_reason():
    failing = {
        (pattern, method) for (pattern, method, _), status in read_table().items() if status >= 500
    }

    assert failing == {(pattern, "POST") for pattern in FAILS_WITHOUT_ITS_FIELDS}


@pytest.mark.parametrize("method", METHODS)
def test_to_an_editor_no_address_of_the_desk_is_there(secrets, method):
    desk = [pattern for pattern in walked() if is_of_the_desk(pattern)]

    statuses = [
        answer.status_code for answer in answers(visitor("editor"), method, map(address, desk))
    ]

    assert desk
    assert dict(zip(desk, statuses, strict=True)) == dict.fromkeys(desk, 404)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", OUTSIDE)
def test_a_missing_record_answers_outsiders_like_one_that_is_there(secrets, role, method):
    client, records = visitor(role), desk_records()

    there = answers(client, method, [address(one) for one in records])
    missing = answers(client, method, [address(one, missing=True) for one in records])

    assert records
    assert dict(zip(records, map(without_numbers, there), strict=True)) == dict(
        zip(records, map(without_numbers, missing), strict=True)
    )


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", ["desk", "lead", "admin"])
def test_a_missing_record_is_not_found(secrets, role, method):
    records = desk_records()

    responses = answers(visitor(role), method, [address(one, missing=True) for one in records])

    statuses = {answer.status_code for answer in responses}
    # 405 where a screen knows only the other method, whatever the record.
    assert statuses == {404, 405}


def without_numbers(response):
    text = "".join(letter for letter in response.content.decode() if not letter.isdigit())
    return response.status_code, text
