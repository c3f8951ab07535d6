"""A link leads elsewhere than the policy says.

Why: the words name the Privacy Policy; where the click leads is what people sign.

    policy: documents.2.link: https://www.anthropic.com/legal/privacy
    html: <a href="https://www.antropic.com/legal/privacy">Privacy Policy</a>
                                                           ^^^^^^^^^^^^^^

In our own files every address is one of the policy’s, the words of a link that name a document lead to that
document, and those that speak of the setting or of how long data are kept lead there. In other people’s texts
only documents are asked of, and only of addresses on the policy’s own hosts or ones that look like them; their
own Privacy Policy is theirs. A list of a page’s languages leads to each in that language.

Fix: correct the link in policy.yaml or in the template.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from urllib.parse import urlsplit

from notices.checks._release import canonical
from notices.checks._texts import Text
from notices.diagnostics import Diagnostic
from notices.languages import readable
from notices.model import Passage, Reference, Term

_RULE = "wrong-links"
_SUBJECTS = ("retention.practices", "choice.link")


def one(text: Text) -> Iterator[Diagnostic]:
    """Addresses that are not the policy’s, and words that lead to another of its addresses."""
    urls = text.release.urls
    hosts = text.once(_hosts)
    for passage in text.passages:
        for it in passage.references:
            if it.url in urls:
                yield from _named(text, passage, it)
            elif _outside(it.url):
                if passage.message is not None or passage.role not in ("navigation", "data"):
                    yield from _foreign(text, passage, it, hosts)
            elif passage.role == "navigation" and passage.locale and text.release.ours:
                yield from _abroad(text, passage, it)


def _abroad(text: Text, passage: Passage, it: Reference) -> Iterator[Diagnostic]:
    """A list of a page’s languages: each leads to the one in which it is written."""
    there = [tag for tag in it.url.split("/")[:-1] if tag in readable()]
    if there and passage.locale not in there:
        message = f"the link is in `{passage.locale}`, and leads to the page in `{there[-1]}`"
        yield text.fault(_RULE, message, "build the release again", passage, it.start, it.end)


def _hosts(text: Text) -> set[str]:
    return {_host(url) for url in text.release.urls}


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _outside(url: str) -> bool:
    return not url.startswith(("#", "./", "../", "/")) and ":" in url


def _foreign(text: Text, passage: Passage, it: Reference, hosts: set[str]) -> Iterator[Diagnostic]:
    host = _host(it.url)
    near = difflib.get_close_matches(host, hosts, 1, 0.8) if host not in hosts else []
    meant = _document(text, passage, it) or it.fact
    if it.url.startswith("mailto:") and not meant:
        return
    if not text.ours and not near and not (meant and host in hosts):
        return
    if not text.ours and host in hosts and _same_page(it.url, text):
        return
    address = text.fact(f"{meant}.link") or text.fact(meant) if meant else None
    wanted = getattr(address.value, "url", "") if address else ""
    message = f"the link leads to {it.url}" + (
        f", the policy says {wanted}" if wanted else ", which is no address of the policy"
    )
    if near and not wanted:
        message += f"; it looks like {near[0]}"
    yield text.fault(
        _RULE, message, "correct the address", passage, it.start, it.end, [address.name] if address else []
    )


def _same_page(url: str, text: Text) -> bool:
    """The same page with a fragment or a query."""
    return any(url.startswith((f"{it}#", f"{it}?", f"{it}/")) or url == it.rstrip("/") for it in text.release.urls)


def _document(text: Text, passage: Passage, it: Reference) -> str | None:
    """The document that the words of a link name, and nothing beside it."""
    words = " ".join(passage.text[it.start : it.end].split()).strip('《》“”"').casefold()
    return next((name for name, forms in text.once(_documents) if any(form in words for form in forms)), None)


def _subject(text: Text, passage: Passage, it: Reference) -> str | None:
    """Of which of the policy’s other pages the words of a link of ours speak: `More about how long we keep data`."""
    if text.lex is None or not text.ours:
        return None
    words = passage.text[it.start : it.end]
    kept = "keep" in text.lex.spoken_of(words)
    setting = text.lex.words["controls"].search(words) is not None
    if kept is setting:
        return None
    told = _SUBJECTS[0] if kept else _SUBJECTS[1]
    return told if told in text.policy.facts else None


def _documents(text: Text) -> list[tuple[str, list[str]]]:
    """The policy’s documents, and how each may be written."""
    return [
        (fact.name, [form.casefold() for form in (fact.value.forms(text.locale) or {}).values()])
        for fact in text.policy.facts.values()
        if fact.name.startswith("documents.") and isinstance(fact.value, Term)
    ]


def _named(text: Text, passage: Passage, it: Reference) -> Iterator[Diagnostic]:
    facts = text.release.urls[it.url]
    meant = _document(text, passage, it)
    other = meant is None and facts[0] in _SUBJECTS
    if other and (told := _subject(text, passage, it)) and told not in facts:
        yield text.fault(
            _RULE,
            f"the words speak of what lies at `{told}`, the link leads to `{facts[0]}`",
            "exchange the addresses",
            passage,
            it.start,
            it.end,
            [told, facts[0]],
        )
    elif meant and f"{meant}.link" not in facts and f"{meant}.link" in text.policy.facts:
        fact = text.policy.facts[meant]
        name = canonical(fact.value) if isinstance(fact.value, Term) else meant
        yield text.fault(
            _RULE,
            f"the words name {name}, the link leads to `{facts[0]}`",
            "exchange the addresses",
            passage,
            it.start,
            it.end,
            [f"{meant}.link", facts[0]],
        )
    elif it.fact and it.fact not in facts:
        yield text.fault(
            _RULE,
            f"the file says that this is `{it.fact}`, the address is that of `{facts[0]}`",
            "build the release again",
            passage,
            it.start,
            it.end,
            [it.fact, facts[0]],
        )
