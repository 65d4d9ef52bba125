"""Which records the rows of a file are likely to be, in as many queries for many as for one."""

from collections.abc import Mapping, Sequence, Set

from django.utils.translation import gettext_lazy as _

from .. import duplicates, identifiers, mails, phones, websites
from ..duplicates import Match
from ..imports.draft import Draft
from ..imports.sentences import in_every_language
from ..matching import SUGGEST, Likeness, Profile, frequent
from ..models import ContactPoint, Employment, Identifier, Person, StagedRow
from ..sheets import PERSON

# Enough to ask a person, and never to decide without one.
_BY_MAIL = Likeness(SUGGEST, (_("a person with this e-mail address works there"),))


def of_drafts(drafts: Sequence[Draft], among: Mapping[str, Set[int]] | None = None) -> list[list]:
    """Of each the matches, best first; of a row without an organisation those of its person.
    `among`: {noun: keys of the records that are asked about}; None for all."""
    profiles = [profile_of(draft) for draft in drafts]
    found = duplicates.matches_of_many(profiles, among=among)
    employers = _employers_by_mail(drafts)
    for draft, matches in zip(drafts, found, strict=True):
        # 济南新安 may be anybody to its name; whose mailbox it is, is known.
        known = [employers[mail] for mail in _own_mails(draft) if mail in employers]
        if draft.has_name and known and not matches:
            matches += [Match(organisation, _BY_MAIL) for organisation in known[:1]]
    return found


def take(row: StagedRow, match: Match) -> None:
    """The row is likely to be this record, for these reasons."""
    name = "person" if isinstance(match.record, Person) else "organisation"
    setattr(row, name, match.record)
    row.score = match.likeness.score
    said = [*match.likeness.reasons, *match.likeness.against]
    row.likeness = [in_every_language(sentence) for sentence in said]


def by_others_since(
    rows: Sequence[StagedRow], drafts: Mapping[int, Draft], others: Mapping[str, Set[int]]
) -> dict[int, Match]:
    """{key of a row that had no match in the dry run: the best one of what `others` made since}."""
    found = of_drafts([drafts[row.pk] for row in rows], among=others)
    named = [
        [match for match in matches if match.record.pk in others[match.record._meta.model_name]]
        for matches in found
    ]
    return {row.pk: matches[0] for row, matches in zip(rows, named, strict=True) if matches}


def _employers_by_mail(drafts):
    """{address at a host of its own: the living organisation that its owner works at now}."""
    owners = _owners_of({mail for draft in drafts for mail in _own_mails(draft)})
    jobs = Employment.objects.filter(
        person__in=owners.values(), is_current=True, organisation__archived_at=None
    )
    places = {job.person_id: job.organisation for job in jobs.select_related("organisation")}
    return {mail: places[one.pk] for mail, one in owners.items() if one.pk in places}


def _own_mails(draft):
    mails_said = (mail for person in draft.people for mail in mails_of(person))
    return [mail for mail in mails_said if frequent.host_of_mail(mail)]


def profile_of(draft: Draft) -> Profile:
    if not draft.has_name and draft.people:
        return _profile_of_person(draft)
    fields, former, short = draft.fields, [], []
    legal = []
    for row in draft.names:
        {"former": former, "short": short}.get(row["kind"], legal).append(row["text"])
    read = [(scheme, identifiers.read(scheme, raw).canonical) for scheme, raw in draft.numbers]
    host = websites.host_of(fields.get("website", ""))
    return Profile(
        names=tuple(legal),
        former_names=tuple(former),
        aliases=tuple(short),
        identifiers=tuple(one for one in read if one[1]),
        phones=_phones(draft.points, draft.country),
        hosts=(host,) if host else (),
        mails=_mails(draft.points),
        country=draft.country,
        city=_city(fields),
    )


def _profile_of_person(draft):
    person = draft.people[0]
    said = {name: person.fields.get(name, "") for name in ("family_name", "given_name")}
    chinese = {name: person.fields.get(f"{name}_chinese", "") for name in said}
    return Profile(
        kind="person",
        family=said["family_name"],
        given=said["given_name"],
        family_chinese=chinese["family_name"],
        given_chinese=chinese["given_name"],
        phones=_phones(person.points, draft.country),
        mails=_mails(person.points),
        wechat=tuple(raw for kind, raw in person.points if kind == "wechat"),
        country=draft.country,
        city=_city(draft.fields),
    )


def _city(fields):
    return " ".join(filter(None, [fields.get("city", ""), fields.get("city_chinese", "")]))


def _phones(points, country):
    called = [phones.read(raw, country).e164 for kind, raw in points if kind in ("phone", "mobile")]
    return tuple(filter(None, called))


def _mails(points):
    return tuple(filter(None, (mails.normalise(raw) for kind, raw in points if kind == "email")))


def staff_of(organisations: Sequence) -> dict[int, list[tuple[Person, dict]]]:
    """{organisation's key: its living people, each with the sheet}, in a constant number of
    queries."""
    jobs = Employment.objects.filter(
        organisation__in=[one.pk for one in organisations], person__archived_at=None
    )
    jobs = list(jobs.select_related("person").order_by("pk"))
    people = {job.person_id: job.person for job in jobs}
    sheets = PERSON.read_many(list(people.values())) if people else {}
    found = {one.pk: [] for one in organisations}
    for job in jobs:
        found[job.organisation_id].append((people[job.person_id], sheets[job.person_id]))
    return found


def owners_of_numbers(drafts: Sequence[Draft]) -> dict[tuple[str, str], int]:
    """{(scheme, canonical): the living organisation that has it}."""
    read = {
        (scheme, identifiers.read(scheme, raw).canonical)
        for draft in drafts
        for scheme, raw in draft.numbers
    }
    rows = Identifier.objects.filter(
        canonical__in={canonical for _, canonical in read if canonical}, is_living=True
    )
    return {(row.scheme, row.canonical): row.organisation_id for row in rows}


def owners_of_mails(drafts: Sequence[Draft]) -> dict[str, Person]:
    """{address: the living person who has it}."""
    return _owners_of(
        {mail for draft in drafts for person in draft.people for mail in _mails(person.points)}
    )


def _owners_of(said):
    points = ContactPoint.objects.filter(
        kind=ContactPoint.Kind.EMAIL, normalised__in=said, person__archived_at=None
    ).exclude(person=None)
    return {point.normalised: point.person for point in points.select_related("person")}


def mails_of(person_draft) -> tuple[str, ...]:
    return _mails(person_draft.points)
