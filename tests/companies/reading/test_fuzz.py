"""Whatever a file is, it ends in a table or in a sentence."""

import datetime

import pytest

from companies.reading import (
    ErrorCell,
    Unreadable,
    as_text,
    books,
    data_rows,
    inspect,
    kinds,
    layout,
    read,
)
from tests.companies.reading.fuzz import Breaker

BLOCKS, FILES_OF_A_BLOCK = 12, 200
KINDS_OF_CELL = str | int | float | bool | datetime.date | ErrorCell | None


@pytest.mark.parametrize("seed", range(BLOCKS))
def test_a_broken_file_ends_in_a_table_or_a_sentence(seed):
    broken = list(Breaker(seed).files(FILES_OF_A_BLOCK))

    texts = [one for one in broken if not kinds.is_workbook(one[1])]
    workbooks = [data for _, data in broken if kinds.is_workbook(data)]
    ends = [end(lambda one=one: read_through(*one)) for one in texts]
    # One process for all of them: starting one for each takes longer than reading.
    for answer in books.ask([books.Request(data, "") for data in workbooks]):
        ends.append(end(lambda answer=answer: books.refused_or(answer).table))

    assert len(ends) == FILES_OF_A_BLOCK
    assert set(ends) == {"table", "sentence"}


def test_the_same_seed_breaks_the_same_files():
    assert list(Breaker(1).files(50)) == list(Breaker(1).files(50))
    assert list(Breaker(1).files(50)) != list(Breaker(2).files(50))


@pytest.mark.parametrize("seed", range(4))
def test_the_door_and_the_batch_agree(seed):
    """A few of them as they come in from outside, in a process each."""
    broken = [one for one in Breaker(100 + seed).files(30) if kinds.is_workbook(one[1])][:8]

    by_door = [end(lambda one=one: read_through(*one)) for one in broken]
    answers = books.ask([books.Request(data, "") for _, data in broken])

    together = [end(lambda answer=answer: books.refused_or(answer).table) for answer in answers]
    assert by_door == together


def read_through(name, data):
    inspect(name, data)
    return read(name, data)


def end(reading):
    """“table” or “sentence”; anything else is an exception, and fails."""
    try:
        table = reading()
    except Unreadable as refusal:
        sentence = str(refusal.sentence)
        assert sentence.endswith((".", "。")), sentence
        assert "{" not in sentence
        return "sentence"
    found = layout(table)
    for number, cells in data_rows(table, found):
        assert 0 < number <= len(table.rows)
        assert len(cells) == len(found.headers)
        assert all(isinstance(cell, KINDS_OF_CELL) for cell in cells)
        assert all(isinstance(as_text(cell), str) for cell in cells)
    return "table"
