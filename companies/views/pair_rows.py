"""Two records side by side: what of each is to be shown, and what is the same in both."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .. import countries, identifiers, matching, phones
from ..duplicates import KINDS

_SCHEMES = dict(identifiers.CHOICES)


@dataclass(frozen=True)
class Fact:
    label: str
    one: list
    other: list

    @property
    def is_known(self):
        return bool(self.one or self.other)


def dress(pairs, noun):
    """Each pair gets its `likeness`, in the reader's words, and the `facts` of both."""
    pks = {pk for pair in pairs for pk in (pair.first_id, pair.second_id)}
    profiles = KINDS[noun].profiles(pks) if pks else {}
    for pair in pairs:
        one, other = profiles[pair.first_id], profiles[pair.second_id]
        pair.likeness = matching.compare(one, other)
        pair.percent = round(pair.score * 100)
        pair.facts = _facts(pair, one, other)


def _facts(pair, one, other):
    found = [Fact(label, of(pair.first, one), of(pair.second, other)) for label, of in _FACTS]
    return [fact for fact in found if fact.is_known]


def _names(record, profile):
    known = [record.latin_name, record.chinese_name, *profile.names, *profile.aliases]
    return [name for name in dict.fromkeys(known) if name and name != record.name]


def _place(record, profile):
    parts = [profile.city, countries.name(profile.country) if profile.country else ""]
    text = ", ".join(filter(None, parts))
    return [text] if text else []


def _numbers(_record, profile):
    return [f"{_SCHEMES[scheme]}: {number}" for scheme, number in profile.identifiers]


_FACTS = [
    (_("Other names"), _names),
    (_("Former names"), lambda _record, profile: list(profile.former_names)),
    (_("City and country"), _place),
    (_("Employer"), lambda _record, profile: list(profile.employers)),
    (_("Registers"), _numbers),
    (_("Telephone"), lambda _record, profile: [phones.show(one) for one in profile.phones]),
    (_("E-mail"), lambda _record, profile: list(profile.mails)),
    (_("WeChat"), lambda _record, profile: list(profile.wechat)),
    (_("Website"), lambda _record, profile: list(profile.hosts)),
]
