"""Four years of contacts with samples, unsaved, and what was to be done next."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from ..models import (
    FollowUp,
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
)
from .words import WORDS

YEARS = 4
DAYS = 365 * YEARS
KINDS = {
    "call": 30,
    "mail": 25,
    "video": 10,
    "wechat": 10,
    "meeting": 8,
    "here": 5,
    "there": 5,
    "delegation": 3,
    "fair": 3,
    "other": 1,
}
TOGETHER = {"delegation", "fair", "meeting"}
OUTCOMES = {"informed": 8, "interest": 5, "agreed": 3, "declined": 2, "missed": 2, "": 2}
SIDES = {"DE": "de", "CN": "cn", "FI": "other"}
ZONES = {"DE": "Europe/Berlin", "CN": "Asia/Shanghai", "FI": "Europe/Helsinki"}


@dataclass
class Contact:
    interaction: Interaction
    organisations: list
    people: list
    staff: list
    follow_up: FollowUp | None


def make(chance, groups, today, colleague, scale) -> Contact:
    """`groups` are a firm and its workers each, the first of them the one that it is about."""
    text = chance.one_of(WORDS["contacts"])
    day = today - datetime.timedelta(days=chance.number(0, DAYS))
    interaction = _interaction(chance, text, day, groups[0][0].country, colleague)
    organisations = [
        InteractionOrganisation(interaction=interaction, organisation=firm.organisation)
        for firm, _workers in groups
    ]
    staff = [InteractionStaff(interaction=interaction, user=colleague)] if colleague else []
    follow_up = None
    if chance.falls(scale.follow_ups):
        due = day + datetime.timedelta(days=chance.number(3, 60))
        follow_up = _follow_up(chance, interaction, groups[0][0], text, due, today, scale)
        follow_up.assignee = follow_up.created_by = colleague
    people = _people(chance, interaction, groups)
    return Contact(interaction, organisations, people, staff, follow_up)


def _interaction(chance, text, day, country, colleague):
    kind = chance.among(KINDS)
    has_time, is_vague = chance.falls(0.3), chance.falls(0.04)
    interaction = Interaction(
        is_sample=True,
        kind=kind,
        happened_date=day.replace(day=1) if is_vague else day,
        happened_precision="month" if is_vague else "day",
        minutes=chance.one_of([5, 10, 15, 30, 60, 90]) if chance.falls(0.5) else None,
        subject=text["subject"],
        notes=text["notes"],
        language=text["language"],
        outcome=chance.among(OUTCOMES),
        confidentiality="team" if colleague and chance.falls(0.05) else "all",
        created_by=colleague,
    )
    if has_time and not is_vague:
        interaction.happened_time = datetime.time(chance.number(8, 17), chance.one_of([0, 15, 30]))
        interaction.zone = ZONES[country]
    return interaction


def _people(chance, interaction, groups):
    rows = []
    for firm, workers in groups:
        for worker in workers[: chance.number(0, 2)]:
            role = chance.one_of(WORDS["people"]["roles"])
            side = SIDES[firm.country]
            rows.append(
                InteractionPerson(
                    interaction=interaction, person=worker.person, side=side, role=role
                )
            )
    return rows


def _follow_up(chance, interaction, firm, text, due, today, scale):
    is_left_open = chance.falls(scale.left_open) and (today - due).days < scale.most_days_late
    is_done = due < today and not is_left_open
    noon = datetime.datetime.combine(due, datetime.time(12), timezone.get_default_timezone())
    return FollowUp(
        is_sample=True,
        interaction=interaction,
        organisation=firm.organisation,
        what=text["next"],
        due_on=due,
        done_at=noon if is_done else None,
    )
