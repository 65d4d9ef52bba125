"""Five companies that stand in both files, each known again by something else."""

from dataclasses import dataclass

from ... import names
from .firms import Firm, Maker, to_traditional


@dataclass
class Twin:
    """`german` and `chinese` are the cells of each file that say less, or otherwise."""

    firm: Firm
    german: dict
    chinese: dict
    shared: str


def make(maker: Maker) -> list[Twin]:
    firms = [maker.chinese(people=1) for _ in range(4)]
    native = maker.german(people=1)
    native.chinese = "德国样例" + native.branch["zh"] + "公司"
    return [
        _by_code(firms[0]),
        _by_website(firms[1]),
        _by_phone(firms[2]),
        _by_mail(firms[3]),
        _by_latin_name(native),
    ]


def _by_code(firm):
    return Twin(firm, {"register": firm.register_number(), "website": ""}, {"mail": ""}, "USCC")


def _by_website(firm):
    shown = {"code": "", "mail": ""}
    said = {"register": "", "website": firm.website}
    return Twin(_in_pinyin(firm), said, shown, "website, name in pinyin")


def _by_phone(firm):
    """As the office writes it, and as a Chinese card does."""
    said = {"register": "", "website": "", "phone": firm.phone}
    shown = {"code": "", "website": "", "mail": ""}
    return Twin(_in_pinyin(firm), said, shown, "telephone, name in pinyin")


def _by_mail(firm):
    """In English in the one, in traditional characters in the other."""
    shown = {"name": to_traditional(firm.chinese), "code": "", "website": ""}
    said = {"register": "", "website": "", "phone": firm.phone}
    return Twin(firm, said, shown, "e-mail, telephone")


def _in_pinyin(firm):
    bare, _ = names.legal_form_of(firm.chinese)
    read = names.pinyin(bare.removeprefix(firm.town["chinese"])).title()
    firm.latin = f"{firm.town['latin']} {read} Co., Ltd."
    return firm


def _by_latin_name(firm):
    name = f"{firm.chinese}（{firm.latin}）"
    shown = {"name": name, "code": "", "mail": "", "country": "德国"}
    return Twin(firm, {"website": firm.website}, shown, "website, German name")
