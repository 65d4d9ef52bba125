"""The vocabulary, and chance that falls the same way for the same seed."""

import tomllib
from pathlib import Path

from faker import Faker

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
LOCALES = {"DE": "de_DE", "CN": "zh_CN", "FI": "fi_FI"}


class Chance:
    """Names by country from Faker, and choices among our own words."""

    def __init__(self, seed):
        self.fakers = {country: Faker(locale) for country, locale in LOCALES.items()}
        for faker in self.fakers.values():
            faker.seed_instance(seed)
        self.random = self.fakers["DE"].random

    def falls(self, share):
        return self.random.random() < share

    def one_of(self, some):
        return self.random.choice(some)

    def weighted(self, rows):
        return self.random.choices(rows, [row["weight"] for row in rows])[0]

    def among(self, weights):
        """One of the keys, by the weight of each."""
        return self.random.choices(list(weights), weights.values())[0]

    def number(self, first, last):
        return self.random.randint(first, last)

    def surname(self, country):
        return self.fakers[country].last_name()

    def given_name(self, country, is_woman):
        faker = self.fakers[country]
        return faker.first_name_female() if is_woman else faker.first_name_male()
