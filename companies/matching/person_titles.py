"""What stands around a person's name: titles, offices, the name before a marriage.
No database here."""

import re
from dataclasses import dataclass

from .. import names
from .as_meant import normalised

_TITLE = re.compile(
    r"\bdipl\.-?\s?[^\W\d_]+\.|\b(?:prof(?:essor(?:in)?)?|dr|dipl|ing|rer|nat|phil|med|jur|habil|mag|herrn?|frau|freiherr|freifrau|frl|hr|mr"
    r"|mrs|ms|h\.?\s?c|e\.\s?h|mult|i\.\s?r|a\.\s?d|m\.\s?a|m\.?sc|b\.?sc|b\.\s?a|m\.\s?eng|b\.\s?eng"
    r"|ll\.?m|mba|ph\.?d|bürgermeister(?:in)?|oberbürgermeister(?:in)?|staatssekretär(?:in)?"
    r"|staatsminister(?:in)?|generalkonsul(?:in)?|botschafter(?:in)?|pfarrer(?:in)?"
    r"|landr(?:at|ätin)|stadtr(?:at|ätin)|minister(?:in)?|rektor(?:in)?|präsident(?:in)?"
    r"|direktor(?:in)?|geschäftsführer(?:in)?)\b\.?-?"
    # Only as abbreviations: Graf, Wirt and Pol are surnames.
    r"|\b(?:kfm|wirt|inf(?:orm)?|betriebsw|volksw|oec|pol|päd|theol|vet|dent|agr|hort|lic|univ|priv"
    r"|doz|apl|em|emer|ass|ref|bgm|obm|pfr|dir|stv|fr|math|phys|chem|soz|paed|psych|arch|des|bw)\.-?"
    r"|\((?:fh|ba|tu|uni|dh)\)",
    re.IGNORECASE,
)
# With nothing else behind it: Ma Jun and Ba Jin are people.
_DEGREE = re.compile(r"\s*,\s*(?:MA|BA|MEng|BEng|MSc|BSc|MBA|PhD|MD)\s*$")
_RANK = (
    r"(?:(?:deputy|vice|general|executive|managing|chief|division|section|department|sales|senior"
    r"|assistant|party|bureau|office|project|export|import|marketing|technical|stellv(?:ertretende[rn]?)?"
    r"|erste[rn]?|leitende[rn]?)[\s-]+)*"
    r"(?:director|manager|chief|president|chairman|chairwoman|dean|mayor|secretary|engineer|officer"
    r"|head|governor|rector|ambassador|consul(?:\s+general)?|lecturer|teacher|interpreter|doctor"
    r"|sir|miss|madam|ceo|cto|cfo|vorsitzende[rn]?|leiter(?:in)?|\w{4,}leiter(?:in)?|referent(?:in)?"
    r"|dezernent(?:in)?|konsul(?:in)?|ingenieur(?:in)?|dolmetscher(?:in)?)"
)
# Before a whole name, and after one: James Dean is no dean.
_RANK_BEFORE = re.compile(
    rf"^(?:{_RANK}|[^\W\d_]{{5,}}(?:direktor|dirigent|leiter|sekretär|präsident|referent|kanzler)(?:in)?"
    r"|[^\W\d_]{6,}(?:rat|rätin))\.?\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_RANK_BEHIND = re.compile(
    rf"\s*(?:,|\s[-–]|/)\s*{_RANK}\b.*$|\s*\(\s*{_RANK}\b[^()]*\)", re.IGNORECASE
)
# In capitals, and before a whole name: DI Huber, but not DI Wei.
_OFFICE = re.compile(
    r"^(?:OB|OBM|MR|MinR|RD|RA|RAin|WP|StB|StD|OStD|StR|OStR|MdB|MdL|MdEP|PD|DI|GF)\s+(?=\S+\s+\S)"
)
_MAIDEN = re.compile(
    r"[\s,(]+(?:geb(?:orene)?|née|nee|gesch|verw)\b\.?\s*(?P<name>[^\s,()]+)\)?", re.IGNORECASE
)
_GENERATION = re.compile(
    r"[\s,(]+(?:(?P<older>sen(?:ior\b|\.)|sr\b|d\.\s?ä\b)"
    # 王军 is Wang Jun.
    r"|(?P<younger>jun(?:ior\b|\.)|jr\b|d\.\s?j\b))\.?\)?",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_CHINESE_TITLE = re.compile(
    r"(?:(?:常务)?(?:副|前|代|名誉|高级)?(?:主任医师|主治医师|医师|护士长|先生|女士|小姐|太太|夫人|教授|博士|总经理|经理|主任|主席|董事长|董事|处长|局长"
    r"|院长|校长|老师|工程师|高工|科长|部长|市长|区长|县长|省长|厅长|司长|书记|秘书长|会长|社长|所长|馆长|台长|总裁"
    r"|总监|厂长|行长|镇长|村长|讲师|研究员|律师|医生|大夫|翻译|秘书|同志|师傅|主编|记者|编辑|参赞|总领事|领事|大使|总))+$"
)
_HAN_RUN = re.compile(rf"[{names.HAN}·•‧・]+")
_LONGEST_JOINED = 4


@dataclass(frozen=True)
class Bare:
    """`latin` and `chinese` are the name without anything around it."""

    latin: str
    chinese: str
    maiden: str = ""
    # In pinyin, behind the name that is used abroad: Jack Wang (Wang Jianguo).
    also: str = ""
    generation: str = ""


def bare(text: str) -> Bare:
    text = normalised(text)
    maiden = _MAIDEN.search(text)
    generation = _GENERATION.search(text)
    text = _GENERATION.sub(" ", _MAIDEN.sub(" ", text))
    text = _RANK_BEFORE.sub("", _RANK_BEHIND.sub("", _DEGREE.sub("", text)))
    text = _OFFICE.sub("", " ".join(_TITLE.sub(" ", text).split()).strip(" .,"))
    chinese = _chinese_of(_HAN_RUN.findall(text))
    latin = _HAN_RUN.sub(" ", text)
    without_role = _ROLE.sub(" ", latin)
    bare_latin = without_role if len(without_role.split()) > 1 else latin
    return Bare(
        " ".join(bare_latin.split()).strip(" ()[]/,;."),
        chinese,
        maiden["name"] if maiden else "",
        _also(latin, without_role),
        ("older" if generation["older"] else "younger") if generation else "",
    )


def _also(latin, outside):
    found = _ROLE.search(latin)
    words = names.words(found[0]) if found else []
    surnames = set(words) & set(names.words(outside))
    return found[0].strip(" ()[]") if surnames and len(words) > 1 else ""


def _chinese_of(runs):
    """王 建国 is one name; of 刘局长（刘洪涛） the longer is the whole."""
    plain = [_CHINESE_TITLE.sub("", run) for run in runs]
    has_title = plain != runs
    plain = [run for run in plain if run]
    joined = "".join(plain)
    if not has_title and len(joined) <= _LONGEST_JOINED:
        return joined
    return max(plain, key=len, default="")
