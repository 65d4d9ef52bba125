"""“Are these two the same?”: what the module promises. How often it is right stands in
test_labelled_pairs.py."""

import pytest

from companies import legal_forms, matching, names
from companies.matching import CERTAIN, SUGGEST, Profile, compare, keys, worth_comparing
from companies.matching.tables import read
from companies.matching.written_out import written_out

from .matching_profiles import organisation, person


def test_an_equal_number_that_nothing_contradicts_is_certain():
    one = organisation("济南二机床集团有限公司", identifiers=(("uscc", "913701001630461771"),))
    other = organisation("JIER Machine-Tool Group", identifiers=(("uscc", "913701001630461771"),))

    likeness = compare(one, other)

    assert likeness.score >= CERTAIN
    assert not likeness.against


def test_an_equal_number_of_another_name_is_a_question():
    one = organisation("Elbtal Holding GmbH", identifiers=(("vat", "DE123456788"),))
    other = organisation("Elbtal Vertriebs GmbH", identifiers=(("vat", "DE123456788"),))

    likeness = compare(one, other)

    assert SUGGEST <= likeness.score < CERTAIN
    assert likeness.against


def test_reasons_are_words():
    likeness = compare(
        organisation("Müller Maschinenbau GmbH", city="Dresden"),
        organisation("Mueller Maschinenbau", city="德累斯顿"),
    )

    assert [str(reason) for reason in likeness.reasons] == ["same name", "same city"]


def test_whom_is_compared_first_does_not_matter():
    one = organisation("山东大学", city="济南")
    other = organisation("Shandong University", city="Jinan")

    assert compare(one, other) == compare(other, one)


def test_nothing_known_is_like_nothing():
    assert compare(Profile(), Profile()).score < SUGGEST
    assert compare(person(), person()).score < SUGGEST
    assert compare(organisation("Elbtal"), person("Elbtal")).score == 0
    assert keys(Profile()) == frozenset()


def likeness(one, other):
    return compare(organisation(one), organisation(other))


def are_found_as_one(one, other):
    """Alike, and with a key in common: only such are compared."""
    shared = keys(organisation(one)) & keys(organisation(other))
    return likeness(one, other).is_suggested and bool(shared)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Semperoper", "Sächsische Staatsoper Dresden (Semperoper)"),
        ("Novalux GmbH (ehem. Lampenwerk Heidenau)", "Lampenwerk Heidenau"),
        ("Kleinwerft Elbe vormals Gebr. Uhlig", "Kleinwerft Elbe"),
        ("鲁西流体科技有限公司（原聊城鲁西阀门厂）", "聊城鲁西阀门厂"),
        ("OTV Oberlausitzer Technikverein", "Oberlausitzer Technikverein e.V."),
        ("Weinkontor Lößnitz, Inh. Bernd Hallbauer", "Weinkontor Lößnitz"),
        ('Restaurant "Goldener Drache"', "Goldener Drache"),
        ("Freiberger Präzisionsoptik Gesellschaft für Feinoptik mbH", "Freiberger Präzisionsoptik"),
    ],
)
def test_a_name_may_hold_another(one, other):
    assert likeness(one, other).is_suggested


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Krautheim Sensorik GmbH", "Krautheim Sensorik (Jinan) Co., Ltd."),
        ("Elbtal Werke (Pumpen Nord)", "Elbtal Werke (Pumpen Süd)"),
        ("Institut für Wasserbau (TU Dresden)", "TU Dresden"),
        ('Restaurant "Goldener Drache"', 'Hotel "Goldener Drache"'),
        ("MTK Metallteile Kirschau GmbH", "MTK Messtechnik Kirschau GmbH"),
    ],
)
def test_what_is_in_brackets_may_tell_two_apart(one, other):
    assert not likeness(one, other).is_suggested


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sächs. Ges. f. Technikgeschichte", "Sächsische Gesellschaft für Technikgeschichte"),
        ("Elektromasch.bau Niedersedlitz GmbH", "Elektromaschinenbau Niedersedlitz GmbH"),
        ("FA Pirna", "Finanzamt Pirna"),
        ("济南市发展和改革委员会", "济南市发改委"),
        ("Ostsächsischen Landesbühne", "Ostsächsische Landesbühne"),
        ("Karlsruher Uhrenhaus", "Uhrenhaus Karlsruhe"),
        ("Kleinbernauer Kaolinwerk", "Kaolinwerk Kleinbernau"),
    ],
)
def test_abbreviations_are_written_out(one, other):
    assert likeness(one, other).is_suggested


def test_fa_before_a_surname_is_a_firm():
    assert likeness("Fa. Hallbauer Stahlbau", "Hallbauer Stahlbau").is_suggested
    assert not likeness("Fa. Hallbauer", "Finanzamt Hallbauer").is_suggested


