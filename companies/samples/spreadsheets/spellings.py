"""The same said in the ways in which several people write it down over the years."""

import datetime

FIRST_DAY = datetime.date(2013, 3, 4)
LAST_DAY = datetime.date(2017, 11, 30)
MONTHS = [
    "Jan.",
    "Feb.",
    "März",
    "Apr.",
    "Mai",
    "Juni",
    "Juli",
    "Aug.",
    "Sept.",
    "Okt.",
    "Nov.",
    "Dez.",
]
VAGUE = ("vor Ostern 2014", "Herbst 2015", "ca. 2014", "Ende 2016", "beim Empfang")
VAGUE_ZH = ("2016年春节后", "展会期间")
_EPOCH = datetime.date(1899, 12, 30)


def day(chance):
    return FIRST_DAY + datetime.timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days))


def german_day(chance, number):
    """A date cell mostly; or text, or the bare number that a lost format leaves."""
    when = day(chance)
    if number % 29 == 7:
        return VAGUE[number // 29 % len(VAGUE)]
    ways = [
        when,
        when,
        when,
        f"{when:%d.%m.%Y}",
        f"{when.day}.{when.month}.{when:%y}",
        f"{when.year}/{when.month}/{when.day}",
        f"{MONTHS[when.month - 1]} {when.year}",
        f"{when.month}/{when.day}/{when:%y}",
        f"{when.year}年{when.month}月{when.day}日",
        (when - _EPOCH).days,
        str(when.year),
        None,
    ]
    return ways[number % len(ways)]


def chinese_day(chance, number):
    when = day(chance)
    if number % 37 == 11:
        return VAGUE_ZH[number // 37 % len(VAGUE_ZH)]
    ways = [
        f"{when.year}年{when.month}月{when.day}日",
        f"{when.year}年{when.month}月{when.day}日",
        f"{when.year}/{when.month}/{when.day}",
        f"{when.year}年{when.month}月",
        f"{when.year}-{when.month:02}-{when.day:02}",
        f"{when.year}.{when.month}.{when.day}",
    ]
    return ways[number % len(ways)]


def german_phone(phone, country, number):
    if not phone.startswith("0"):
        return phone
    prefix = {"DE": "49", "CN": "86", "FI": "358"}[country]
    area, _, rest = phone.replace("-", " ", 1).partition(" ")
    bare = rest.replace(" ", "")
    ways = [
        f"+{prefix} {area[1:]} {rest}",
        f"{'00' if country == 'DE' else '+'}{prefix} (0){area[1:]} / {rest}",
        f"{area}/{bare}",
        f"({area}) {rest}",
        f"+{prefix}{area[1:]}{bare}",
        f"{area} {bare[:-2]}-{bare[-2:]}",
    ]
    # Without the prefix a number belongs to the country of its row: it still can be read.
    return ways[number % len(ways)]


def chinese_phone(phone, number):
    area, _, rest = phone.partition("-")
    bare = rest.replace(" ", "")
    ways = [
        f"{area}-{bare}",
        f"{area}-{bare}转{8000 + number % 90}",
        f"86-{area[1:]}-{bare}",
        f"（{area}）{bare}",
        f"{area}-{bare}-{8000 + number % 90}",
    ]
    return ways[number % len(ways)]
