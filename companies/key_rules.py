"""The rules by which keys are made: a short sum of them, which differs when one of them changed.

What the desk derives from its records is written by the rules of the day. After an update that
brings others, records are found by the old ones until all are written anew: `actions.upkeep`.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_HERE = Path(__file__).parent
# With all that they import: tests/companies/test_key_rules.py looks for one that is missing.
MODULES = (
    "actions/index.py",
    "countries.py",
    "earlier_names.py",
    "handelsregister.py",
    "identifiers.py",
    "legal_forms.py",
    "mails.py",
    "names.py",
    "phones.py",
    "profiles.py",
    "pronunciation.py",
    "search_keys.py",
    "websites.py",
)
FOLDERS = ("matching/*.py", "data/*.toml")
# Folds umlauts and accents.
BEYOND = ("../jadepark/core/search.py",)
PACKAGES = ("opencc", "phonenumbers", "pypinyin", "python-stdnum")


def files() -> list[Path]:
    named = [_HERE / name for name in (*MODULES, *BEYOND)]
    return named + [path for folder in FOLDERS for path in sorted(_HERE.glob(folder))]


@cache
def fingerprint() -> str:
    digest = hashlib.sha256(" ".join(map(version, PACKAGES)).encode())
    for path in files():
        digest.update(path.read_bytes())
    return digest.hexdigest()
