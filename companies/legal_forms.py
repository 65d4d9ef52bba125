"""Legal forms at the end of a name, in German, Finnish, English and Chinese. No database here."""

import re
from functools import lru_cache

# As they are written in registers; recognised without their dots, spaces and capitals.
_LATIN = [
    *("GmbH", "gGmbH", "mbH", "AG", "gAG", "KGaA", "UG", "UG (haftungsbeschränkt)", "KG", "OHG"),
    *("GmbH & Co. KG", "GmbH & Co. KGaA", "GmbH & Co. OHG", "AG & Co. KG", "AG & Co. KGaA"),
    *("SE & Co. KG", "SE & Co. KGaA", "UG & Co. KG", "UG (haftungsbeschränkt) & Co. KG"),
    *("LLC & Co. KG", "Ltd. & Co. KG", "Stiftung & Co. KG", "GmbH & Co.", "gGmbH & Co. KG"),
    *("GbR", "eGbR", "e.K.", "e.Kfm.", "e.Kfr.", "e.V.", "e.U.", "eG", "SE", "SCE", "VVaG"),
    *("PartG", "PartG mbB", "PartGmbB"),
    *("Oy", "Oyj", "Oy Ab", "Oyj Abp", "Ab", "Abp", "Ky", "Ay", "Osk", "ry", "rf", "Tmi"),
    *("Ltd.", "Co., Ltd.", "Pte. Ltd.", "Pty Ltd", "Inc.", "Corp.", "Co.", "PLC"),
    *("LLC", "LLP", "LP"),
    *("AöR", "gAöR", "gKAöR", "KdöR", "GesmbH", "GesmbH & Co. KG"),
    *("S.A.", "SARL", "S.r.l.", "S.p.A.", "B.V.", "N.V."),
    *("s.r.o.", "Sp. z o.o.", "K.K."),
]
_WRITTEN_OUT = {
    "Gesellschaft mit beschränkter Haftung": "GmbH",
    "Aktiengesellschaft": "AG",
    "Kommanditgesellschaft": "KG",
    "Unternehmergesellschaft (haftungsbeschränkt)": "UG (haftungsbeschränkt)",
    "Osakeyhtiö": "Oy",
    "Limited": "Ltd.",
    "Company Limited": "Co., Ltd.",
    "Co. Limited": "Co., Ltd.",
    "GmbH & Co. Kommanditgesellschaft": "GmbH & Co. KG",
    "GmbH und Co. Kommanditgesellschaft": "GmbH & Co. KG",
    "Public Limited Company": "PLC",
    "Limited Liability Company": "LLC",
    "Limited Liability Company & Co. KG": "LLC & Co. KG",
    "Private Limited": "Pte. Ltd.",
    "Incorporated": "Inc.",
    "gemeinnützige GmbH": "gGmbH",
    "gemeinnützige Gesellschaft mbH": "gGmbH",
    "gemeinnützige Gesellschaft mit beschränkter Haftung": "gGmbH",
    "eingetragener Verein": "e.V.",
    "eingetragene Genossenschaft": "eG",
    "Gesellschaft bürgerlichen Rechts": "GbR",
    "Offene Handelsgesellschaft": "OHG",
    "Europäische Gesellschaft": "SE",
    "Anstalt des öffentlichen Rechts": "AöR",
    "Körperschaft des öffentlichen Rechts": "KdöR",
    "eingetragener Kaufmann": "e.K.",
    "Julkinen osakeyhtiö": "Oyj",
    "Kommandiittiyhtiö": "Ky",
    "Avoin yhtiö": "Ay",
    "Osuuskunta": "Osk",
    "rekisteröity yhdistys": "ry",
    "Corporation": "Corp.",
}
_BEFORE_THE_NAME = {"oy": "Oy", "ab": "Ab", "tmi": "Tmi"}
_MOST_WORDS = 6
# A name is asked for its form several times in a row.
_REMEMBERED = 8192
_WORD = re.compile(r"[^\W_\u3400-\u9fff]+")

_CHINESE = re.compile(
    r"(?:[(（]?集[团團][)）]?)?(?:股份有限公司|有限[责責]任公司|有限公司|股份公司)$"
    r"|[(（](?:有限合伙|普通合伙|特殊普通合伙)[)）]$"
    r"|(?:[农農]民)?[专專][业業]合作社$|[个個]人[独獨][资資]企[业業]$"
)
_TRADITIONAL = str.maketrans("團責農專業個獨資", "团责农专业个独资", "()（）")
_PINYIN = re.compile(r"\b(?:ji ?tuan )?(?:gu ?fen )?you ?xian ?(?:ze ?ren ?)?gong ?si$", re.I)


def split(name: str) -> tuple[str, str]:
    """(name without its legal form, legal form in its usual spelling or "")."""
    name = name.strip()
    at, form = _ending(name)
    bare = name[:at].rstrip(" ,;(（-–")
    first, _, rest = bare.partition(" ")
    if rest and first.casefold() in _BEFORE_THE_NAME:
        form = f"{_BEFORE_THE_NAME[first.casefold()]} {form}".strip()
        form = {"Ab Oy": "Oy Ab"}.get(form, form)
        bare = rest.strip()
    return bare or name, form


@lru_cache(maxsize=_REMEMBERED)
def start(text: str) -> int:
    """Where the legal form at the end begins, also in pinyin; the length of the text if none."""
    bare = text.rstrip()
    in_pinyin = _PINYIN.search(bare) if bare[-2:].casefold() == "si" else None
    if in_pinyin and in_pinyin.start() > 0:
        return in_pinyin.start()
    return _ending(text)[0]


@lru_cache(maxsize=_REMEMBERED)
def _ending(name):
    """(where the form begins, its usual spelling); nothing may remain but a name."""
    name = name.rstrip()
    chinese = None if name.isascii() else _CHINESE.search(name)
    if chinese and chinese.start() > 0:
        return chinese.start(), chinese[0].translate(_TRADITIONAL)
    last_words = list(_WORD.finditer(name))[-_MOST_WORDS:]
    letters = [_joined([word[0]]) for word in last_words]
    if not letters or letters[-1] not in _ENDS:
        return len(name), ""
    for at, word in enumerate(last_words):
        form = _BY_LETTERS.get("".join(letters[at:]))
        before = name[: word.start()].rstrip() if form else ""
        if before and before[-1] not in "&+":
            return word.start(), form
    return len(name), ""


def _letters(text):
    return _joined(_WORD.findall(text))


def _joined(words):
    return "".join(word for word in map(str.casefold, words) if word not in ("und", "and", "u"))


_BY_LETTERS = {
    **{_letters(form): form for form in _LATIN},
    **{_letters(text): form for text, form in _WRITTEN_OUT.items()},
}
# With what a form can end, as one word: of most names the last word is no such end.
_ENDS = {letters[at:] for letters in _BY_LETTERS for at in range(len(letters) + 1)}
