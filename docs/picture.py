"""docs/notice.webp: the notice in three languages, side by side, from the release in dist/.

notices build && python docs/picture.py
"""

from __future__ import annotations

import base64
import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ("en", "zh-Hans", "sv")
WIDTH = 490  # of one notice: just enough for the dialog to stand on its backdrop

FRAMES = "".join(
    f'<iframe src="{(ROOT / "dist" / locale / "notice.before.html").as_uri()}"></iframe>' for locale in LOCALES
)
HTML = f"""<!DOCTYPE html>
<style>
body {{ margin: 0; display: flex; background: #e9e6df; }}
iframe {{ border: 0; width: {WIDTH}px; height: 100vh; }}
</style>
{FRAMES}"""


def main() -> None:
    """Take the picture."""
    chromium = shutil.which(os.environ.get("NOTICES_CHROMIUM", "chromium")) or "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "picture.html"
        page_file.write_text(HTML, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH * len(LOCALES), "height": 600}, color_scheme="light")
        page.goto(page_file.as_uri())
        heights = [frame.evaluate("document.documentElement.scrollHeight") for frame in page.frames[1:]]
        page.set_viewport_size({"width": WIDTH * len(LOCALES), "height": max(heights)})
        # Playwright itself writes no WebP, which is a third of a PNG.
        session = page.context.new_cdp_session(page)
        shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": 82})
        (ROOT / "docs" / "notice.webp").write_bytes(base64.b64decode(shot["data"]))
        browser.close()


if __name__ == "__main__":
    main()
