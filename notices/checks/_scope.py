"""To whom a sentence says that the change applies, and to whom not: the covered, the excluded, all of them."""

from __future__ import annotations

import re
from itertools import pairwise

from notices.checks._clauses import clause
from notices.checks._covered import GAP, services, sides
from notices.checks._denials import denied
from notices.checks._heard import VERBS, Heard, Sentence
from notices.checks._lexicon import Lexicon
from notices.checks._limits import lifts_only
from notices.checks._release import canonical
from notices.checks._tenor import negators
from notices.checks._texts import Text
from notices.model import Mention, Names, Term

_UNDER = 32  # characters between services and the terms that they are under
_APART = 12  # characters between “other” and the terms that it says are others
_NOUN = 18  # characters between a name and its “not”: `Max subscribers aren’t`
_CLAUSE = re.compile("[,(、，（]")  # `API use, including through …` describes, `API use is affected` does not
_LISTED = 40  # characters between two names of a list, each with whose it is
SCOPE = frozenset(("applies", "unaffected"))  # what says to whom it applies


def affirmed(text: Text, sentence: Sentence) -> bool | None:
    """Whether the sentence says that something applies; None where its words disagree with each other."""
    lex = text.lex
    assert lex is not None
    if "unaffected" not in sentence.topics and lifts_only(sentence, lex):
        return True
    answers = []
    for topic, value in (("applies", True), ("unaffected", False)):
        for it in lex.topics[topic].finditer(sentence.text):
            answers.append(value != denied(sentence.text, it.start(), it.end(), lex))
    if not answers:
        return None
    # `Services that the Commercial Terms cover are not affected`: one denial decides.
    return False not in answers


def continued(text: Text, heard: Heard, sentence: Sentence) -> bool:
    """`Companies are exempt. That goes for Claude Gov as well`: what the sentence before says of some, of more.

    `Your firm has Enterprise? Never mind. The same goes for Claude Gov` says what it says by words that nobody lists.
    """
    before, _ = heard.beside(sentence)
    if text.lex is None or before is None or (said := affirmed(text, before)):
        return False
    excluded = any(it.value in sides(text)[1] for it in heard.within(heard.names, before))
    if said is None and (not excluded or "change" in before.topics):
        return False
    opens = text.lex.words["that_goes"].search(sentence.text)
    return opens is not None and not sentence.text[: opens.start()].strip()


def denied_ones(sentence: Sentence, names: list[Mention], lex: Lexicon | None) -> list[Mention]:
    """`It isn’t companies that this concerns but Free, Pro, and Max`: who comes behind the `but` is affirmed."""
    denials = negators(sentence.text, lex) if lex else ()
    turns = [it.start() for it in lex.words["but"].finditer(sentence.text)] if lex and denials else []
    turn = next((sentence.start + it for it in turns if it >= denials[0][1]), None)
    return [it for it in names if turn is None or it.start < turn]


def everyone(sentence: Sentence, lex: Lexicon | None) -> bool:
    """`It affects everybody, from Free to Enterprise`: who speaks of all and excepts nobody leaves out nobody."""
    if lex is None or sentence.topics & {"except", "unaffected"} or negators(sentence.text, lex):
        return False
    return lex.words["everyone"].search(sentence.text) is not None


def businesses(text: Text, sentence: Sentence, inside: list[Mention]) -> tuple[str, re.Match[str]] | None:
    """`Business customers are affected as well`: whose terms are commercial, whatever service they use."""
    lex, said = text.lex, sentence.text
    if lex is None or not text.close or text.fact("exclusions.under") is None:
        return None
    for word in lex.topics["business"].finditer(said):
        low, high = clause(said, word.start(), lex)
        told = lex.spoken_of(said[low:high])
        own = any(low <= it.start - sentence.start < high for it in inside)  # `business users on Pro`
        if not own and "applies" in told and "document" not in told and not negators(said[low:high], lex):
            return "exclusions.under", word
    return None


