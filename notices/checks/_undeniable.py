"""What no text may deny of the choice: that there is one, that leave is asked, that it can be changed."""

from __future__ import annotations

from notices.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What a sentence with all `topics` may not deny of its `focus`, where the policy has the `fact`.

    Those that are `ours` hold in texts that say so much of the policy that nothing else can be meant.
    """

    fact: str
    topics: frozenset[str]
    focus: str
    what: str
    ours: bool = True
    without: frozenset[str] = frozenset()


UNDENIABLE = (
    Rule("choice.voluntary", frozenset(("whether",)), "whether", "that there is a choice", ours=False),
    Rule("choice.voluntary", frozenset(("leave", "material")), "leave", "that leave is asked", ours=False),
    Rule("deadline", frozenset(("must", "choose")), "must", "that a choice must be made"),
    Rule("choice.notification", frozenset(("notification", "see")), "see", "that there is a notification"),
    Rule(
        "choice.changeable",
        frozenset(("unable", "change")),
        "change",
        "that it can be changed",
        without=frozenset(("finished", "model", "train", "delete", "old", "future", "material", "document", "wait")),
    ),
    Rule("choice.setting", frozenset(("signup", "choose")), "choose", "that new users have a choice"),
)
