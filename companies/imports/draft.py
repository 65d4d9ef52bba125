"""What one row of a file says, in our own terms. No database here."""

from dataclasses import dataclass, field

from .. import identifiers, names


@dataclass
class PersonDraft:
    """`fields` are columns of a Person; `points` are (kind, as typed)."""

    fields: dict[str, str] = field(default_factory=dict)
    job_title: str = ""
    points: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def has_name(self) -> bool:
        parts = ("family_name", "given_name", "family_name_chinese", "given_name_chinese")
        return any(self.fields.get(part) for part in parts)

    @property
    def keys(self) -> frozenset[str]:
        """Any of them in common: the same name, in either script or order."""
        return person_keys(**{part: self.fields.get(part, "") for part in _PARTS})


_PARTS = ("family_name", "given_name", "family_name_chinese", "given_name_chinese")


def person_keys(family_name, given_name, family_name_chinese, given_name_chinese):
    latin = {names.name_key(family_name + given_name), names.name_key(given_name + family_name)}
    chinese = names.name_key(family_name_chinese + given_name_chinese)
    read = names.person_pinyin(family_name_chinese, given_name_chinese) if chinese else ""
    return frozenset({*latin, chinese, *(names.pinyin_keys(read) if read else ())} - {""})


@dataclass
class Draft:
    """`fields` are columns of an Organisation in the form of its sheet, only those that are said;
    `names` are rows of its names, `numbers` (scheme, as typed), `points` (kind, as typed)."""

    fields: dict[str, object] = field(default_factory=dict)
    names: list[dict] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    sectors: list[str] = field(default_factory=list)
    points: list[tuple[str, str]] = field(default_factory=list)
    people: list[PersonDraft] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    # A colleague by name, to be looked up among those of the desk.
    owner: str = ""
    problems: list[dict] = field(default_factory=list)
    # Concluded from the name and said by no column: never put over what is stored.
    guessed: set[str] = field(default_factory=set)
    # {field of ours: index of the column it came from}
    columns: dict[str, int] = field(default_factory=dict)

    @property
    def has_name(self) -> bool:
        return bool(self.names)

    @property
    def country(self) -> str:
        return self.fields.get("country", "")

    @property
    def name_key(self) -> str:
        """Of the name with its legal form left out: two spellings of one company share it."""
        return names.name_key(names.legal_form_of(self.names[0]["text"])[0]) if self.names else ""

    @property
    def number_key(self) -> str:
        """The first number that is right: “uscc:9137…”; "" without one."""
        read = ((scheme, identifiers.read(scheme, raw).canonical) for scheme, raw in self.numbers)
        return next((f"{scheme}:{canonical}" for scheme, canonical in read if canonical), "")

    @property
    def place_key(self) -> str:
        """Country and city; two known places that differ keep equal names apart."""
        city = self.fields.get("city") or names.pinyin(self.fields.get("city_chinese", ""))
        return f"{self.country}:{names.name_key(city)}"[:110]


def same_place(one: str, other: str) -> bool:
    """Of two `place_key`s: nothing that both say differs."""
    pairs = zip(one.split(":", 1), other.split(":", 1), strict=False)
    return all(a == b or not (a and b) for a, b in pairs)
