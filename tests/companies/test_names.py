import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies import names, pronunciation

from .labelled_pairs import read

HAN_AND_OTHERS = st.text(alphabet="济濟南乾坤二机機床有限公司GmbHäöüßae .&()🙂שלום", max_size=40)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Müller GmbH", "Latn"),
        ("济南二机床集团有限公司", "Hans"),
        ("濟南第二機床集團有限公司", "Hant"),
        ("台灣機械", "Hant"),
        ("人民", "Hans"),
        ("乾坤", "Hans"),
        ("上海ABB工程有限公司", "Hans"),
        ("Siemens 中国", "Hans"),
        ("", "Latn"),
        ("🙂", "Latn"),
    ],
)
def test_the_script_of_a_name(text, script):
    assert names.script_of(text) == script


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Müller", "MULLER"),
        ("Mu\u0308ller", "Müller"),
        ("Weißbach", "WEISSBACH"),
        ("Jyväskylä", "Jyvaskyla"),
        ("ＫＭＵ－Ｆｏｒｕｍ", "KMU Forum"),
        ("Ørsted", "Orsted"),
        ("Łódź", "Lodz"),
        ("濟南二機床", "济南二机床"),
        ("济南 二机床", "济南二机床"),
        ("Koenig & Bauer", "König&Bauer"),
        ("شَرِكَة", "شركة"),
    ],
)
def test_two_spellings_share_a_key(one, other):
    assert names.name_key(one) == names.name_key(other) != ""


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂", "—", "\x00", "\u202e"])
def test_a_name_without_a_letter_has_an_empty_key(text):
    assert names.name_key(text) == ""
    assert names.words(text) == []
    assert names.suffixes(text) == []


def test_a_key_fits_its_column():
    assert len(names.name_key("ﷺ" * 200)) == names.LONGEST_NAME_KEY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Koenig & Bauer AG", ["konig", "baur", "ag"]),
        ("上海ABB工程有限公司", ["上海", "abb", "工程有限公司"]),
        ("濟南 (Jinan)", ["济南", "jinan"]),
    ],
)
def test_words(text, words):
    assert names.words(text) == words


@pytest.mark.parametrize(
    ("name", "bare", "form"),
    [
        ("Müller GmbH", "Müller", "GmbH"),
        ("Müller GMBH", "Müller", "GmbH"),
        ("Müller Maschinenbau GmbH & Co. KG", "Müller Maschinenbau", "GmbH & Co. KG"),
        ("Müller GmbH und Co KG", "Müller", "GmbH & Co. KG"),
        ("Chipwerk Limited Liability Company & Co. KG", "Chipwerk", "LLC & Co. KG"),
        ("Bergkristall Optik e.U.", "Bergkristall Optik", "e.U."),
        ("Meier & Co. KG", "Meier & Co.", "KG"),
        ("Tiffany & Co.", "Tiffany & Co.", ""),
        ("Elbe UG (haftungsbeschränkt)", "Elbe", "UG (haftungsbeschränkt)"),
        ("Freundeskreis e. V.", "Freundeskreis", "e.V."),
        ("Freundeskreis eV", "Freundeskreis", "e.V."),
        ("Siemens Aktiengesellschaft", "Siemens", "AG"),
        ("Siemens AG", "Siemens", "AG"),
        ("SAP SE", "SAP", "SE"),
        ("Nokia Oyj", "Nokia", "Oyj"),
        ("Oy Karl Fazer Ab", "Karl Fazer", "Oy Ab"),
        ("Valmet Oy", "Valmet", "Oy"),
        ("Jinan Machine Tool Co., Ltd.", "Jinan Machine Tool", "Co., Ltd."),
        ("Jinan Machine Tool Co.,Ltd", "Jinan Machine Tool", "Co., Ltd."),
        ("Jinan Machine Tool Company Limited", "Jinan Machine Tool", "Co., Ltd."),
        ("Acme, Inc.", "Acme", "Inc."),
        ("Acme Ltd", "Acme", "Ltd."),
        ("济南二机床集团有限公司", "济南二机床", "集团有限公司"),
        ("山东重工（集团）有限责任公司", "山东重工", "集团有限责任公司"),
        ("潍柴动力股份有限公司", "潍柴动力", "股份有限公司"),
        ("濟南機床有限責任公司", "濟南機床", "有限责任公司"),
        ("西门子（中国）有限公司", "西门子（中国）", "有限公司"),
        ("泉城投资中心（有限合伙）", "泉城投资中心", "有限合伙"),
        ("海尔集团", "海尔集团", ""),
        ("有限公司", "有限公司", ""),
        ("GmbH", "GmbH", ""),
        ("Technische Universität Dresden", "Technische Universität Dresden", ""),
        ("", "", ""),
    ],
)
def test_the_legal_form_stands_apart(name, bare, form):
    assert names.legal_form_of(name) == (bare, form)


