"""Fills a database for the search for duplicates, as many organisations as the argument says.

Names made of towns, syllables, trades and legal forms of both countries, as unlike each other as
those of a register; one in twenty stands there twice, written otherwise.
"""

import random
import sys
from itertools import islice

import django

SEED = 20260302
TWICE = 0.05
_BATCH = 1_000

CHINESE_TOWNS = ["济南", "青岛", "烟台", "潍坊", "淄博", "临沂", "泰安", "济宁", "德州", "威海"]
SIGNS = "华泰恒兴鲁源海天瑞丰金鼎东岳宏图永安和盛润达新光明德顺昌隆信诚齐云龙腾飞宇博远正大力"
CHINESE_TRADES = [
    "机械",
    "电子",
    "化工",
    "科技",
    "软件",
    "物流",
    "轴承",
    "阀门",
    "食品",
    "纺织",
    "医药",
    "建材",
    "汽车零部件",
    "环保",
    "包装",
]
CHINESE_FORMS = ["有限公司", "股份有限公司", "集团有限公司", "有限责任公司"]
TOWNS = [
    "Dresden",
    "Leipzig",
    "Chemnitz",
    "Zwickau",
    "Freiberg",
    "Görlitz",
    "Bautzen",
    "Pirna",
    "Riesa",
    "Plauen",
]
BEGINNINGS = [
    "Wolf",
    "Sommer",
    "Kirsch",
    "Linden",
    "Hoch",
    "Stein",
    "Berg",
    "Grün",
    "Eich",
    "Birken",
    "Königs",
    "Rosen",
    "Schön",
    "Falken",
]
MIDDLES = ["", "en", "er", "el", "s", "hols", "wald", "bach", "burg"]
ENDS = [
    "feld",
    "dorf",
    "mann",
    "hain",
    "stein",
    "berger",
    "hausen",
    "müller",
    "baum",
    "thal",
    "reuth",
    "heim",
    "born",
    "roda",
    "egg",
    "au",
]
TRADES = [
    "Maschinenbau",
    "Metallbau",
    "Elektronik",
    "Logistik",
    "Software",
    "Optik",
    "Bau",
    "Textil",
    "Möbel",
    "Druck",
]
FORMS = ["GmbH", "AG", "GmbH & Co. KG", "e.K.", "UG (haftungsbeschränkt)"]


def fill(count):
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    rows = organisations(random.Random(SEED), count)  # noqa: S311
    while batch := list(islice(rows, _BATCH)):
        with transaction.atomic():
            store(batch)


def organisations(chance, count):
    """(name, country, town, host)."""
    made = 0
    while made < count:
        make, again = chance.choice([(chinese, chinese_again), (german, german_again)])
        one = make(chance)
        yield one
        made += 1
        if chance.random() < TWICE and made < count:
            yield again(chance, one)
            made += 1


def chinese(chance):
    town, own = chance.choice(CHINESE_TOWNS), "".join(chance.choices(SIGNS, k=3))
    name = f"{town}{own}{chance.choice(CHINESE_TRADES)}{chance.choice(CHINESE_FORMS)}"
    return name, "CN", town, ""


def chinese_again(chance, one):
    from companies import names

    name, country, town, host = one
    bare = names.legal_form_of(name)[0]
    return chance.choice([bare, names.pinyin(bare).title()]), country, town, host


def german(chance):
    own = chance.choice(BEGINNINGS) + chance.choice(MIDDLES) + chance.choice(ENDS)
    partner = chance.choice(BEGINNINGS) + chance.choice(ENDS)
    name = f"{own} & {partner} {chance.choice(TRADES)} {chance.choice(FORMS)}"
    host = f"{own}-{partner}.example".lower() if chance.random() < 0.5 else ""
    return name, "DE", chance.choice(TOWNS), host


def german_again(chance, one):
    name = one[0]
    at = chance.randrange(3, 7)
    mistyped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return chance.choice([name.split(" &")[0] + name[name.index(" &") :].upper(), mistyped]), *one[
        1:
    ]


def store(batch):
    from companies.actions import find_duplicates, index
    from companies.duplicates import KINDS
    from companies.models import Organisation, OrganisationName
    from companies.names import script_of

    made = [
        Organisation(country=country, city=town, website=host) for _, country, town, host in batch
    ]
    name_rows = [
        OrganisationName(organisation=one, text=name, script=script_of(name))
        for one, (name, *_rest) in zip(made, batch, strict=True)
    ]
    for one, name in zip(made, name_rows, strict=True):
        index.complete(one, [name])
    Organisation.objects.bulk_create(made)
    OrganisationName.objects.bulk_create(name_rows)
    find_duplicates.write_keys(KINDS["organisation"], [one.pk for one in made])


if __name__ == "__main__":
    django.setup()
    fill(int(sys.argv[1]))
