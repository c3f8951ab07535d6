"""A whole mail, text and HTML, without sender, date and id: those belong to who sends it."""

from __future__ import annotations

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


def write(document: Document, shell: Shell | None) -> bytes:
    """The message; its boundary comes from its content, so that the same words give the same bytes."""
    html = mail_page.write(document, shell).decode("utf-8")
    subject = document.meta("subject") or document.title
    message = EmailMessage(policy=SMTP)
    message["Subject"] = led(subject.text) if document.wording.direction == "rtl" else subject.text
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(text.text(document) + "\n", charset="utf-8")
    message.add_alternative(html, subtype="html", charset="utf-8")
    message["Content-Language"] = document.locale  # last: the parts would take it along
    message.set_boundary("notices-" + hashlib.sha256(html.encode()).hexdigest()[:32])
    return message.as_bytes()
