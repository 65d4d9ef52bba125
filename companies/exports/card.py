"""People as vCard 4.0 (RFC 6350): one card each, for a telephone or a mail program."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from ..models import ContactPoint, Person

CONTENT_TYPE = "text/vcard; charset=utf-8"
# RFC 6350, 3.2: a line is folded after 75 octets, and never inside a character.
_LONGEST_LINE = 75
_SEXES = {"mr": "M", "ms": "F"}
_TYPES = {
    ContactPoint.Kind.PHONE: "work,voice",
    ContactPoint.Kind.MOBILE: "cell",
    ContactPoint.Kind.FAX: "fax",
}


def write(people: Iterable[Person]) -> bytes:
    """`people` come with `contact_points`, and with `jobs`: their current employments."""
    return b"".join(_card(one) for one in people)


def _card(person):
    lines = ["BEGIN:VCARD", "VERSION:4.0", *_lines(person), "END:VCARD"]
    return b"".join(_folded(line) for line in lines)


def _lines(person) -> Iterator[str]:
    yield f"UID:urn:uuid:{person.form_token}"
    yield f"FN:{_text(person.name)}"
    if person.other_name:
        yield f"FN:{_text(person.other_name)}"
    family, given = person.latin_parts
    yield _name(family, given, person.academic_title)
    if person.chinese_name:
        yield _name(person.family_name_chinese, person.given_name_chinese, language="zh")
    if person.salutation in _SEXES:
        yield f"GENDER:{_SEXES[person.salutation]}"
    if person.language:
        yield f"LANG:{person.language}"
    for job in person.jobs:
        yield f"ORG:{_text(job.organisation.name)}"
        if job.job_title:
            yield f"TITLE:{_text(job.job_title)}"
    for point in person.contact_points.all():
        yield _reached(point)
    yield f"REV:{person.updated_at:%Y%m%dT%H%M%SZ}"


def _name(family, given, title="", language=""):
    """The parts are family; given; further; prefix; suffix."""
    parts = [_text(family), _text(given), "", _text(title), ""]
    alternative = ";ALTID=1" + (f";LANGUAGE={language}" if language else "")
    return f"N{alternative}:{';'.join(parts)}"


def _reached(point):
    if point.kind == ContactPoint.Kind.EMAIL:
        return f"EMAIL:{_text(point.normalised or point.raw)}"
    if point.kind == ContactPoint.Kind.WECHAT:
        return f"IMPP:weixin:{quote(point.raw)}"
    if not point.normalised:
        # Nobody could read it: as text it is at least not lost.
        return f'TEL;VALUE=text;TYPE="{_TYPES[point.kind]}":{_text(point.raw)}'
    extension = f";ext={point.extension}" if point.extension else ""
    return f'TEL;VALUE=uri;TYPE="{_TYPES[point.kind]}":tel:{point.normalised}{extension}'


def _text(value):
    value = re.sub(r"([\\,;])", r"\\\1", str(value))
    return re.sub(r"\r\n|\r|\n", r"\\n", value)


def _folded(line: str) -> bytes:
    lines, length = [b""], _LONGEST_LINE
    for character in line:
        octets = character.encode()
        if len(lines[-1]) + len(octets) > length:
            lines.append(b" ")
        lines[-1] += octets
    return b"\r\n".join(lines) + b"\r\n"
