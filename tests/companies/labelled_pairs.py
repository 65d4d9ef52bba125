"""Pairs whose answer is known, read from a file that people can read too."""

from dataclasses import dataclass
from pathlib import Path

from companies import identifiers, mails, phones
from companies.matching import Likeness, Profile, compare, keys

_DATA = Path(__file__).parent / "data"
_SCHEMES = {"uscc", "hr", "vat", "lei", "cn_old", "ytunnus"}
_MANY = {
    "name": "names",
    "alias": "aliases",
    "former": "former_names",
    "host": "hosts",
    "phone": "phones",
    "mail": "mails",
    "wechat": "wechat",
    "at": "employers",
}


@dataclass(frozen=True)
class Pair:
    topic: str
    is_same: bool
    text: str
    one: Profile
    other: Profile

    @property
    def likeness(self) -> Likeness:
        return compare(self.one, self.other)

    @property
    def is_found(self) -> bool:
        """As at the desk: only those that share a key are compared at all."""
        return self.likeness.is_suggested and bool(keys(self.one) & keys(self.other))


def read(name: str) -> list[Pair]:
    pairs, topic = [], ""
    for line in (_DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            topic = line[3:]
        elif line and not line.startswith("#"):
            label, one, other = line.split("\t")
            text = f"{one}  ~  {other}"
            pairs.append(Pair(topic, label == "same", text, profile(one), profile(other)))
    return pairs


def profile(text: str) -> Profile:
    name, *facts = [part.strip() for part in text.split(" | ")]
    kind = "person" if name.startswith("person ") else "organisation"
    known = {"names": (name.removeprefix("person "),), "kind": kind}
    for fact in facts:
        sort, value = fact.split(" ", 1)
        if sort in _SCHEMES:
            known["identifiers"] = ((sort, _number(sort, value)),)
        elif sort in _MANY:
            known[_MANY[sort]] = (*known.get(_MANY[sort], ()), _normal(sort, value))
        else:
            known[sort] = value
    return Profile(**known)


def _number(scheme, value):
    number = identifiers.read(scheme, value).canonical
    assert number, f"{value} is no {scheme}"
    return number


def _normal(sort, value):
    if sort == "mail":
        return mails.normalise(value)
    return phones.read(value, "").e164 or value if sort == "phone" else value
