"""Whether a time is one for which data are kept: by what its sentence speaks of, or the text around it."""

from __future__ import annotations

from notices.checks._conditions import ENDS
from notices.checks._heard import VERBS, Heard
from notices.checks._tenor import cases
from notices.checks._texts import Text
from notices.checks._values import same
from notices.model import Bound, Mention

_STAYS = frozenset(("keep", "existing", "applies"))  # `for who declines, 90 days apply`
_ALONE = 18  # characters between whom a sentence speaks of and all that it says of them: a time
_COPULA = 3  # characters behind it: です, 입니다


def of_keeping(text: Text, heard: Heard, mention: Mention, topics: frozenset[str]) -> bool:
    """Whether a value can be a time for which data are kept; `topics` is what its sentence speaks of."""
    return text.about and (
        _keeps(text, heard, topics) or _goes_on(text, heard, mention, topics) or _is_all(text, heard, mention)
    )


def _keeps(text: Text, heard: Heard, topics: frozenset[str]) -> bool:
    """`If you opt out, data is deleted after a month`: deleting of one’s own accord has its own times."""
    whom = bool(topics & {"allow", "decline"})
    if not text.long and whom and topics & _STAYS:
        return True
    if not topics & {"data", "material", "feedback"}:
        close = text.close or has_time(text, heard)
        return close and whom and "keep" in topics  # `for those who agree, retention goes up to five months`
    return "keep" in topics or ("delete" in topics and (whom or "existing" in topics))


def _goes_on(text: Text, heard: Heard, mention: Mention, topics: frozenset[str]) -> bool:
    """`Whoever says no stays with the 90 days of today`, in a passage that tells how long data are kept."""
    others = heard.lex is not None and heard.lex.words["others"].search(heard.sentence(mention.start).text)
    if (
        text.ours
        or not text.close
        or str(mention.value).startswith("PT")
        or not (topics & {"allow", "decline", "existing"} or others)
        or "wait" in topics
        or ("choose" in topics and _chooses(heard, mention))
        or ("change" in topics and "existing" not in topics)
    ):
        return False
    kept = "keep" in heard.topics and bool(heard.topics & {"data", "material"})
    goes_on = topics >= {"keep", "existing"}  # `as before, it is kept for 90 days`
    case = bool(topics & {"allow", "decline"}) and "old" not in topics
    return has_time(text, heard) or kept or goes_on or (case and _keeps_somewhere(text))


def _is_all(text: Text, heard: Heard, mention: Mention) -> bool:
    """`For those who decline, now 90 days`: of whom a lone sentence speaks, a time, and nothing done in it."""
    sentence = heard.sentence(mention.start)
    if text.long or heard.lex is None or mention.bound is not Bound.EXACTLY or str(mention.value).startswith("PT"):
        return False
    start, end = mention.start - sentence.start, mention.end - sentence.start
    whom = [it.end for it in cases(sentence.text, heard.lex) if it.end <= start]
    ends = len(sentence.text[end:].strip(ENDS)) <= _COPULA
    return bool(whom) and start - whom[-1] <= _ALONE and ends and sentence.topics.isdisjoint((*VERBS, "wait"))


def has_time(text: Text, heard: Heard) -> bool:
    """Whether a passage states a time of the policy's for which data are kept."""
    if "has_time" not in heard.memory:
        known = [it for it in text.release.known if it.fact.name.startswith("retention.")]
        heard.memory["has_time"] = any(same(it, said) for it in known for said in heard.values)
    return heard.memory["has_time"]  # type: ignore[no-any-return]


def _keeps_somewhere(text: Text) -> bool:
    """Whether a text tells at all how long data are kept."""
    if "keeps" not in text.memory:
        text.memory["keeps"] = any(
            {"keep", "material"} <= heard.topics or has_time(text, heard) for _, heard in text.spoken
        )
    return text.memory["keeps"]  # type: ignore[no-any-return]


def _chooses(heard: Heard, mention: Mention) -> bool:
    """Whether a sentence speaks of choosing by other words than those of its case: `si vous acceptez`."""
    said, lex = heard.sentence(mention.start).text, heard.lex
    assert lex is not None
    case = [it.span() for name in ("allow", "decline", "existing") for it in lex.topics[name].finditer(said)]
    return not all(any(a < it.end() and it.start() < b for a, b in case) for it in lex.topics["choose"].finditer(said))