def test_an_office_without_its_town_is_found_by_the_address():
    one = organisation("Finanzamt", city="Pirna")
    other = organisation("Finanzamt Pirna")

    assert compare(one, other).is_suggested
    assert keys(one) & keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IHK Dresden z. Hd. Frau Wolf", "IHK Dresden"),
        ("Messe Dresden GmbH – Abt. Veranstaltungstechnik", "Messe Dresden GmbH"),
        ("Herrn Uhlig, Uhlig Fördertechnik GmbH", "Uhlig Fördertechnik GmbH"),
        ("DUBLETTE? - Planungsbüro Kirschau GmbH - neue Adr.", "Planungsbüro Kirschau GmbH"),
        ("Uhlig Fördertechnik GmbH, Hauptstraße 12, 01917 Kamenz", "Uhlig Fördertechnik GmbH"),
        ("济南鲁泉机械有限公司（销售部 刘经理）", "济南鲁泉机械有限公司"),
        ("济南鲁泉机械有限公司 历下区经十路17号", "济南鲁泉机械有限公司"),
    ],
)
def test_what_is_noted_beside_a_name_belongs_to_no_name(one, other):
    assert are_found_as_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Spedition Wachtel & R0ßberg KG", "Spedition Wachtel & Roßberg KG"),
        ("Uhlig Fördertechnik GrnbH", "Uhlig Fördertechnik GmbH"),
        ("lnstitut Elbtal", "Institut Elbtal"),
        ("山东师范大字", "山东师范大学"),
        ("济南鲁泉机械有跟公司", "济南鲁泉机械有限公司"),
        ("Technishe Universität Dresdn", "Technische Universität Dresden"),
    ],
)
def test_a_misread_sign_is_read_right(one, other):
    assert are_found_as_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jì'nán Lǔquán Jīxiè Yǒuxiàn Gōngsī", "济南鲁泉机械有限公司"),
        ("Jinan Lvyuan Huanbao Keji", "Jinan Lüyuan Huanbao Keji"),
        ("Shandong Shifan Daxue", "Shandong Normal University"),
        ("Jinan Guidao Jiaotong Jituan", "济南轨道交通集团有限公司"),
        ("JINANDINGSHENGJIXIE YOUXIANGONGSI", "Jinan Dingsheng Jixie Youxian Gongsi"),
    ],
)
def test_pinyin_is_read_with_its_tones_its_groups_and_its_words(one, other):
    assert likeness(one, other).is_suggested


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("山东省浙江商会", "浙江省山东商会"),
        ("Chinesische Handelskammer in Deutschland", "Deutsche Handelskammer in China"),
        ("Deutsche Telekom AG", "Telekom Deutschland GmbH"),
        ("山东省软件行业协会", "济南市软件行业协会"),
        ("Mercedes-Benz AG", "Mercedes-Benz Group AG"),
        ("Fraunhofer IWS Dresden", "Fraunhofer IWU Dresden"),
        ("烟台北辰轮胎有限公司", "烟台北辰轮毂有限公司"),
        ("Siemens AG, Niederlassung Dresden", "Siemens AG"),
        ("济南样例机械有限公司A", "济南样例机械有限公司B"),
        ("济南样例机械有限公司de", "济南样例机械有限公司en"),
        ("Zschonergrund Immobilien GmbH & Co. KG", "Zschonergrund Immobilien Verwaltungs GmbH"),
    ],
)
def test_alike_and_yet_two(one, other):
    assert not likeness(one, other).is_suggested


def test_a_branch_is_meant_by_who_knows_the_house_at_its_place():
    branch = organisation("Krautheim Sensorik AG, Werk Freiberg")

    assert compare(branch, organisation("Krautheim Sensorik AG", city="Freiberg")).is_suggested
    assert not compare(branch, organisation("Krautheim Sensorik AG", city="Berlin")).is_suggested


def test_a_club_and_its_company_are_two_whatever_they_share():
    shared = {"city": "Pirna", "hosts": ("lebenswege-pirna.de",), "phones": ("+4935015550",)}
    club = organisation("Lebenswege Pirna e. V.", **shared)

    assert not compare(club, organisation("Lebenswege Pirna gGmbH", **shared)).is_suggested


def test_two_that_are_called_alike_in_letters_are_told_apart_by_their_characters():
    one = organisation("Jinan Hongtai Machinery Co., Ltd.", aliases=("济南宏泰机械有限公司",))
    other = organisation("Jinan Hongtai Machinery Co., Ltd.", aliases=("济南鸿泰机械有限公司",))

    assert not compare(one, other).is_suggested
    assert compare(one, organisation("Jinan Hongtai Machinery Co., Ltd.")).is_suggested


