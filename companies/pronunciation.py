"""How Chinese names are read aloud, in pinyin without tones. No database here.

`pypinyin` reads surnames as ordinary words (曾 as ceng) and some places of Shandong wrongly: the
tables here come first.
"""

import re
import unicodedata
from functools import cache, lru_cache


def _table(text):
    return dict(pair.split("=") for pair in text.split())


# Surnames that are read otherwise than the same character as a word.
_SURNAMES = _table("""
    曾=zeng 单=shan 盖=ge 仇=qiu 查=zha 解=xie 乐=yue 区=ou 任=ren 华=hua 朴=piao 缪=miao 折=she
    员=yun 秘=bi 种=chong 重=chong 黑=he 翟=zhai 召=shao 繁=po 覃=qin 佴=nai 卜=bu 祭=zhai
    粘=nian 句=gou 藏=zang 阚=kan 都=du 能=nai 薄=bo 洗=xian 那=na 盛=sheng 宁=ning 尉=wei 过=guo
    燕=yan 应=ying 纪=ji
""")
COMPOUND_SURNAMES = _table("""
    欧阳=ou-yang 司马=si-ma 上官=shang-guan 诸葛=zhu-ge 尉迟=yu-chi 万俟=mo-qi 长孙=zhang-sun
    单于=chan-yu 令狐=ling-hu 夏侯=xia-hou 皇甫=huang-fu 澹台=tan-tai 公孙=gong-sun 轩辕=xuan-yuan
    司徒=si-tu 司空=si-kong 司寇=si-kou 慕容=mu-rong 宇文=yu-wen 鲜于=xian-yu 端木=duan-mu
    东方=dong-fang 西门=xi-men 南宫=nan-gong 东郭=dong-guo 呼延=hu-yan 钟离=zhong-li 濮阳=pu-yang
    淳于=chun-yu 申屠=shen-tu 太史=tai-shi 太叔=tai-shu 闻人=wen-ren 赫连=he-lian 独孤=du-gu
    拓跋=tuo-ba 完颜=wan-yan 纳兰=na-lan 叶赫=ye-he 闾丘=lü-qiu 公冶=gong-ye 公羊=gong-yang
    颛孙=zhuan-sun 仲孙=zhong-sun 亓官=qi-guan 乐正=yue-zheng 漆雕=qi-diao 羊舌=yang-she
    百里=bai-li 左丘=zuo-qiu 梁丘=liang-qiu 巫马=wu-ma
""")
# Places and words in the names of organisations that the library reads otherwise.
_PHRASES = {
    "单县": ["shan", "xian"],
    "乐陵": ["lao", "ling"],
    "长三角": ["chang", "san", "jiao"],
    "朝阳": ["chao", "yang"],
    "薄膜": ["bo", "mo"],
}
# Alone in a name 长 is “long”, not “to grow” (校长 and 成长 are known as words), and 晟 “bright”.
_CHARACTERS = {"长": "cháng", "晟": "shèng"}

_UMLAUT = "\u0308"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TONE_NUMBER = re.compile(r"(?<=[a-zü])[1-5](?!\d)")
# Of anything else there is but one.
_IN_SEVERAL_SPELLINGS = re.compile(r"[^\x00-\x7f]|[ln](?:v|yu)|u:|[1-5]")


def read(characters: str) -> list[str]:
    """The syllables of simplified characters, ü written as ü."""
    segments = _pypinyin().seg.simpleseg.seg(characters)
    return [syllable for segment in segments for syllable in _read_segment(segment)]


def read_surname(characters: str) -> list[str]:
    if characters in COMPOUND_SURNAMES:
        return COMPOUND_SURNAMES[characters].split("-")
    return [_SURNAMES[characters]] if characters in _SURNAMES else read(characters)


def joined(syllables: list[str]) -> str:
    """One word as in a passport or a book: “Guofan”, and “Jian'an” where two vowels would meet."""
    first, *rest = syllables
    return (first + "".join(f"'{s}" if s[0] in "aeo" else s for s in rest)).capitalize()


@lru_cache(maxsize=1024)
def toned(character: str) -> tuple[tuple[str, str], ...]:
    """((syllable, tone from 1 to 4, or "" of a light one), …): all that it may be; ü is v."""
    library = _pypinyin()
    every = library.pinyin(character, style=library.Style.TONE3, heteronym=True)[0]
    return tuple((syllable.rstrip("1234"), syllable[-1:].strip(_LETTERS)) for syllable in every)


def older(syllable: str) -> str:
    """In Wade–Giles, as it is written without its marks: zhang and chang are both “chang”."""
    return _wade_giles()(syllable.replace("ü", "v")).replace("v", "u").replace("'", "")


def spellings(pinyin: str) -> list[str]:
    """`pinyin` without tone marks, with ü as u, v and yu; with and without its digits 1 to 5,
    which may be tones or part of a name such as “A4”."""
    pinyin = pinyin.casefold()
    if not _IN_SEVERAL_SPELLINGS.search(pinyin):
        return [pinyin]
    plain = _with_umlauts_only(pinyin).replace("u:", "ü")
    plain = re.sub(r"(?<=[ln])v|(?<=\b[ln])yu(?=e?\d?\b)", "ü", plain)
    texts = dict.fromkeys([_TONE_NUMBER.sub("", plain), plain])
    return list(dict.fromkeys(text.replace("ü", u) for text in texts for u in ("u", "v", "yu")))


@lru_cache(maxsize=8192)
def _read_segment(characters):
    """A word that the library knows or a single character: it is read alike wherever it stands."""
    return tuple(_pypinyin().lazy_pinyin([characters], v_to_u=True))


def _with_umlauts_only(text):
    parts = unicodedata.normalize("NFD", text)
    kept = (c for c in parts if c == _UMLAUT or not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(kept))


@cache
def _wade_giles():
    from pypinyin.style.wadegiles import to_wade_glides

    return to_wade_glides


@cache
def _pypinyin():
    import pypinyin.seg.simpleseg  # 0.6 s

    pypinyin.load_phrases_dict({text: [[s] for s in said] for text, said in _PHRASES.items()})
    pypinyin.load_single_dict({ord(character): said for character, said in _CHARACTERS.items()})
    return pypinyin
