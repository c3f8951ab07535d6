"""Text as the eye compares it: the same, whether it has to be looked at closely or not."""

from notices.reading.folding import fold


def test_each_character_is_the_same_beside_one_that_is_folded() -> None:
    chars = [char for code in range(0x20000) if not 0xD800 <= code < 0xE000 and (char := chr(code))]
    assert [char for char in chars if fold(f"a{char}")[0] + " " != fold(f"a{char}\xa0")[0]] == []


def test_digits_of_every_script_are_digits() -> None:
    assert [fold(it)[0] for it in ("٣٠", "३०", "𝟑𝟎", "３０")] == ["30"] * 4
