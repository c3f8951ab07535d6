"""The mails' HTML and CSS against what caniemail knows of mail programs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.conftest import ROOT
from tests.tools import node_module, require

# The mail programs that our mails are made for. The new Outlook is Outlook.com in a window; Word draws
# the mails of Outlook for Windows; caniemail tries Thunderbird on macOS alone.
CLIENTS = [
    "apple-mail.ios",
    "apple-mail.macos",
    "gmail.android",
    "gmail.desktop-webmail",
    "gmail.ios",
    "gmail.mobile-webmail",
    "outlook.android",
    "outlook.ios",
    "outlook.macos",
    "outlook.outlook-com",
    "outlook.windows",
    "thunderbird.macos",
    "yahoo.android",
    "yahoo.desktop-webmail",
    "yahoo.ios",
]

# What some of them lack, and why nothing is lost.
HARMLESS = {
    "<bdi> element": "the tag is dropped, its words stay",
    "<body> element": "turned into a div; the desk inside it has the same colours",
    "<style> element": "styles stand on the elements, too",
    "@media": "only the dark scheme and less padding on phones",
    "Type selector": "in that sheet alone",
    "border-radius": "square corners in Word",
    "border-spacing": "two pixels around a button",
    "color-scheme CSS property": "programs that know no dark scheme need none",
    "color-scheme meta tag": "the same",
    "display:none": "the preheader is then one pixel high, in the colour of the desk",
    "text-wrap": "headings break where they fit",
}
# What some of them take in part, in a way that our use does not meet.
PARTLY = {
    "<style> element": "styles stand on the elements, too",
    "<ul>, <ol> and <dl>": "margins differ by some pixels",
    "background": "colours alone are used",
    "border": "on a paragraph in Word, as a rule above small print",
    "border-radius": "square corners",
    "dir attribute": "stands on the document and on the sheet",
    "display": "inline-block is for the button, which is a cell",
    "font-size": "pixels alone are used",
    "font-weight": "400 and 600 alone are used; where there is no 600, bold",
    "lang attribute": "it is only for fonts and voices",
    "line-height": "differs by a pixel in Word",
    "margin": "no negative ones; in Word a table centres the sheet",
    "max-width": "in Word a table has the width",
    "padding": "in Word a table has the padding",
    "role attribute": "the table is then read as one cell",
    "text-decoration": "underline and none alone are used",
}


def unsupported(mails: dict[str, str]) -> list[str]:
    """What a program on the list lacks or takes in part, unless it does no harm."""
    node_module("caniemail")
    script = Path(__file__).with_name("caniemail.mjs")
    asked = json.dumps({"clients": CLIENTS, "mails": mails})
    command = [require("node", "nodejs"), str(script)]
    run = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    return [
        "{mail}: {feature}: {support} in {client}".format(**it)
        for it in json.loads(run.stdout)
        if it["feature"] not in (HARMLESS if it["support"] == "none" else HARMLESS | PARTLY)
    ]


def test_mail_programs_can_show_the_mails(release: Path) -> None:
    files = json.loads((release / "manifest.json").read_text(encoding="utf-8"))["files"]
    mails = {
        path: (release / path).read_text(encoding="utf-8") for path, it in files.items() if it["format"] == "mail-page"
    }
    assert mails
    assert not unsupported(mails)


def test_what_mail_programs_lack_is_found() -> None:
    found = unsupported({"planted": '<p style="display: grid; position: fixed">Planted</p>'})
    assert "planted: display:grid: none in outlook.windows" in found
    assert any("position" in it for it in found)
