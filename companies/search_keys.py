"""The keys and words under which a record is found. Nothing is asked of the database here.

Whoever makes thousands of records at once calls these too, and stores the rows by `bulk_create`.
"""

from collections.abc import Iterable

from . import identifiers, legal_forms, mails, names, phones, websites
from .models import ContactPoint, OrganisationName, Person, SearchKey, Word

Kind, Tier = SearchKey.Kind, SearchKey.Tier
# Shorter words have too many neighbours to guess which of them was meant.
SHORTEST_WORD = 4
_LONGEST_SHOWN = SearchKey._meta.get_field("shown").max_length


# (tier, key, kind, shown)
Key = tuple[int, str, str, str]


def of_organisation(organisation, name_rows, numbers=(), contact_points=()) -> list[SearchKey]:
    """Unsaved. The name rows have their pinyin already: see `complete_name`."""
    keys = keys_of_organisation(organisation, name_rows, numbers, contact_points)
    return _rows(keys, organisation=organisation)


def of_person(person, contact_points=(), earlier=()) -> list[SearchKey]:
    return _rows(keys_of_person(person, contact_points, earlier), person=person)


def keys_of_organisation(organisation, name_rows, numbers=(), contact_points=()) -> list[Key]:
    found = []
    for name in name_rows:
        found += _of_name(name)
    for row in numbers:
        found += _of_number(row)
    for point in contact_points:
        found += _of_contact_point(point)
    found += _address(
        websites.keys(organisation.website_host), Kind.WEBSITE, organisation.website_host
    )
    found += _of_city(organisation)
    return _once(found)


def keys_of_person(person, contact_points=(), earlier=()) -> list[Key]:
    """`earlier` are people called as this one was: see `earlier_names`."""
    found = list(_of_person(person))
    for one in earlier:
        found += _as_former(_of_person(one), one)
    for point in contact_points:
        found += _of_contact_point(point)
    return _once(found)


def words_of_organisation(organisation, name_rows) -> list[Word]:
    """What a mistyped word is compared with. A name read in pinyin is one word, as it is typed."""
    texts = [organisation.city]
    for name in name_rows:
        texts.append(_bare(name.text))
        texts.append("".join(_bare(name.pinyin).split()))
    return _words(texts)


def words_of_person(person, earlier=()) -> list[Word]:
    texts = []
    for one in (person, *earlier):
        pinyin = names.person_pinyin(one.family_name_chinese, one.given_name_chinese)
        texts += [*one.latin_parts, one.chinese_name, "".join(pinyin.split())]
    return _words(texts)


def complete_name(name: OrganisationName) -> None:
    """Key and pinyin from the text; a pinyin that was typed stays."""
    name.key = names.name_key(name.text)
    if not name.pinyin_is_typed:
        longest = OrganisationName._meta.get_field("pinyin").max_length
        name.pinyin = names.pinyin(name.text)[:longest] if name.is_chinese else ""


Found = Iterable[tuple[int, str, str, str]]


def _of_name(name) -> Found:
    is_former = name.kind == OrganisationName.Kind.FORMER
    kind = Kind.FORMER if is_former else Kind.NAME
    beginning, inside = _tiers(is_former)
    # “Siemens” is all of “Siemens AG”: whoever types it has typed the whole.
    yield beginning, names.name_key(names.legal_form_of(name.text)[0]), kind, name.text
    yield from _places(names.suffixes(name.text), kind, name.text, beginning, inside)
    if name.pinyin:
        read = Kind.FORMER if is_former else Kind.PINYIN
        shown = name.text if is_former else name.pinyin
        bare = names.pinyin_keys(_bare(name.pinyin))
        yield from ((beginning, key, read, shown) for key in bare)
        yield from _places(names.pinyin_suffixes(name.pinyin), read, shown, beginning, inside)


