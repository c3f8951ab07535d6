"""A whole mail, text and HTML, without sender, date and id: those belong to who sends it."""

from __future__ import annotations

import base64
import hashlib
from email.message import EmailMessage
from email.policy import SMTP

from notices.rendering.direction import led
from notices.rendering.documents import Document
from notices.rendering.formats import mail_page, text
from notices.rendering.shells import Shell

SUFFIX = "eml"
MEDIA_TYPE = "message/rfc822"
SHELL = "mail"

_MOST_BYTES = 45  # of which base64 makes 60 characters


def write(document: Document, shell: Shell | None) -> bytes:
    """The message; its boundary comes from its content, so that the same words give the same bytes."""
    html = mail_page.write(document, shell).decode("utf-8")
    subject = document.meta("subject") or document.title
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(text.write(document, None).decode("utf-8"), charset="utf-8")
    message.add_alternative(html, subtype="html", charset="utf-8")
    message["Content-Language"] = document.locale  # last: the parts would take it along
    message.set_boundary("notices-" + hashlib.sha256(html.encode()).hexdigest()[:32])
    words = led(subject.text) if document.wording.direction == "rtl" else subject.text
    return f"Subject: {encoded(words)}\r\n".encode("ascii") + message.as_bytes()


def encoded(words: str) -> str:
    r"""A header's words as RFC 2047 has them, in lines of at most 75 characters.

    Python's own writer loses a space at which it breaks a line (3.11 to 3.14).

    >>> encoded("Two words"), encoded("Två ord")
    ('Two words', '=?utf-8?b?VHbDpSBvcmQ=?=')
    """
    if words.isascii():
        return words
    parts, part = [], b""
    for char in words:
        if len(part) + len(char.encode()) > _MOST_BYTES:
            parts.append(part)
            part = b""
        part += char.encode()
    return "\r\n ".join(f"=?utf-8?b?{base64.b64encode(it).decode()}?=" for it in (*parts, part))
