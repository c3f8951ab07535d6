"""What no schema can say of a policy: values that contradict each other."""

from __future__ import annotations

import datetime
import re
from typing import Any

from notices.model import Date, Fact, Names, Span, Term
from notices.shapes import Reader


def check(read: dict[str, Any], reader: Reader) -> None:
    """What no schema can say: values that contradict each other."""
    _order_of_dates(reader)
    _covered_and_excluded(reader)
    _deadline_needs_later(reader)
    _surfaces_make_sense(read, reader)


def day(fact: Fact | None) -> datetime.date | None:
    """The day of a date; None where there is none."""
    if fact is None or not isinstance(fact.value, Date):
        return None
    return datetime.date(fact.value.year, fact.value.month, fact.value.day)


def _order_of_dates(reader: Reader) -> None:
    announced, deadline = day(reader.facts.get("announced")), day(reader.facts.get("deadline"))
    if announced and deadline and deadline < announced:
        message = f"the deadline {deadline} is before the announcement {announced}"
        reader.fault("deadline-too-early", reader.facts["deadline"].span, message, "correct one of the two dates")


def _covered_and_excluded(reader: Reader) -> None:
    facts = reader.facts
    covered = [t for name in ("plans", "tools") if name in facts for t in _terms(facts[name])]
    for fact in list(facts.values()):
        if not re.fullmatch(r"exclusions\.\d+(\.includes)?", fact.name):
            continue
        for term in _terms(fact):
            if any(_same_name(term, it) for it in covered):
                name = next(iter(term.words.values()))["base"]
                message = f"`{name}` is covered and excluded at once"
                reader.fault("covered-and-excluded", fact.span, message, "take it out of one of the lists")


def _deadline_needs_later(reader: Reader) -> None:
    """Until the deadline one may decide later: the button has a name, or there is no deadline."""
    if "deadline" in reader.facts and "choice.later" not in reader.facts:
        help = "add `later: Not now` to `choice`, or take the deadline out"
        reader.fault("later-missing", reader.facts["deadline"].span, "the deadline has no button to decide later", help)


def _terms(fact: Fact) -> tuple[Term, ...]:
    if isinstance(fact.value, Names):
        return fact.value.items
    return (fact.value,) if isinstance(fact.value, Term) else ()


def _same_name(one: Term, other: Term) -> bool:
    """Whether two names are written alike in some language."""
    locales = {*one.words, *other.words}
    written = ((one.forms(locale), other.forms(locale)) for locale in locales)
    return any(a and b and a["base"].casefold() == b["base"].casefold() for a, b in written)


def _surfaces_make_sense(read: dict[str, Any], reader: Reader) -> None:
    for name, (span, it) in (read.get("surfaces") or {}).items():
        if name == "index":
            help = "name the surface otherwise"
            reader.fault("name-taken", span, "the list of all pages is called `index`", help)
        if not it:
            continue
        states = it.get("states") or ("always",)
        if "always" in states and len(states) > 1:
            reader.fault("state-mixed", span, f"`{name}` has `always` and other states", "keep one or the others")
        if states != ("always",) and "deadline" not in reader.facts:
            help = "delete `states`, or state a `deadline`"
            reader.fault("state-without-deadline", span, f"`{name}` changes with a deadline, but there is none", help)
        must = it.get("must_state") or ()
        if isinstance(must, Span):
            if "earlier" not in read:
                help = "name the policy as it stood before: `earlier: policy.1.yaml`"
                reader.fault("earlier-missing", must, f"`{name}` tells what has changed, but since when?", help)
            continue
        for fact, place in must:
            if fact not in reader.facts and fact not in reader.tried:
                _unknown_fact(fact, place, reader)


def _unknown_fact(fact: str, place: Span, reader: Reader) -> None:
    import difflib

    near = difflib.get_close_matches(fact, reader.facts, 1)
    help = f"did you mean `{near[0]}`?" if near else "state it, or take it out of the list"
    reader.fault("unknown-fact", place, f"the policy has no fact `{fact}`", help)