def test_two_that_are_called_alike_for_short_are_told_apart_by_their_whole_names():
    one = organisation("SBS", aliases=("Städtische Bibliotheken Sonnental",))
    other = organisation("SBS", aliases=("Schraubenbau Sonnental GmbH",))

    assert not compare(one, other).is_suggested


def test_a_finnish_tax_number_holds_the_number_of_the_business():
    one = organisation("Pohjan Konepaja Oy", identifiers=(("ytunnus", "2148377-7"),))
    other = organisation("Northern Machine Works Ltd", identifiers=(("vat", "FI21483777"),))

    assert compare(one, other).is_suggested
    assert keys(one) & keys(other)


def test_names_that_nobody_can_compare_are_one_by_a_website_of_their_own():
    park = organisation("Hellerau", hosts=("hellerau.example",))
    centre = organisation("Zentrum der Künste Dresden", hosts=("hellerau.example",))
    tenant = organisation("Weinkontor Lößnitz", hosts=("hellerau.example",))

    assert compare(park, centre).is_suggested
    assert not compare(centre, tenant).is_suggested


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ab Ekström Marinteknik Oy", "Oy Ekstrom Marinteknik Ab"),
        ("Järvi-Hämeen kauppakamari", "Kauppakamari Järvi-Häme"),
        ("云泉市第三中学", "Yunquan No. 3 Middle School"),
        (
            "Sprachschule Lingua Elbe, Inh. Petra Köhler",
            "Lingua Elbe Sprachschule Petra Koehler e. K.",
        ),
    ],
)
def test_the_same_in_the_grammar_of_another(one, other):
    assert are_found_as_one(one, other)


def test_a_town_that_stands_in_no_list_is_known_from_the_other_ones_address():
    school = organisation("Clara-Zeiß-Gymnasium Hohenlauter")
    there = organisation("Gymnasium Clara Zeiss", city="Hohenlauter")

    assert compare(school, there).is_suggested
    assert keys(school) & keys(there)
    assert not compare(school, organisation("Gymnasium Clara Zeiss", city="Mulda")).is_suggested


def test_the_training_centre_of_a_chamber_is_a_company_of_its_own():
    shared = {"hosts": ("hwk-elbe.example",), "city": "Döbeln"}
    chamber = organisation("Handwerkskammer Elbe-Mulde", **shared)
    centre = organisation("Bildungszentrum der Handwerkskammer Elbe-Mulde GmbH", **shared)

    assert not compare(chamber, centre).is_suggested


def test_the_tables_are_read_in_a_thread_of_their_own_and_once(monkeypatch):
    threads = []
    monkeypatch.setattr(matching.Thread, "start", lambda thread: threads.append(thread))
    matching.be_ready.cache_clear()

    matching.be_ready()
    matching.be_ready()

    (thread,) = threads
    assert thread.daemon
    thread.run()


@pytest.mark.parametrize(
    ("one", "other", "is_worth_it"),
    [
        ("HTW Dresden", "Hochschule für Technik und Wirtschaft Dresden", True),
        ("Wohnen im Elbtal (WiE)", "Wohnungen in Ebersbach", True),
        ("济钢", "济南钢铁", True),
        ("Wolfsfeld & Kirschau Maschinenbau GmbH & Co. KG", "Wolle und Kamm Moden", False),
        ("德州永信安科技有限责任公司", "德州永兴达科技有限公司", False),
    ],
)
def test_the_same_initials_are_worth_a_look_where_one_might_be_short(one, other, is_worth_it):
    assert worth_comparing(organisation(one), organisation(other), "s") is is_worth_it
    assert worth_comparing(organisation(one), organisation(other), "sn")


@pytest.mark.parametrize(
    ("one", "other", "is_worth_it"),
    [
        ("Wolfersdorf Messtechnik GmbH", "Wolfersdrof Messtechnik", True),
        ("Weberei Hainewalde GmbH", "Hainewalder Weberei", True),
        ("Mitteldt. Druckhaus GmbH", "Mitteldeutsches Druckhaus GmbH", True),
        ("Wolfsfeld & Kirschau Maschinenbau", "Wolfsfeld & Grünbach Maschinenbau", False),
        ("山东师范大字", "山东师范大学", True),
        ("济南华泰恒机械有限公司", "济南华泰鲁包装有限公司", False),
    ],
)
def test_half_a_name_is_worth_a_look_where_the_rest_is_nearly_the_same(one, other, is_worth_it):
    assert worth_comparing(organisation(one), organisation(other), "t") is is_worth_it