def first_named(sentence: Sentence, names: list[Mention], outside: list[Mention], lex: Lexicon | None) -> list[Mention]:
    """`It applies to accounts on the Team plan, and to Claude Code`: the first named behind the verb is meant."""
    if lex is None or lex.verb_final:
        return []
    verb = next(lex.topics["applies"].finditer(sentence.text), None)
    behind = [it for it in names if verb and it.start - sentence.start >= verb.end()]
    if not behind or behind[0] not in outside or verb is None:
        return []
    _, high = clause(sentence.text, verb.start(), lex)
    return behind[:1] if behind[0].start - sentence.start < high and not negators(sentence.text, lex) else []


def said_again(sentence: Sentence, outside: list[Mention], lex: Lexicon | None) -> list[Mention]:
    """`It covers Free, Pro and Max, and also applies to Claude for Work`: a clause with a verb of its own."""
    if lex is None or not outside:
        return []
    low, high = clause(sentence.text, outside[0].start - sentence.start, lex)
    said = sentence.text[low:high]
    if not low or lex.spoken_of(said) & {"except", "unaffected"} or negators(said, lex):
        return []
    return outside[:1] if lex.topics["applies"].search(said) else []


def among(text: Text, sentence: Sentence, inside: list[Mention], outside: list[Mention]) -> list[Mention]:
    """`Not affected are Claude Gov, Pro, and Claude for Education`: some of the covered in one list with the excluded.

    All of them, or what is compared with them, stand there for the contrast.
    """
    lex, said, plans = text.lex, sentence.text, text.fact("plans")
    if text.ours or lex is None or lex.verb_final or plans is None or not isinstance(plans.value, Names):
        return []
    if {it.value for it in inside}.issuperset(map(canonical, plans.value.items)) or len(
        {it.value for it in outside}
    ) < 2:
        return []
    if any(lex.words[name].search(said) for name in ("contrast", "compared", "but", "breaks", "turns")):
        return []
    answers = [it for topic in SCOPE for it in lex.topics[topic].finditer(said)]
    names = sorted((*inside, *outside), key=lambda it: it.start)
    gaps = [said[a.end - sentence.start : b.start - sentence.start] for a, b in pairwise(names)]
    apart = any(len(it) > _LISTED or negators(it, lex) or lex.topics["except"].search(it) for it in gaps)
    return inside if len(answers) == 1 and not apart else []


def left_out(sentence: Sentence, inside: list[Mention], text: Text) -> Mention | None:
    """`Free and Pro are covered, Max is not`, `but not Max`: a clause that has no verb but a “not” beside the name."""
    lex, said = text.lex, sentence.text
    assert lex is not None
    for it in inside:
        start, end = it.start - sentence.start, it.end - sentence.start
        low, high = clause(said, start, lex)
        denials = [(a, b) for a, b in negators(said, lex) if low <= a < high]
        near = _NOUN if text.ours else GAP  # `and not, however, Claude Code`
        before = any(0 <= start - b <= near for _, b in denials)
        behind = any(0 <= a - end <= _NOUN and not said[b:high].strip(" .!") for a, b in denials)
        if low and (before or behind) and not lex.spoken_of(said[low:high]).intersection(VERBS):
            return it
    return None


def describes(text: Text, sentence: Sentence, names: list[Mention]) -> bool:
    """`Claude for Work, which includes the Team and Enterprise plans` says nothing of the change.

    `Claude for Work, that is Team and Enterprise, is affected` does, if it is not about other terms; so does
    `API use is affected too, also through Amazon Bedrock`.
    """
    if _separate_terms(text, sentence):
        return True
    named = {str(it.value) for it in names}
    known = services(text, (".includes", ".through"))
    if not any(service in named and parts & named for service, parts in known.items()):
        return False
    plans = any(parts & named for parts in services(text).values())
    lex = text.lex
    assert lex is not None
    if _under_terms(text, sentence):
        return True
    first = names[0].start - sentence.start
    low, high = names[0].end - sentence.start, names[-1].start - sentence.start
    includes = [it.span() for it in lex.topics["include"].finditer(sentence.text)]
    return all(
        (low <= it.start() < high and (plans or _CLAUSE.search(sentence.text, low, it.start())))
        # `Sono inclusi anche i servizi …`: what includes stands right beside the service.
        or (first <= it.end() + 1 and it.span() in includes)
        for it in lex.topics["applies"].finditer(sentence.text)
    )


