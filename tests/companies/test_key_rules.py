"""Whatever decides about a key is part of the sum by which an update is noticed."""

import ast

from companies import key_rules


def imported(path):
    """The files of the desk that this one imports, but for those that only store."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            home = path.parents[node.level - 1]
            base = home.joinpath(*(node.module or "").split("."))
            named = [base / alias.name for alias in node.names]
            yield from (one.with_suffix(".py") for one in [base, *named])


def reached(path, found):
    if (
        path.suffix == ".py"
        and path.is_file()
        and path not in found
        and path.parent.name != "models"
    ):
        found.add(path)
        if path.name not in IGNORED:
            for one in imported(path):
                reached(one, found)
    return found


# They compare, lock, store or translate, and make no key.
IGNORED = {"duplicates.py", "find_duplicates.py", "duplicate_process.py", "alone.py"}
IGNORED |= {"standing.py", "sheets.py", "key_rules.py", "languages.py", "write_rows.py"}


def test_no_module_is_missing():
    found = set()
    for path in key_rules.files():
        reached(path, found)

    missing = {path for path in found - set(key_rules.files()) if path.name not in IGNORED}
    assert not missing, f"Enter {missing} in companies/key_rules.py, or here if it makes no key."


def test_every_file_is_there():
    assert all(path.is_file() for path in key_rules.files())
    assert len(key_rules.files()) == len(set(key_rules.files()))


def test_the_sum_is_the_same_each_time_and_another_by_other_rules(monkeypatch):
    before = key_rules.fingerprint()
    key_rules.fingerprint.cache_clear()
    assert key_rules.fingerprint() == before

    key_rules.fingerprint.cache_clear()
    monkeypatch.setattr(key_rules, "MODULES", key_rules.MODULES[1:])
    assert key_rules.fingerprint() != before
    key_rules.fingerprint.cache_clear()
