"""Pairs whose answer is known, read from a file that people can read too.

`python -m tests.companies.labelled_pairs FILE` says how often the matching is right about others.
"""

import os
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import django

from companies import identifiers, mails, phones, websites
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
    return read_file(_DATA / f"{name}.tsv")


def read_file(path: Path) -> list[Pair]:
    pairs, topic = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
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
    if sort == "host":
        return websites.host_of(value) or value
    return phones.read(value, "").e164 or value if sort == "phone" else value


def figures(pairs: list[Pair]) -> tuple[float, float]:
    """(precision, recall)"""
    count = Counter((pair.is_same, pair.is_found) for pair in pairs)
    right, invented, missed = count[True, True], count[False, True], count[True, False]
    return right / (right + invented), right / (right + missed)


def main(path):
    pairs = read_file(Path(path))
    for pair in pairs:
        if pair.is_same != pair.is_found:
            said = [*pair.likeness.reasons, *pair.likeness.against]
            print("missed" if pair.is_same else "invented", pair.text, pair.likeness.score, *said)
    precision, recall = figures(pairs)
    print(f"{len(pairs)} pairs, precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jadepark.settings.test")
    django.setup()
    main(sys.argv[1])