def keys(found):
    return [key for _, key in found]


def test_a_search_may_start_at_every_character_before_the_legal_form():
    assert names.suffixes("济南二机床集团有限公司") == [
        (0, "济南二机床集团有限公司"),
        (1, "南二机床集团有限公司"),
        (2, "二机床集团有限公司"),
        (3, "机床集团有限公司"),
        (4, "床集团有限公司"),
    ]


def test_a_search_may_start_at_every_word_before_the_legal_form():
    assert names.suffixes("König & Bauer Radebeul GmbH & Co. KG") == [
        (0, "konigbaurradebeulgmbhcokg"),
        (5, "baurradebeulgmbhcokg"),
        (10, "radebeulgmbhcokg"),
    ]


def test_a_search_in_pinyin_may_start_at_every_syllable():
    pinyin = "ji nan er ji chuang ji tuan you xian gong si"

    assert [key.removesuffix("jituanyouxiangongsi") for key in keys(names.suffixes(pinyin))] == [
        "jinanerjichuang",
        "nanerjichuang",
        "erjichuang",
        "jichuang",
        "chuang",
    ]


def test_a_key_has_at_most_forty_characters():
    assert {len(key) for key in keys(names.suffixes("济" * 200))} == set(range(1, 41))


@given(st.text(alphabet="aeoubnAEOUßæŒ 济濟南乾", max_size=120))
def test_each_place_has_the_key_of_what_begins_there(text):
    letters = text.replace(" ", "")

    for start, key in names.suffixes(text):
        assert key == names.name_key(letters[start:])[: names.LONGEST_KEY]


@given(HAN_AND_OTHERS)
def test_every_beginning_of_a_name_finds_it(text):
    key = names.name_key(text)

    for end in range(len(text)):
        assert key.startswith(names.name_key(text[:end]))


# The tables are loaded on the first call.
@given(st.text(max_size=40))
def test_no_name_breaks_anything(text):
    names.script_of(text)
    names.pinyin(text)
    names.words(text)
    names.legal_form_of(text)
    names.split_chinese_name(text)
    names.person_pinyin(text[:5], text[5:])
    names.pinyin_keys(text)
    assert all(len(key) <= names.LONGEST_KEY for key in keys(names.suffixes(text)))


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("济南二机床集团有限公司", "ji nan er ji chuang ji tuan you xian gong si"),
        ("濟南二機床", "ji nan er ji chuang"),
        ("绿地集团", "lü di ji tuan"),
        ("上海ABB工程有限公司", "shang hai abb gong cheng you xian gong si"),
        ("3D打印（山东）", "3d da yin shan dong"),
        ("长清", "chang qing"),
        ("重庆银行", "chong qing yin hang"),
        ("成长", "cheng zhang"),
        ("单县", "shan xian"),
        ("乐陵", "lao ling"),
        ("Müller GmbH", ""),
        ("🙂", ""),
    ],
)
def test_the_pinyin_of_an_organisation(text, pinyin):
    assert names.pinyin(text) == pinyin


