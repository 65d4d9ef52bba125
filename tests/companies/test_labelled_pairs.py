"""How often the matching is right, on pairs whose answer is known. The figures are printed."""

import pytest

from companies.matching import compare, keys, worth_comparing

from .labelled_pairs import figures, read

PRECISION, RECALL = 0.98, 0.95
ALL = ["pairs", "pairs_held_out", "pairs_further", "pairs_one_hand", "pairs_unseen"]


def judged(name):
    """(precision, recall, the pairs it is wrong about)."""
    pairs = read(name)
    wrong = [pair for pair in pairs if pair.is_same != pair.is_found]
    return *figures(pairs), wrong


@pytest.mark.parametrize("name", ALL)
def test_precision_and_recall(name, capsys):
    precision, found, wrong = judged(name)

    with capsys.disabled():
        count = len(read(name))
        print(f"\n{name}: {count} pairs, precision {precision:.3f}, recall {found:.3f}")
    sentences = [f"{pair.topic}: {pair.text} ({pair.likeness.score})" for pair in wrong]
    assert precision >= PRECISION, sentences
    assert found >= RECALL, sentences


def test_what_looks_unlike_is_not_found_by_finding_too_much(capsys):
    """They ask for knowledge that few have: what is found may not become less."""
    precision, found, wrong = judged("pairs_unlike")

    with capsys.disabled():
        print(f"\npairs_unlike: precision {precision:.3f}, recall {found:.3f}")
    assert precision >= PRECISION, [pair.text for pair in wrong if not pair.is_same]
    assert found >= 0.65


def test_there_are_enough_pairs_of_both_kinds():
    pairs = read("pairs")
    same = sum(pair.is_same for pair in pairs)

    assert len(pairs) >= 300
    assert 0.4 < same / len(pairs) < 0.6
    assert len({pair.text for pair in pairs}) == len(pairs)
    assert len(read("pairs_held_out")) >= 100
    assert len(read("pairs_unseen")) >= 300


@pytest.mark.parametrize("name", ALL)
def test_whom_is_compared_first_does_not_matter(name):
    for pair in read(name):
        assert compare(pair.one, pair.other).score == compare(pair.other, pair.one).score, pair.text


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_certain_without_an_equal_number(name):
    for pair in read(name):
        if pair.likeness.is_certain:
            assert set(pair.one.identifiers) & set(pair.other.identifiers) or pair.is_same
            assert not pair.likeness.against, pair.text


@pytest.mark.parametrize("name", ["pairs", "pairs_held_out", "pairs_further"])
def test_what_is_alike_is_found_by_a_key(name):
    """Among 100,000, nothing else is compared at all."""
    alike = [pair for pair in read(name) if pair.is_same and pair.likeness.is_suggested]
    lost = [pair.text for pair in alike if not keys(pair.one) & keys(pair.other)]

    assert len(lost) <= len(alike) / 100, lost


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_lost_of_what_is_passed_over_when_all_are_compared(name):
    """Most pairs share only initials, or half a name."""
    for pair in read(name):
        sorts = "".join(key[0] for key in keys(pair.one) & keys(pair.other))
        if pair.is_found:
            assert worth_comparing(pair.one, pair.other, sorts), pair.text
