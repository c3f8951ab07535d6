"""What a date lends its neighbours: the month of `1, 2 and 3 October`, the year of `September–October 2025`."""

from __future__ import annotations

from notices.reading.date_gaps import ends
from notices.reading.range_ends import year_behind
from notices.reading.tokens import NOTHING, Day, Passage, Token

_APART = frozenset({", ", ",", "、", "・"})
_DOTTED = frozenset({"., ", ".,"})  # am 1., 2. und 3. Oktober
_NEAR = frozenset({"", " "})
_BESIDE = frozenset({"", " ", "-", " - ", "—", " — "})
_LAST_DAY, _LAST_MONTH = 31, 12


def lend_years(passage: Passage, endings: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    """Give a bare month the year of the month that it is joined to, in front or behind."""
    tokens = passage.tokens
    for i, token in enumerate(tokens):
        if token.has("month_sign"):
            _date_months(passage, i)
        if token.kind != "date":
            continue
        if token.days[0].day is not None:
            _lend_year_back(passage, i)
            _lend_year_on(passage, i)
            continue
        year, month = token.days[0].year or 0, token.days[0].month
        at = i - 2 if i > 1 and _link(tokens[i - 1]) else i - 1
        bare = at >= 0 and tokens[at].kind == "word" and tokens[at].sense.month
        if bare and (_beside(passage, at, i) or _is_declined(passage, at, i, endings)):
            earlier = tokens[at].sense.month or 0
            tokens[at].kind, tokens[at].days = "date", (Day(year - (earlier > month), earlier, None),)
            tokens[at].sense = NOTHING
        at = i + 2 if i + 1 < len(tokens) and _link(tokens[i + 1]) else i + 1
        if at + 1 < len(tokens) and tokens[at + 1].has("month_sign") and passage.gap(*tokens[at : at + 2]) in _NEAR:
            later = tokens[at].value
            listed = at == i + 1 and passage.gap(token, tokens[at]) in _APART
            known = isinstance(later, int) and tokens[at].kind == "number" and month < later <= _LAST_MONTH
            if known and isinstance(later, int) and (listed or _beside(passage, i, at)):
                tokens[at].kind, tokens[at].days = "date", (Day(year, later, None),)
                tokens[at].end, tokens[at + 1].kind = tokens[at + 1].end, "taken"
    passage.tokens = [token for token in tokens if token.kind != "taken"]


def _lend_year_back(passage: Passage, i: int) -> None:
    """Give the earlier days of a list the year at its end: 18 June and 19 June 2025; not 31 December and 1 January."""
    tokens, last = passage.tokens, passage.tokens[i].days[0]
    while last.year and (at := _listed_before(passage, i)) is not None and tokens[at].kind == "date":
        first = tokens[at].days[0]
        if first.year or first.day is None or (first.month, first.day) >= (last.month, last.day or 0):
            return
        tokens[at].days = (Day(last.year, first.month, first.day),)
        tokens[at].others = tuple(Day(last.year, day.month, day.day) for day in tokens[at].others)
        i, last = at, tokens[at].days[0]


def _lend_year_on(passage: Passage, i: int) -> None:
    """Give a later day of a list the year before it: 2025年9月28日和10月8日."""
    token = passage.tokens[i]
    at = None if token.days[0].year else _listed_before(passage, i)
    if at is None or passage.tokens[at].kind != "date":
        return
    first, last = passage.tokens[at].days[0], token.days[0]
    own = year_behind(passage, i)  # 22/2/2016 and 12-08, 2015
    if first.year and first.day and (first.month, first.day) < (last.month, last.day or 0) and not own:
        token.days = (Day(first.year, last.month, last.day),)
        token.others = tuple(Day(first.year, day.month, day.day) for day in token.others)


def _listed_before(passage: Passage, i: int) -> int | None:
    """Where the value stands to which a comma or a word join token i, and its article."""
    tokens, at = passage.tokens, i - 1
    while at > 0 and tokens[at].has("fillers") and passage.gap(tokens[at], tokens[at + 1]) in _NEAR:
        at -= 1
    if at >= 0 and passage.gap(tokens[at], tokens[at + 1]) in _APART:
        return at
    linked = at > 0 and _joins(tokens[at])
    near = linked and passage.gap(tokens[at], tokens[at + 1]) in _NEAR | {"-"}  # ו-8 באוקטובר
    return at - 1 if near and passage.gap(tokens[at - 1], tokens[at]) in _NEAR | {", "} else None


def _date_months(passage: Passage, i: int) -> None:
    """Read two months of a year that share their sign, which is token i: 2026年1～3月."""
    tokens, last = passage.tokens, passage.tokens[i - 1]
    at = i - 3 if i > 2 and _link(tokens[i - 2]) else i - 2
    if at < 2 or passage.gap(last, tokens[i]) not in _NEAR or not _beside(passage, at, i - 1):
        return
    year, sign, first = tokens[at - 2 : at + 1]
    months = [it.value for it in (first, last) if it.kind == "number" and isinstance(it.value, int)]
    dated = year.kind == "number" and len(year.word) == len("2026") and sign.sense.unit == "year"
    if dated and len(months) == 2 and 1 <= months[0] < months[1] <= _LAST_MONTH:
        first.start, last.end = year.start, tokens[i].end
        for token, month in zip((first, last), months, strict=True):
            token.kind, token.days = "date", (Day(int(year.value or 0), month, None),)
        year.kind = sign.kind = tokens[i].kind = "taken"


def _link(token: Token) -> bool:
    return token.kind == "word" and (token.has("to") or _joins(token))


def _beside(passage: Passage, left: int, right: int) -> bool:
    """Whether no more than a link or a dash stands between two tokens."""
    tokens = passage.tokens
    gaps = {passage.gap(tokens[k], tokens[k + 1]) for k in range(left, right)}
    if tokens[left].sense.month:
        gaps = {gap.removeprefix(".") for gap in gaps}  # Sept.–Oct. 2025
    return gaps <= ({"", " "} if right - left > 1 else _BESIDE - {"", " "})


def _is_declined(passage: Passage, left: int, right: int, endings: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Whether case alone says from and to: syyskuusta lokakuuhun 2025."""
    first, last = passage.tokens[left], passage.tokens[right]
    near = right - left == 1 and passage.gap(first, last) == " "
    return (
        near and first.word.endswith(endings[0]) and passage.text[last.start : last.end].split()[0].endswith(endings[1])
    )


def lend_units(passage: Passage) -> None:
    """The 12 in `12, 24 or 36 months`: what stands behind it has been lent its unit, or its currency, too."""
    tokens = passage.tokens
    for at in range(len(tokens) - 1, 0, -1):
        other = tokens[at]
        if other.tail != "lent" or other.kind not in {"duration", "percentage", "money"}:
            continue
        linked = at > 1 and tokens[at - 1].has("or") and passage.gap(tokens[at - 2], tokens[at - 1]) == " "
        number = tokens[at - 2] if linked else tokens[at - 1]  # 30 أو 60 أو 90 يومًا
        gaps = {"", " "} if linked else _APART | {"-, "}
        if number.kind != "number" or number.ordinal or passage.gap(tokens[at - 1], other) not in gaps:
            continue
        unit, most = other.parts[0][0] if other.parts else ("", other.value or 0)
        if 0 < (number.value or 0) < most:
            number.kind, number.currency, number.tail = other.kind, other.currency, "lent"
            number.parts = (((unit, number.value or 0),),) if unit else ()


def lend_months(passage: Passage) -> None:
    """Give the bare days of a list the month, and the year, of the date that they are listed with."""
    tokens = passage.tokens
    for at in range(len(tokens) - 1, 0, -1):
        if tokens[at].tail == "lent":
            led = at > 1 and (_joins(tokens[at - 1]) or tokens[at - 1].has("fillers"))
            _lend_back(passage, at - 1 - led, at)
    i = 0
    while i < len(tokens):
        if tokens[i].kind == "date" and tokens[i].days[0].day and tokens[i].value is None:
            i = _lend_on(passage, i)
        i += 1
    passage.tokens = [token for token in tokens if token.kind != "taken"]


def _lend_back(passage: Passage, i: int, at: int) -> None:
    """The 1 in `1, 2 and 3 October`, 1 و2 و3 أكتوبر, il 1, il 2: what stands behind it has been lent its month too."""
    tokens, number, date = passage.tokens, passage.tokens[i], passage.tokens[at]
    apart = _NEAR | {"-"} if at > i + 1 and _joins(tokens[i + 1]) else _APART | _DOTTED
    near = at == i + 1 or passage.gap(tokens[i + 1], date) in _NEAR | {"-"}
    lent = date.kind == "date" and near and passage.gap(number, tokens[i + 1]) in apart
    day = date.days[0].day if lent else None
    if number.kind == "number" and day and isinstance(number.value, int) and 0 < number.value < day:
        _become(number, date.days[0], number.value)


def _lend_on(passage: Passage, i: int) -> int:
    """Give what follows the date at i its month; answers where the list ends. A year at the end vouches for all."""
    tokens, date, last, end = passage.tokens, passage.tokens[i].days[0], i, i
    listed, found = [tokens[i]], [date.day or 0]
    while (at := _next(passage, last)) is not None:
        number, value = tokens[at], tokens[at].value
        signed = at + 1 < len(tokens) and tokens[at + 1].has("day_sign") and passage.gap(*tokens[at : at + 2]) in _NEAR
        year = _year_of(passage, at) if date.year is None else None
        if not isinstance(value, int) or not found[-1] < value <= _LAST_DAY:
            break
        if at == last + 1 and number.ordinal and not (year or signed) and not _goes_on(tokens, at):
            break  # July 1st, 17th time
        closes = at > last + 1 and listed[0].word.endswith(str(date.day)) and ends(passage, number)  # June 18 and 19
        listed.append(number)
        found.append(value)
        last = at + signed
        if not (number.ordinal or signed or year or closes):
            continue  # September 2, 3, and 5, 2025
        for token, day in zip(listed[1:], found[1:], strict=True):
            if token.kind == "number":
                _become(token, date, day)
        end = last
        if signed:
            number.end, tokens[at + 1].kind = tokens[at + 1].end, "taken"
        if year:
            for token, day in zip(listed, found, strict=True):
                token.days = (Day(year, date.month, day),)
            number.end, tokens[at + 1].kind = tokens[at + 1].end, "taken"
            return at + 1
    return end


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether a list goes on behind a comma: a lone ordinal there may count something else."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.ordinal or _joins(after))


def _joins(token: Token) -> bool:
    return token.has("and") or token.has("or")


def _next(passage: Passage, last: int) -> int | None:
    """Where the next number of the list stands."""
    tokens = passage.tokens
    if last + 1 < len(tokens) and tokens[last + 1].kind == "number":
        return last + 1 if passage.gap(tokens[last], tokens[last + 1]) in _APART else None
    if last + 2 >= len(tokens) or tokens[last + 2].kind != "number":
        return None
    link = tokens[last + 1]
    gaps = passage.gap(tokens[last], link), passage.gap(link, tokens[last + 2])
    linked = _joins(link) and gaps[0] in {"", " ", ", "} and gaps[1] in {"", " "}
    return last + 2 if linked else None


def _year_of(passage: Passage, at: int) -> int | None:
    tokens = passage.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "number" or passage.gap(tokens[at], tokens[at + 1]) != ", ":
        return None
    year = tokens[at + 1]
    return int(year.word) if year.word.isdigit() and len(year.word) == 4 and year.word[:2] in {"19", "20"} else None


def _become(number: Token, date: Day, day: int) -> None:
    number.kind, number.days = "date", (Day(date.year, date.month, day),)
    number.ordinal, number.sense, number.tail = False, NOTHING, "lent"
