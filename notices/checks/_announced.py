"""Which day a text must mean by that of the announcement: what was made known, and by whom."""

from __future__ import annotations

from notices.checks._heard import Heard, Sentence
from notices.checks._others import somebody_elses
from notices.checks._release import canonical
from notices.checks._texts import Text
from notices.checks._values import Known, slips
from notices.model import Bound, Mention, Term

_CHANGE = frozenset(("update", "document", "whether"))
_NEWS = frozenset(("train", "use", "allow", "choose", "keep"))  # what the announcement was about
_SHORT = 60  # characters of a sentence that says no more than that something was made known


def announces(text: Text, heard: Heard, announced: Known, mention: Mention) -> bool:
    """`The company announced the change on August 18`: not what others announce, nor when a text was published."""
    sentence = heard.sentence(mention.start)
    if text.about and made_known(text, heard, announced, mention):
        return True
    near = not text.ours and text.close and slips(announced, mention)
    return near and _changed(heard, sentence, mention)


def made_known(text: Text, heard: Heard, announced: Known, mention: Mention) -> bool:
    """Whether a day is said to be that on which the change was announced."""
    sentence = heard.sentence(mention.start)
    if "made_known" not in sentence.topics or somebody_elses(heard, mention.start):
        return False
    return bool(sentence.topics & _CHANGE) or _is_news(text, heard, sentence, announced, mention)


def _changed(heard: Heard, sentence: Sentence, mention: Mention) -> bool:
    """`On August 18 Anthropic changed its Consumer Terms`: so near to the announcement, it is what is meant."""
    dated = mention.bound in (Bound.EXACTLY, Bound.AT_LEAST)  # `it is official since`
    changed = "document" in sentence.topics and bool(sentence.topics & {"update", "change"})
    return dated and changed and bool(heard.within(heard.names, sentence))


def _is_news(text: Text, heard: Heard, sentence: Sentence, announced: Known, mention: Mention) -> bool:
    """`As announced on July 28, users will be asked`, `on August 18 Anthropic announced that it learns from chats`."""
    if text.ours or not text.close or mention.bound is not Bound.EXACTLY or not slips(announced, mention):
        return False
    if announced.value.endswith(str(mention.value)[-3:]):
        return True  # the day in another month
    organization = text.fact("organization")
    own = canonical(organization.value) if organization and isinstance(organization.value, Term) else None
    named = any(it.value == own for it in heard.within(heard.names, sentence))
    return named and bool(sentence.topics & _NEWS or len(sentence.text) <= _SHORT)
