"""The most frequent Chinese surnames in pinyin: which of two words is the family."""

import re

_SYLLABLES = re.compile(r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüv]{1,3}(?:ng|n|r)?'?){1,2}")
_NAMES = """
    wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang
    song zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lü lv su lu
    jiang cai jia ding wei xue ye yan pan du dai xia zhong tian fan fang shi ren liao yao xiong
    jin qiu meng qin jiao hao kong bai cui kang mao niu gong shao wan qian hou qi tao ouyang
    sima zhuge shangguan situ
"""
SURNAMES = frozenset(_NAMES.split())


def begins_with_family(first: str, second: str) -> bool:
    """“Wang Wei”, not “Lin Schmidt”: a frequent surname before what sounds Chinese."""
    return first.casefold() in SURNAMES and _SYLLABLES.fullmatch(second.casefold()) is not None