def test_people_are_always_worth_a_look():
    assert worth_comparing(person("Anna Weber"), person("Anne Wäber"), "t")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Weihai Guangwie Composites", "威海光威复合材料"),
        ("Pirnaer Sensorfabirk GmbH", "Pirnaer Sensorfabrik GmbH"),
        ("Schrnidt & Söhne Werkzeugbau", "Schmidt & Söhne Werkzeugbau"),
        ("Fedemfabrik Dietz", "Federnfabrik Dietz"),
        ("MÃ¼hlentechnik LÃ¶bau", "Mühlentechnik Löbau"),
        ("Imkerverein Bad Muskau u. U.", "Imkerverein Bad Muskau und Umgebung e. V."),
        ("Niles-Simmons - a member of NSH Group", "Niles-Simmons"),
        ("青岛特锐德电气股份有限公司", "青岛特瑞德电器股份有限公司"),
    ],
)
def test_a_slip_is_seen_by_what_the_word_would_be_otherwise(one, other):
    assert are_found_as_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hsin Hua Printing Works, Tsinan", "济南新华印刷厂"),
        ("Wing Fat Garment Factory (Yantai) Ltd.", "烟台永发制衣有限公司"),
        ("Shandong Golden Dragon Auto Parts", "山东金龙汽车配件"),
        ("Huebner Equipment (Jinan) Co., Ltd.", "许布纳设备制造（济南）有限公司"),
        ("SAXONIA萨克索尼亚机电（青岛）有限公司", "萨克索尼亚机电（青岛）有限公司"),
        ("Jinan Foreign Language School (Waiguoyu Xuexiao)", "济南外国语学校"),
    ],
)
def test_a_chinese_name_is_told_in_many_ways(one, other):
    assert are_found_as_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shānxī Méitàn Jīxiè Yǒuxiàn Gōngsī", "陕西煤炭机械有限公司"),
        ("Qīngdǎo Lǜyuán Shípǐn Yǒuxiàn Gōngsī", "青岛鲁源食品有限公司"),
    ],
)
def test_whoever_writes_tones_means_them(one, other):
    assert not likeness(one, other).is_suggested


def test_tones_that_fit_say_nothing_against():
    assert likeness("Shānxī Méitàn Jīxiè Yǒuxiàn Gōngsī", "山西煤炭机械有限公司").is_suggested
    # 重 is zhòng as a word, and chóng in 重庆.
    assert likeness("Chóngqìng Méitàn Jīxiè", "重庆煤炭机械").is_suggested


def test_what_looks_like_a_slip_are_two_where_each_has_its_own_website():
    one = organisation("Lehmann Tortechnik GmbH", city="Löbau", hosts=("lehmann-tore.example",))
    other = organisation("Lehmann Tontechnik GmbH", city="Löbau", hosts=("lehmann-ton.example",))

    assert not compare(one, other).is_suggested


def test_a_short_chinese_name_is_found_at_its_place():
    one = organisation("济南圣德生物科技有限公司")

    assert compare(one, organisation("圣德生物", city="济南")).is_suggested
    assert not compare(one, organisation("圣德生物", city="青岛")).is_suggested


def test_an_address_of_a_house_for_many_is_nobodys():
    known = {"phones": ("+493512695100",), "mails": ("empfang@tz-rossendorf.example",)}
    one = organisation("NanoFilm Rossendorf GmbH", **known)
    other = organisation("BioAssay Rossendorf GmbH", **known)

    assert not compare(one, other).is_suggested


def test_a_town_says_its_country():
    one, other = organisation("KONE Oyj", country="FI"), organisation("通力电梯", city="昆山")

    assert not compare(one, other).is_suggested


def test_two_places_that_are_read_alike_are_two():
    one, other = (organisation("Linyi Luxing Plywood", city=city) for city in ("临沂", "临邑"))

    assert not compare(one, other).is_suggested


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("139-6909-8137", "13969098137", True),
        ("0531-88550011转203", "+8653188550011", True),
        ("0531 88550011 ext. 203", "0531-8855-0011", True),
        ("0351 2802114", "0531 2802114", False),
    ],
)
def test_a_number_without_its_country_is_compared_by_its_digits(one, other, is_same):
    one, other = (organisation("浪潮", phones=(phone,)) for phone in (one, other))

    assert ("same telephone number" in map(str, compare(one, other).reasons)) is is_same


def test_no_generally_known_name_is_two_bodies():
    whose = {}
    for row in read("known_names")["known"]:
        for name in {legal_forms.split(written_out(name))[0] for name in row}:
            whose.setdefault(names.name_key(name), set()).add(row[0])

    assert {name: some for name, some in whose.items() if len(some) > 1} == {}
