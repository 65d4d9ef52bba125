"""Long German words are broken where they are joined."""

import pytest

from companies.word_breaks import JOINT, with_breaks


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sondermaschinenbaugesellschaft mbH", "Sonder|maschinenbau|gesellschaft mbH"),
        ("Werkzeugmaschinenentwicklung", "Werkzeug|maschinen|entwicklung"),
        ("Maschinen & <Teile>", "Maschinen &amp; &lt;Teile&gt;"),
        ("Gesellschaft", "Gesellschaft"),
        (
            "济南德达样例能源有限公司济南德达样例能源有限公司",
            "济南德达样例能源有限公司济南德达样例能源有限公司",
        ),
        ("", ""),
    ],
)
def test_a_long_word_may_be_broken_at_its_joints(text, shown):
    assert with_breaks(text) == shown.replace("|", JOINT)


def test_whoever_copies_a_name_copies_nothing_else():
    assert with_breaks("Sondermaschinenbaugesellschaft").replace(JOINT, "") == (
        "Sondermaschinenbaugesellschaft"
    )
