"""The tables in data/, read once and not before they are needed. No database here."""

import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data"


@cache
def read(name: str) -> dict:
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))
