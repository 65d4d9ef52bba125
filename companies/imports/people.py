"""People as they stand in one cell: “Frau Dr. Li Na <li@…>, 0351 …”. No database here."""

import re
from dataclasses import dataclass, field

from .. import mails, phones
from ..names import person_pinyin, script_of, split_chinese_name
from .pinyin_surnames import begins_with_family

# In front of a name, or behind it in Chinese.
_SALUTATIONS = {
    "herr": "mr", "herrn": "mr", "hr": "mr", "mr": "mr", "frau": "ms", "fr": "ms", "mrs": "ms",
    "ms": "ms", "miss": "ms", "先生": "mr", "女士": "ms", "小姐": "ms", "夫人": "ms",
}  # fmt: skip
_TITLE = re.compile(
    r"(?:Prof|Dr|Dipl|Ing|Mag|MSc|BSc|MBA|M\.Sc|B\.Sc|PhD|habil|h\.c|rer|nat|med|jur|phil|oec|"
    r"pol|techn)(?:[.\-](?:[A-Za-z]{1,6}\.?)?)*",
    re.IGNORECASE,
)
_CHINESE_END = re.compile(
    r"(先生|女士|小姐|夫人|(?:副|总)?(?:总经理|经理|主任|部长|科长|处长|局长|院长|校长|教授|博士|"
    r"工程师|厂长|书记|主席|秘书长|会长|总监|老师|总))$"
)
_MAIL = re.compile(r"<?[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+>?")
_PHONE = re.compile(
    r"(?:(?:Telefon|Tel|Phone|Mobil|Mobile|Handy|Fon|电话|手机|座机|T|M)\s*[.:：]*\s*)?"
    r"(\(?\+?\(?\d[\d\s()/.\-–]{4,}\d(?:\s*转\s*\d+)?)"
)
_MOBILE_WORD = re.compile(r"Mobil|Mobile|Handy|手机|\bM\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*[;；\n、]\s*|\s+(?:und|and|&|和)\s+")
_BRACKETS = re.compile(r"^(.+?)\s*[(（]([^()（）]+)[)）]$")
_BOTH_SCRIPTS = re.compile(r"^([^\u4e00-\u9fff]+?)\s*[/,，]?\s*([\u4e00-\u9fff·]{2,6})$")
_BOTH_SCRIPTS_TURNED = re.compile(r"^([\u4e00-\u9fff·]{2,6})\s*[/,，]?\s*([^\u4e00-\u9fff]+)$")

_SHARED_MAILBOX = re.compile(
    r"(?:info|office|kontakt|contact|mail|post|zentrale|verwaltung|vertrieb|sales|service|hello|"
    r"admin|marketing|export|import|presse|press|poststelle)\W?[^@]*@",
    re.IGNORECASE,
)


@dataclass
class Called:
    """What a name says, in the fields of a person."""

    family_name: str = ""
    given_name: str = ""
    family_name_chinese: str = ""
    given_name_chinese: str = ""
    name_order: str = "given"
    salutation: str = ""
    academic_title: str = ""
    job_title: str = ""

    @property
    def is_nobody(self) -> bool:
        return not (
            self.family_name
            or self.given_name
            or self.family_name_chinese
            or self.given_name_chinese
        )


@dataclass
class Contact:
    """One person of a cell with what stands beside the name; `rest` could not be read."""

    called: Called
    mails: list[str] = field(default_factory=list)
    phones: list[tuple[str, str]] = field(default_factory=list)
    rest: str = ""


def is_shared_mailbox(mail: str) -> bool:
    """info@…: it answers for the house, not for a person."""
    return _SHARED_MAILBOX.match(mail) is not None


def contacts(text: str) -> list[Contact]:
    """The people in a cell, each with the mail addresses and numbers beside the name."""
    found = []
    for part in _SEVERAL.split(text.strip()):
        contact = _contact(part)
        if contact.called.is_nobody and found:
            # “Anna Weber; 0351 …”: what follows a name is hers.
            _add(found[-1], contact)
        elif part.strip():
            found.append(contact)
    return found