@pytest.mark.parametrize(
    ("family", "given", "pinyin"),
    [
        ("曾", "国藩", "Zeng Guofan"),
        ("单", "雄信", "Shan Xiongxin"),
        ("單", "雄信", "Shan Xiongxin"),
        ("盖", "叫天", "Ge Jiaotian"),
        ("仇", "英", "Qiu Ying"),
        ("查", "良镛", "Zha Liangyong"),
        ("解", "缙", "Xie Jin"),
        ("乐", "毅", "Yue Yi"),
        ("区", "", "Ou"),
        ("任", "", "Ren"),
        ("华", "罗庚", "Hua Luogeng"),
        ("朴", "", "Piao"),
        ("吕", "布", "Lü Bu"),
        ("欧阳", "修", "Ouyang Xiu"),
        ("歐陽", "修", "Ouyang Xiu"),
        ("尉迟", "恭", "Yuchi Gong"),
        ("万俟", "", "Moqi"),
        ("长孙", "无忌", "Zhangsun Wuji"),
        ("令狐", "", "Linghu"),
        ("单于", "", "Chanyu"),
        ("王", "建安", "Wang Jian'an"),
        ("", "国藩", "Guofan"),
        ("Müller", "Anna", "Müller Anna"),
        ("王", "Peter", "Wang Peter"),
        ("", "", ""),
    ],
)
def test_the_pinyin_of_a_person(family, given, pinyin):
    assert names.person_pinyin(family, given) == pinyin


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("欧阳修", ("欧阳", "修")),
        ("歐陽 修", ("歐陽", "修")),
        ("曾国藩", ("曾", "国藩")),
        ("司马相如", ("司马", "相如")),
        ("王伟", ("王", "伟")),
        ("王", ("王", "")),
        ("卡尔·马克思", ("马克思", "卡尔")),
        ("", ("", "")),
    ],
)
def test_a_chinese_name_falls_into_two(name, parts):
    assert names.split_chinese_name(name) == parts


@pytest.mark.parametrize(
    ("pinyin", "found"),
    [
        ("Lü Bu", {"lubu", "lvbu", "lyubu"}),
        ("Lǚ Bù", {"lubu", "lvbu", "lyubu"}),
        ("Lv Bu", {"lubu", "lvbu", "lyubu"}),
        ("Lyu Bu", {"lubu", "lvbu", "lyubu"}),
        ("Lu: Bu", {"lubu", "lvbu", "lyubu"}),
        ("lü3 bu4", {"lubu", "lvbu", "lyubu", "lu3bu4", "lv3bu4", "lyu3bu4"}),
        ("Jìnán", {"jinan"}),
        ("Xinyuan", {"xinyuan"}),
        ("Jian'an", {"jianan"}),
    ],
)
def test_the_spellings_of_a_pinyin(pinyin, found):
    assert set(names.pinyin_keys(pinyin)) == found


@pytest.mark.parametrize("query", ["lü", "lu", "lv", "lyu", "lue", "LÜ Jian", "lvjian", "Jian"])
def test_lv_is_found_however_it_is_written(query):
    found = keys(names.pinyin_suffixes("Lü Jian"))

    assert any(key.startswith(names.name_key(query)) for key in found)


def test_every_labelled_name_is_read_as_the_library_reads_it():
    import pypinyin

    texts = {name for pair in read("pairs") for name in pair.one.names + pair.other.names}
    assert pronunciation.read("银行行长") == ["yin", "hang", "hang", "zhang"]
    for text in texts:
        assert pronunciation.read(text) == pypinyin.lazy_pinyin(text, v_to_u=True)


@pytest.mark.parametrize("text", ["Jinan", "LU2 Bu4", "lyu", "Nv", "u:", "İ", "A4 Papier"])
def test_a_pinyin_without_variants_is_spelt_in_one_way(text):
    others = pronunciation.spellings(f"{text} lü")

    assert pronunciation.spellings(text) == list(
        dict.fromkeys(spelling.rpartition(" ")[0] for spelling in others)
    )