def under_own_terms(text: Text, heard: Heard, sentence: Sentence) -> bool:
    """`Ours is an Enterprise contract, subject to the Commercial Terms`: these are what it is subject to."""
    lex, under = text.lex, text.fact("exclusions.under")
    if lex is None or under is None or not isinstance(under.value, Term):
        return False
    own = [it for it in heard.within(heard.names, sentence) if it.value == canonical(under.value)]
    verbs = [
        (it.start() + sentence.start, it.end() + sentence.start) for it in lex.topics["applies"].finditer(sentence.text)
    ]
    return bool(own and verbs) and all(
        any(0 <= it.start - b <= _APART or (lex.verb_final and 0 <= a - it.end <= _APART) for it in own)
        for a, b in verbs
    )


def _separate_terms(text: Text, sentence: Sentence) -> bool:
    """`Other contracts apply to Claude for Work`."""
    lex, said = text.lex, sentence.text
    assert lex is not None
    return any(
        lex.words["separate"].search(said, max(0, it.start() - _APART), it.start() + 1)
        for it in lex.topics["document"].finditer(said)
    )


def _under_terms(text: Text, sentence: Sentence) -> bool:
    """`Our Commercial Terms apply to Claude for Work`: what applies are terms, and not to services under them."""
    lex, said = text.lex, sentence.text
    assert lex is not None
    services = [it.span() for it in lex.topics["services"].finditer(said)]
    includes = [it.span() for it in lex.topics["include"].finditer(said)]
    verbs = [it.span() for it in lex.topics["applies"].finditer(said) if it.span() not in includes]

    def theirs(start: int, end: int) -> bool:
        """`services under these terms`, 條款下的服務, `koşullarımıza tabi hizmetler`."""
        for a, b in services:
            between = [it for it in verbs if end <= it[0] < a and not (lex.verb_final and it[1] + 1 == a)]
            if 0 <= start - b <= _UNDER or (0 <= a - end <= _UNDER and not between):
                return True
        return False

    terms = [it.span() for it in lex.topics["document"].finditer(said) if not theirs(*it.span())]
    return bool(verbs) and all(any(not _parted(said, verb, term, lex) for term in terms) for verb in verbs)


def _parted(said: str, verb: tuple[int, int], term: tuple[int, int], lex: Lexicon) -> bool:
    """`They apply to services that are under our terms`: it is not the terms that apply."""
    low, high = (verb[1], term[0]) if verb[1] <= term[0] else (term[1], verb[0])
    return lex.topics["services"].search(said, low, high) is not None


def denied_alone(text: Text, sentence: Sentence, start: int) -> bool:
    """`With an API key no, there the Commercial Terms apply`: a “not” behind a name ends its clause without a verb."""
    lex, said = text.lex, sentence.text
    if text.ours or lex is None:
        return False
    _, high = clause(said, start, lex)
    denials = [
        (a, b)
        for a, b in negators(said, lex)
        if (start < a < high and not said[b:high].strip(" .!")) or (start < a and not said[b:].strip(" .!"))
    ]
    return any(not lex.spoken_of(said[start:a]).intersection(VERBS) for a, _ in denials)


def rest(heard: Heard, name: Mention) -> str:
    """What stands behind a name in its clause."""
    assert heard.lex is not None
    return heard.text[name.end : clause(heard.text, name.start, heard.lex)[1]]
