"""Hosts of websites and e-mail addresses, each in one spelling. No database here."""

import re
import unicodedata
from urllib.parse import urlsplit

from .names import starts, suffixes

_HOST = re.compile(r"(?=.{4,253}$)(?:(?!-)[\w\-]{1,63}(?<!-)\.)+(?!\d+$)[\w\-]{2,63}")
_LABEL_IN_ASCII = "xn--"


def host_of(text: str) -> str:
    """“jier.cn” for “HTTPS://www.Jier.cn:443/en” as for “info@jier.cn”; "" where there is none.

    A name in other letters is held in them: 济南.中国, never xn--.
    """
    address = unicodedata.normalize("NFKC", text).replace("。", ".").strip()
    address = address.split(maxsplit=1)[0] if address else ""
    address = address.removeprefix("mailto:")
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    host = domain_of(host)
    return host.removeprefix("www.") if host.count(".") > 1 else host


def domain_of(name: str) -> str:
    """A bare domain in its one spelling; "" where it cannot be one."""
    # lower, not casefold: straße.de and strasse.de are two domains.
    domain = ".".join(map(_in_letters, name.lower().rstrip(".").split("."))).lower()
    return domain if _HOST.fullmatch(domain) else ""


def keys(host: str) -> list[str]:
    """The keys under which it is found, as `names.name_key` makes them of a query: from each word
    but the last, so that “.de” finds nothing."""
    bare = host.rpartition(".")[0]
    return [key for _, key in suffixes(host)[: max(1, len(starts(bare)))]]


def _in_letters(label):
    if not label.startswith(_LABEL_IN_ASCII):
        return label
    try:
        return label.removeprefix(_LABEL_IN_ASCII).encode("ascii").decode("punycode")
    except UnicodeError:
        return label
