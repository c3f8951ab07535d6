"""A text in sentences: every character is in one, and none is so long that judging it takes its square."""

from __future__ import annotations

import pytest

from notices.checks import _heard
from notices.checks._heard import Heard


@pytest.mark.parametrize("unit", ["we sell your data, ", "我们出售您的数据，", "(never, ", "x"])
def test_what_has_no_end_is_cut(unit: str) -> None:
    text = unit * 5_000
    sentences = Heard(text, None, [], []).sentences
    assert "".join(it.text for it in sentences) == text
    assert max(it.end - it.start for it in sentences) <= _heard._LONGEST
