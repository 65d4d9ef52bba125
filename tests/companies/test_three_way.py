from hypothesis import given
from hypothesis import strategies as st

from companies.three_way import ABSENT, Conflict, differing, merge, settle

values = st.one_of(st.none(), st.booleans(), st.sampled_from(["", "a", "b", "c"]))
rows = st.dictionaries(
    st.sampled_from(["1", "2", "3"]), st.fixed_dictionaries({"raw": values, "kind": values})
)
sheets = st.fixed_dictionaries({"city": values, "notes": values, "names": rows})


def leaves(sheet):
    """{path: value} of all that a sheet says."""
    found = {}
    for name, value in sheet.items():
        if not isinstance(value, dict):
            found[name,] = value
            continue
        for key, row in value.items():
            found[name, key] = row
    return found


def test_changes_of_different_fields_come_together():
    original = {"city": "Dresden", "notes": ""}

    merged = merge(original, {"city": "Leipzig", "notes": ""}, {"city": "Dresden", "notes": "new"})

    assert merged.sheet == {"city": "Leipzig", "notes": "new"}
    assert merged.conflicts == ()


def test_one_field_changed_by_both_is_a_conflict_and_holds_mine():
    merged = merge({"city": "Dresden"}, {"city": "Leipzig"}, {"city": "Chemnitz"})

    assert merged.sheet == {"city": "Chemnitz"}
    assert merged.conflicts == (Conflict(("city",), "Dresden", "Leipzig", "Chemnitz"),)


def test_the_same_change_by_both_is_none():
    assert merge({"city": "a"}, {"city": "b"}, {"city": "b"}).conflicts == ()


def test_two_fields_of_one_row_come_together():
    original = {"names": {"1": {"raw": "a", "kind": "x"}}}
    theirs = {"names": {"1": {"raw": "b", "kind": "x"}}}
    mine = {"names": {"1": {"raw": "a", "kind": "y"}}}

    assert merge(original, theirs, mine).sheet == {"names": {"1": {"raw": "b", "kind": "y"}}}


def test_a_row_that_one_removed_and_the_other_changed_is_a_conflict():
    original, changed = {"names": {"1": {"raw": "a"}}}, {"names": {"1": {"raw": "b"}}}
    gone = {"names": {}}

    they_removed = merge(original, gone, changed)
    i_removed = merge(original, changed, gone)

    assert they_removed.conflicts == (Conflict(("names", "1"), {"raw": "a"}, ABSENT, {"raw": "b"}),)
    assert they_removed.sheet == changed
    assert i_removed.conflicts == (Conflict(("names", "1"), {"raw": "a"}, {"raw": "b"}, ABSENT),)
    assert i_removed.conflicts[0].keeps_theirs


def test_a_row_that_only_one_removed_is_gone():
    original, gone = {"names": {"1": {"raw": "a"}}}, {"names": {}}

    assert merge(original, gone, original).sheet == gone
    assert merge(original, original, gone).sheet == gone


@given(sheets, sheets)
def test_who_changed_nothing_takes_the_others_version(original, changed):
    assert merge(original, changed, original) == merge(original, original, changed)
    assert merge(original, changed, original).sheet == changed
    assert merge(original, changed, original).conflicts == ()


@given(sheets, sheets)
def test_two_who_changed_the_same_have_no_conflict(original, changed):
    merged = merge(original, changed, changed)

    assert (merged.sheet, merged.conflicts) == (changed, ())


@given(sheets, sheets, sheets)
def test_it_does_not_matter_who_came_first(original, one, other):
    here, there = merge(original, one, other), merge(original, other, one)

    turned = {Conflict(c.path, c.original, c.mine, c.theirs) for c in map(frozen, there.conflicts)}
    assert {frozen(conflict) for conflict in here.conflicts} == turned
    if not here.conflicts:
        assert here.sheet == there.sheet


@given(sheets, sheets, sheets)
def test_nothing_is_lost(original, theirs, mine):
    """Whatever either of them wrote stands in the merged sheet or is asked about."""
    merged = merge(original, theirs, mine)
    asked = {path for conflict in merged.conflicts for path in (conflict.path, conflict.path[:2])}
    before, after = leaves(original), leaves(merged.sheet)

    for version in (theirs, mine):
        for path, value in leaves(version).items():
            if value != before.get(path) and path not in asked:
                assert agrees(after[path], value, before.get(path))
        for path in before.keys() - leaves(version).keys() - asked:
            assert path not in after


@given(sheets, sheets, sheets)
def test_taking_theirs_everywhere_leaves_only_what_they_did_not_touch_to_me(original, theirs, mine):
    merged = merge(original, theirs, mine)

    settled = settle(merged.sheet, theirs, [conflict.name for conflict in merged.conflicts])

    again = merge(theirs, theirs, settled)
    assert again.conflicts == ()
    for conflict in merged.conflicts:
        assert find(again.sheet, conflict.path) == conflict.theirs


@given(sheets, sheets, sheets)
def test_settling_for_mine_changes_nothing_and_saves_without_a_second_question(
    original, theirs, mine
):
    merged = merge(original, theirs, mine)

    assert settle(merged.sheet, theirs, []) == merged.sheet
    assert merge(theirs, theirs, merged.sheet).sheet == merged.sheet


@given(sheets, sheets, st.lists(st.text(alphabet=":citynames123raw", max_size=12), max_size=3))
def test_choices_that_make_no_sense_are_no_error(theirs, mine, choices):
    settle(mine, theirs, choices)


def test_what_differs_is_named_once():
    assert differing({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}) == ["b", "c"]


def frozen(conflict):
    def fix(value):
        return tuple(sorted(value.items())) if isinstance(value, dict) else value

    return Conflict(conflict.path, *map(fix, (conflict.original, conflict.theirs, conflict.mine)))


def agrees(after, value, before):
    if not isinstance(value, dict):
        return after == value
    before = before or {}
    return all(after[name] == one for name, one in value.items() if one != before.get(name, ABSENT))


def find(sheet, path):
    for step in path:
        sheet = sheet.get(step, ABSENT)
        if sheet is ABSENT:
            return ABSENT
    return sheet
