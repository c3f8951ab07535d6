"""Text as the eye compares it: the same, whether it has to be looked at closely or not."""

from notices.reading.folding import fold


def test_each_character_is_the_same_beside_one_that_is_folded() -> None:
    chars = [char for code in range(0x20000) if not 0xD800 <= code < 0xE000 and (char := chr(code))]
    assert [char for char in chars if fold(f"a{char}")[0] + " " != fold(f"a{char}\xa0")[0]] == []


def test_digits_of_every_script_are_digits() -> None:
    assert [fold(it)[0] for it in ("٣٠", "३०", "𝟑𝟎", "３０")] == ["30"] * 4


def test_letters_are_the_same_in_one_character_and_in_several() -> None:
    pairs = [
        ("फ\u093c और \u095e", "फ और फ"),
        ("3\u110b\u116f\u11af 2일", "3월 2일"),
        ("タ\u3099ース", "ダース"),
        ("دقاي\u0654ق", "دقائق"),
    ]
    assert [fold(written)[0] for written, _ in pairs] == [fold(meant)[0] for _, meant in pairs]
