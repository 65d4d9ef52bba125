"""How to reach somebody, written down with the contact in which it was said."""

from .. import phones
from ..models import ContactPoint, Organisation, Person
from ..sheets import ORGANISATION, PERSON
from . import complete
from .save_organisation import save_organisation
from .save_person import save_person
from .save_record import Opened

_Kind = ContactPoint.Kind


def add_reach(record: Organisation | Person, text: str, user) -> None:
    """Nothing where the number or address stands there already, in whatever notation."""
    if _is_known(record, text):
        return
    is_person = isinstance(record, Person)
    sheet = (PERSON if is_person else ORGANISATION).read(record)
    said = {"kind": kind_of(text), "raw": text, "label": ""}
    mine = sheet | {"contact_points": sheet["contact_points"] | {"new-reach": said}}
    save = save_person if is_person else save_organisation
    save(mine, user, record.pk, Opened(record.row_version, sheet))


def kind_of(text: str) -> ContactPoint.Kind:
    if "@" in text:
        return _Kind.EMAIL
    return _Kind.WECHAT if phones.digits(text) is None else _Kind.PHONE


def _is_known(record, text):
    point = ContactPoint(kind=kind_of(text), raw=text)
    is_person = isinstance(record, Person)
    complete.contact_point(point, complete.country_of(record) if is_person else record.country)
    known = record.contact_points.values_list("raw", "normalised")
    return any(text == raw or point.normalised == said != "" for raw, said in known)
