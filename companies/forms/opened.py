"""What a form showed when it was opened travels in the form, signed: nobody else can make it up."""

from django.core import signing

from ..actions.save_record import Opened
from ..models.record import Record
from ..sheets import Sheet

_SALT = "companies.opened"


def seal(kind: Sheet, record: Record) -> str:
    return seal_opened(kind, record.pk, Opened(record.row_version, kind.read(record)))


def seal_opened(kind: Sheet, pk: int, opened: Opened) -> str:
    return signing.dumps([kind.name, pk, opened.version, opened.sheet], salt=_SALT, compress=True)


def unseal(text: str, kind: Sheet, keys: tuple[int, ...]) -> Opened:
    """Where the seal is broken nothing is known of what was shown: then all that differs from the
    record is asked about, and nothing is overwritten."""
    try:
        name, of, version, sheet = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return Opened(0, {})
    return Opened(version, sheet) if name == kind.name and of in keys else Opened(0, {})