def _contact(part):
    addresses = [mail for mail in _MAIL.findall(part) if mails.normalise(mail.strip("<>"))]
    without = part
    for mail in addresses:
        without = without.replace(mail, " ")
    numbers = []
    for match in _PHONE.finditer(without):
        kind = "mobile" if _MOBILE_WORD.match(match[0]) else "phone"
        numbers += [(kind, number) for number in phones.split(match[1])]
    name = _PHONE.sub(" ", without)
    name = re.sub(r"\b(?:Telefon|Tel|E-?Mail|Mobil|Handy)\b[.:]*", " ", name, flags=re.I)
    name = " ".join(name.split()).strip(" ,;:，；<>()-–/")
    return Contact(called(name), [mail.strip("<>") for mail in addresses], numbers)


def _add(contact, more):
    contact.mails += more.mails
    contact.phones += more.phones


def called(text: str) -> Called:
    """A name in any order and either script, or in both: “Wang Wei 王伟”, “Müller, Karl”."""
    text = " ".join(text.split()).strip(" ,;")
    for pattern in (_BRACKETS, _BOTH_SCRIPTS, _BOTH_SCRIPTS_TURNED):
        both = pattern.match(text)
        if both and len({script_of(part) == "Latn" for part in both.groups()}) == 2:
            return _together(*(called(part) for part in both.groups()))
    return _latin(text) if script_of(text) == "Latn" else _chinese(text)


def _together(one, other):
    """One person, written twice; what Chinese people are called begins with the family."""
    filled = {name: value or getattr(other, name) for name, value in vars(one).items()}
    filled["name_order"] = "family"
    latin = one if one.family_name or one.given_name else other
    read = person_pinyin(filled["family_name_chinese"], "")
    if read and read.casefold() == latin.given_name.casefold():
        filled["family_name"], filled["given_name"] = latin.given_name, latin.family_name
    return Called(**filled)


def _chinese(text):
    found = Called(name_order="family")
    text = text.replace(" ", "")
    while (end := _CHINESE_END.search(text)) and end.start() > 0:
        word = end[1]
        if word in _SALUTATIONS:
            found.salutation = _SALUTATIONS[word]
        else:
            found.job_title = word + found.job_title
        text = text[: end.start()]
    found.family_name_chinese, found.given_name_chinese = split_chinese_name(text)
    if "·" in text or "•" in text:
        found.name_order = "given"
    return found


def _latin(text):
    found = Called()
    family, comma, given = text.partition(",")
    words = _without_titles((given if comma else text).split(), found)
    if comma:
        found.family_name = " ".join(_without_titles(family.split(), found))
        found.given_name = " ".join(words)
    elif words:
        _in_order(words, found)
    return found


def _without_titles(words, found):
    titles = []
    while words and (said := words[0].casefold().strip(".")) in _SALUTATIONS:
        found.salutation = _SALUTATIONS[said]
        words = words[1:]
    while len(words) > 1 and _TITLE.fullmatch(words[0]):
        titles.append(words[0])
        words = words[1:]
    found.academic_title = " ".join(filter(None, [found.academic_title, *titles]))
    return words


def _in_order(words, found):
    """The last word is the family, or the first of a Chinese name, or what is in capitals."""
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if len(capitals) == 1 and len(words) > 1:
        family = capitals[0]
        found.name_order = "family" if words[0] == family else "given"
        words = [word for word in words if word != family]
        found.family_name, found.given_name = family.capitalize(), " ".join(words)
    elif len(words) == 2 and begins_with_family(*words):
        found.family_name, found.given_name = words
        found.name_order = "family"
    else:
        particle = next((at for at, w in enumerate(words) if w in _PARTICLES and at), None)
        at = particle if particle is not None else len(words) - 1
        found.given_name, found.family_name = " ".join(words[:at]), " ".join(words[at:])


_PARTICLES = {"von", "van", "de", "zu", "vom", "zum", "der", "den", "di", "del", "da"}
