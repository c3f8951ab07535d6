"""How faults are told: the caret under the words, hidden characters shown, each fault once."""

from __future__ import annotations

from notices.diagnostics import Diagnostic, folded, ordered, show
from notices.model import Span


def fault(path: str, line: int, column: int, excerpt: str, length: int = 1, message: str = "wrong") -> Diagnostic:
    return Diagnostic("rule", message, Span(path, line, column, length), "mend it", excerpt)


def test_the_caret_stands_under_the_words() -> None:
    shown = show(fault("a.txt", 3, 6, "kept 30 days", 7)).splitlines()
    assert shown[0] == "error[rule]: wrong"
    assert shown[1] == "  --> a.txt:3:6"
    assert shown[2:4] == ["  | kept 30 days", "  |      ^^^^^^^"]
    assert shown[4] == "  = help: mend it"


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert show(fault("a", 1, 3, "保留30天", 3)).splitlines()[3] == "  |     ^^^^"
    assert show(fault("a", 1, 3, "e\u0301x", 1)).splitlines()[3] == "  |  ^"


def test_what_hides_turns_or_clears_a_screen_is_shown() -> None:
    shown = show(fault("a", 1, 1, "a\u202eb\x1b[2J\u200b", 9))
    assert "\\u{202e}" in shown and "\\u{001b}" in shown and "\\u{200b}" in shown
    assert "\x1b" not in shown and "\u202e" not in shown


def test_a_long_line_is_cut_around_its_caret() -> None:
    shown = show(fault("a", 1, 5_001, "x" * 5_000 + "HERE" + "y" * 5_000, 4)).splitlines()
    assert len(shown[2]) < 120 and "HERE" in shown[2]
    assert shown[2].index("HERE") == shown[3].index("^")


def test_faults_are_in_order_and_each_once() -> None:
    one, two = fault("a", 2, 1, ""), fault("a", 1, 1, "")
    assert ordered([one, two, one]) == [two, one]


def test_the_same_fault_in_many_files_is_told_once() -> None:
    places = [fault(f"en/{n}.txt", n, 1, "30 days", 7, f"wrong (unlike file {n})") for n in range(1, 8)]
    [(first, also)] = folded(places)
    assert (first, len(also)) == (places[0], 6)
    assert "also at en/2.txt:2:1, en/3.txt:3:1 and 4 more places" in show(first, also)
    assert len(folded([*places, fault("en/9.txt", 1, 1, "31 days", 7)])) == 2
