"""A list in Chinese as Excel saves it in China: GB18030, with commas."""

import csv
import io

from . import spellings
from .firms import OURS, Maker, to_traditional
from .twins import Twin

ROWS = 110
FILE = "济南联系人-样例.csv"
TITLE = "样例：济南企业联系人名单（全部虚构，无真实企业和个人）"
HEADER = ("序号", "公司名称", "统一社会信用代码", "联系人", "职务", "电话", "邮箱", "网址")
HEADER += ("国家", "城市", "地址", "行业", "首次联系", "来源", "备注")
WRONG_CODE_AT = 41
# Of a surname that no encoding before GB18030 has.
RARE_NAME_AT, RARE_NAME = 58, "㛃"


def write(maker: Maker, twins: list[Twin]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([TITLE, *[""] * (len(HEADER) - 1)])
    writer.writerow(HEADER)
    planted = {20 * at + 13: twin for at, twin in enumerate(twins)}
    for number in range(1, ROWS + 1):
        writer.writerow(_row(maker, number, planted.get(number)))
        if number == 70:
            writer.writerow([""] * len(HEADER))
    writer.writerow(["合计", f"{ROWS}家", *[""] * (len(HEADER) - 2)])
    return file.getvalue().encode("gb18030")


def _row(maker, number, twin):
    firm = twin.firm if twin else maker.chinese()
    said = twin.chinese if twin else {}
    person, chance = firm.people[0], maker.chance
    is_traditional = not twin and number % 25 == 6
    name = to_traditional(firm.chinese) if is_traditional else firm.chinese
    code = firm.register_number(is_wrong=number == WRONG_CODE_AT) if number % 2 else ""
    return [
        number,
        said.get("name", name),
        said.get("code", code),
        person.family + (RARE_NAME if number == RARE_NAME_AT else person.given),
        person.role,
        spellings.chinese_phone(firm.phone, number) if firm.country == "CN" else firm.phone,
        said.get("mail", person.mail),
        said.get("website", firm.website if twin or number % 3 == 0 else ""),
        said.get("country", "中国"),
        firm.town["chinese"],
        f"样例路{chance.randint(1, 99)}号" if firm.country == "CN" else "",
        firm.branch["zh"],
        spellings.chinese_day(chance, number),
        chance.choice(OURS["heard_zh"]),
        chance.choice(OURS["remarks_zh"]),
    ]
