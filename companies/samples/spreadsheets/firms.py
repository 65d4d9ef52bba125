"""Firms that do not exist, each with a name that no other one of the two files has."""

import random
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from opencc import OpenCC
from rapidfuzz import fuzz

from ... import names
from .. import numbers

HERE = Path(__file__).parent
OURS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
WORDS = tomllib.loads((HERE.parent / "words.toml").read_text(encoding="utf-8"))
LANGUAGES = {"DE": "de", "CN": "zh", "FI": "fi"}
SEED = 2013
# The samples of `load_samples` count from 0: a desk may hold both, and has each number once.
_FIRST_NUMBER = 50_000
_ALIKE = 92
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
to_traditional = OpenCC("s2t").convert


@dataclass
class Person:
    salutation: str
    family: str
    given: str
    role: str
    phone: str
    mail: str

    @property
    def name(self):
        return f"{self.given} {self.family}".strip()

    @property
    def chinese_name(self):
        return self.family + self.given


@dataclass
class Firm:
    number: int
    country: str
    town: dict
    branch: dict
    latin: str
    chinese: str = ""
    slug: str = ""
    people: list[Person] = field(default_factory=list)

    @property
    def phone(self):
        return self.telephone(self.number)

    @property
    def website(self):
        return numbers.website(self.slug)

    def telephone(self, number):
        return numbers.telephone(self.country, self.town, _FIRST_NUMBER + number)

    def register_number(self, is_wrong=False):
        number = _FIRST_NUMBER + self.number
        found = numbers.register_number(self.country, self.town, number, is_wrong)
        return found[1] if found else ""


class Maker:
    """The same seed makes the same firms."""

    def __init__(self, seed=SEED):
        self.chance = random.Random(seed)  # noqa: S311 - no secret hangs on it
        self.made = 0
        self.surnames = OURS["surnames_de"][:]
        signs = WORDS["chinese_names"]
        self.pairs = [a + b for a in signs["first"] for b in signs["second"] if a != b]
        self.chance.shuffle(self.surnames)
        self.chance.shuffle(self.pairs)
        self.latin_names = []

    def german(self, people=1) -> Firm:
        town, branch, number = self._place("DE")
        form = self.chance.choice(WORDS["legal_forms"]["DE"])
        name = f"{self.surnames.pop()} Muster{branch['de'].lower()}"
        return self._with_people(Firm(number, "DE", town, branch, f"{name} {form}"), people)

    def finnish(self, people=1) -> Firm:
        town, branch, number = self._place("FI")
        surname = OURS["surnames_fi"][number % len(OURS["surnames_fi"])]
        name = f"{surname} Esimerkki{branch['fi'].lower()} {number} Oy"
        return self._with_people(Firm(number, "FI", town, branch, name), people)

    def chinese(self, people=1) -> Firm:
        town, branch, number = self._place("CN")
        pair, latin = self._chinese_name(town, branch)
        form = self.chance.choice(WORDS["legal_forms"]["CN"])
        native = f"{town['chinese']}{pair}样例{branch['zh']}{form}"
        return self._with_people(Firm(number, "CN", town, branch, latin, native), people)

    def _chinese_name(self, town, branch):
        """Unlike all others: a reader should find the five that are alike, and no others."""
        while True:
            pair = self.pairs.pop()
            read = names.pinyin(pair).replace(" ", "").capitalize()
            latin = f"{town['latin']} {read} Sample {branch['en']} Co., Ltd."
            if all(fuzz.ratio(latin, other) < _ALIKE for other in self.latin_names):
                self.latin_names.append(latin)
                return pair, latin

    def _place(self, country):
        self.made += 1
        towns = WORDS[country]["towns"]
        town = self.chance.choices(towns, [one["weight"] for one in towns])[0]
        return town, self.chance.choice(WORDS["branches"]), self.made

    def _with_people(self, firm, people):
        firm.slug = f"{_for_addresses(firm.latin)[:24].strip('-')}-{firm.number}"
        while len(firm.people) < people:
            person = self._person(firm, len(firm.people))
            if person.family not in {one.family for one in firm.people}:
                firm.people.append(person)
        return firm

    def _person(self, firm, at):
        salutation, family, given = self._name(firm.country)
        read = names.person_pinyin(family, given) if firm.country == "CN" else f"{given} {family}"
        local = _for_addresses(read).replace("-", ".")
        return Person(
            salutation,
            family,
            given,
            self.chance.choice(WORDS["people"][f"jobs_{LANGUAGES[firm.country]}"]),
            firm.telephone(300 + 3 * firm.number + at),
            numbers.mail(local, firm.slug),
        )

    def _name(self, country):
        if country == "CN":
            return "", self.chance.choice(OURS["surnames_zh"]), self.chance.choice(OURS["given_zh"])
        if country == "FI":
            return "", self.chance.choice(OURS["surnames_fi"]), self.chance.choice(OURS["given_fi"])
        salutation, given = self.chance.choice(OURS["given_de"])
        return salutation, self.chance.choice(OURS["surnames_de"]), given


def _for_addresses(text):
    """Jäger & Söhne → jaeger-soehne."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold().translate(_WRITTEN_OUT)).strip("-")
