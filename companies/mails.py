"""E-mail addresses: one spelling, and the parts under which they are found. No database here."""

import re
import unicodedata
from email.utils import parseaddr

from . import websites

LONGEST = 254  # RFC 5321
_LOCAL = re.compile(r"[^\s@,;:<>()\[\]\"\\\x00-\x1f]{1,64}")


def normalise(text: str) -> str:
    """“anna.weber@jier.cn” for “Anna Weber <Anna.Weber@JIER.cn>”; "" where it is no address."""
    address = unicodedata.normalize("NFKC", text).strip().removeprefix("mailto:")
    if "<" in address:
        address = parseaddr(address)[1]
    local, _at, domain = address.replace("。", ".").rpartition("@")
    domain = websites.domain_of(domain)
    mail = f"{local.lower()}@{domain}"
    return mail if domain and _LOCAL.fullmatch(local) and len(mail) <= LONGEST else ""


def keys(mail: str) -> list[str]:
    """The keys under which it is found, as `names.name_key` makes them of a query: the whole, each
    word of the name and of the domain to the end, but not “.de”."""
    return websites.keys(mail)