def _of_person(person) -> Found:
    # A family name is all that many a caller gives.
    whole = (names.name_key(person.latin_parts[0]), names.name_key(person.family_name_chinese))
    yield from ((Tier.BEGINNING, key, Kind.NAME, person.name) for key in whole)
    for text in _latin_names(person):
        suffixes = names.pinyin_suffixes(text) if _is_pinyin(person) else names.suffixes(text)
        yield from _places(suffixes, Kind.NAME, person.latin_name or text)
    yield from _places(names.suffixes(person.chinese_name), Kind.NAME, person.chinese_name)
    read = names.person_pinyin(person.family_name_chinese, person.given_name_chinese)
    yield from _places(names.pinyin_suffixes(read), Kind.PINYIN, read)


def _as_former(found, person) -> Found:
    """The name that somebody had; where it was read in pinyin, as it was written."""
    for tier, key, kind, shown in found:
        beginning, inside = _tiers(is_former=True)
        is_read = kind == Kind.PINYIN and person.chinese_name
        text = person.chinese_name if is_read else shown
        yield beginning if tier == Tier.BEGINNING else inside, key, Kind.FORMER, text


def _of_number(row) -> Found:
    # “Dresden HRB 12345” begins with a place, which is all that whoever types “Dresden” means.
    has_court = row.scheme == identifiers.Scheme.HANDELSREGISTER and row.canonical
    begins_with_court = names.name_key(row.canonical) if has_court else None
    for key in identifiers.keys(row.scheme, row.canonical, row.raw):
        tier = Tier.PLACE if key == begins_with_court else Tier.BEGINNING
        yield tier, key, Kind.IDENTIFIER, str(row)


def _of_contact_point(point) -> Found:
    if point.kind in ContactPoint.CALLED:
        phone = phones.Phone(e164=point.normalised, extension=point.extension)
        return [
            (Tier.BEGINNING, key, Kind.PHONE, point.raw) for key in phones.keys(phone, point.raw)
        ]
    if point.kind == ContactPoint.Kind.EMAIL:
        return _address(mails.keys(point.normalised or point.raw), Kind.EMAIL, point.raw)
    return [(Tier.BEGINNING, names.name_key(point.raw), Kind.WECHAT, point.raw)]


def _of_city(organisation) -> Found:
    latin, chinese = organisation.city, organisation.city_chinese
    shown = " ".join(filter(None, [latin, chinese]))
    keys = [key for _, key in names.suffixes(latin)]
    keys += [names.name_key(chinese), *names.pinyin_keys(names.pinyin(chinese))]
    return [(Tier.PLACE, key, Kind.CITY, shown) for key in keys]


def _places(suffixes, kind, shown, beginning=Tier.BEGINNING, inside=Tier.INSIDE) -> Found:
    return [(inside if place else beginning, key, kind, shown) for place, key in suffixes]


def _address(keys, kind, shown) -> Found:
    return _places(enumerate(keys), kind, shown)


def _tiers(is_former):
    return (Tier.FORMER, Tier.INSIDE_FORMER) if is_former else (Tier.BEGINNING, Tier.INSIDE)


def _latin_names(person) -> list[str]:
    """Both orders are typed, whatever the order of the person's own."""
    family, given = person.latin_parts
    return list(dict.fromkeys([f"{given} {family}".strip(), f"{family} {given}".strip()]))


def _is_pinyin(person):
    return bool(person.chinese_name) or person.name_order == Person.Order.FAMILY_FIRST


def _once(found: Found) -> list[Key]:
    """Each key once, with its likeliest meaning."""
    best = {}
    for tier, key, kind, shown in found:
        key = key[: names.LONGEST_KEY]
        if key and (key not in best or tier < best[key][0]):
            best[key] = (tier, key, kind, str(shown)[:_LONGEST_SHOWN])
    return list(best.values())


def _rows(keys: list[Key], **owner) -> list[SearchKey]:
    return [
        SearchKey(tier=tier, key=key, kind=kind, shown=shown, **owner)
        for tier, key, kind, shown in keys
    ]


def _words(texts: list[str]) -> list[Word]:
    found = {word[: names.LONGEST_KEY] for text in texts for word in names.words(text)}
    return [Word(text=word, backwards=word[::-1]) for word in sorted(filter(_is_guessable, found))]


def _is_guessable(word) -> bool:
    return len(word) >= SHORTEST_WORD and not word.isdecimal()


def _bare(name: str) -> str:
    return name[: legal_forms.start(name)]
