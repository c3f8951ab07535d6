"""How fast the eye reads, beside dateparser and Microsoft's recognizers, on the same texts in one run.

    python bench/read.py SCRATCH

SCRATCH is a folder in which the npm package of the recognizers is installed when it is not there yet.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from notices.reading import Reader

PARAGRAPHS = {
    "en": """Today we are changing our Consumer Terms. The update applies to the Free, Pro and Max plans and
not to Claude for Work. You have until September 28, 2025 to choose. If you allow it, we keep new chats for
five years; if you do not, they are deleted within 30 days. Models take 18 to 24 months to build, and nobody
sells your data. Feedback helps us to see which answers are useful, and safer systems help everyone.
""",
    "sv": """I dag ändrar vi våra konsumentvillkor. Ändringen gäller Free-, Pro- och Max-abonnemangen men inte
Claude for Work. Du har till och med den 28 september 2025 på dig att välja. Tillåter du det sparar vi nya
chattar i fem år, annars gäller vår 30-dagarspolicy. Att bygga en modell tar 18 till 24 månader, och ingen
säljer dina data. Återkoppling visar oss vilka svar som är till nytta, och säkrare system hjälper alla.
""",
    "zh-Hans": """今天我们更新消费者条款。此次更新适用于免费版、Pro版和Max版，不适用于Claude for Work。
请在2025年9月28日之前做出选择。如果您允许，我们会将新的对话保留五年；否则会在30天内删除。
开发一个模型需要18至24个月，我们不会出售您的数据。反馈让我们看到哪些回答有用、准确，更安全的系统也让每个人受益。
""",
}
NAMES = {"Free": ["Free", "免费版"], "Pro": ["Pro"], "Max": ["Max"], "Claude for Work": ["Claude for Work"]}
DATEPARSER = {"en": "en", "sv": "sv", "zh-Hans": "zh"}
RECOGNIZERS = {"en": "en-us", "sv": "sv-se", "zh-Hans": "zh-cn"}
PACKAGE = "@microsoft/recognizers-text-suite"
SCRIPT = """
const R = require('@microsoft/recognizers-text-suite');
const {culture, text, times} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const read = () => { R.recognizeDateTime(text, culture); R.recognizeNumber(text, culture);
                     R.recognizePercentage(text, culture); R.recognizeCurrency(text, culture); };
try { read(); } catch (error) { console.log('null'); process.exit(0); }
const start = process.hrtime.bigint();
for (let i = 0; i < times; i++) read();
console.log(Number(process.hrtime.bigint() - start) / 1e9);
"""


def main(scratch: Path) -> None:
    """Print megabytes a second and the ratio, language by language."""
    for locale, paragraph in PARAGRAPHS.items():
        ours = rate(Reader(locale, NAMES).read, paragraph, 1_500)
        print(f"{locale:8} notices {ours:8.3f} MB/s", end="")
        show("dateparser", ours, dateparser_rate(locale, paragraph))
        show("recognizers", ours, node_rate(locale, paragraph, scratch))
        print()


def show(name: str, ours: float, peer: float | None) -> None:
    """Print how a peer does on the same text."""
    said = f"{peer:.4f} MB/s ({ours / peer:.0f} x)" if peer else "has no such language"
    print(f"   {name} {said}", end="")


def rate(read: Callable[[str], object], text: str, times: int) -> float:
    """Megabytes a second, after one reading to warm up."""
    read(text)
    start = time.perf_counter()
    for _ in range(times):
        read(text)
    return len(text.encode()) * times / 1e6 / (time.perf_counter() - start)


def dateparser_rate(locale: str, text: str) -> float:
    """The rate of dateparser.search, which reads dates only."""
    from dateparser.search import search_dates

    return rate(lambda each: search_dates(each, languages=[DATEPARSER[locale]]), text, 5)


def node_rate(locale: str, text: str, scratch: Path) -> float | None:
    """The rate of the recognizers for dates, numbers, percentages and currency; None without the language."""
    if not (scratch / "node_modules" / PACKAGE).is_dir():
        scratch.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", scratch, PACKAGE], check=True)
    order = json.dumps({"culture": RECOGNIZERS[locale], "text": text, "times": 5})
    done = subprocess.run(["node", "-e", SCRIPT], input=order, cwd=scratch, check=True, capture_output=True, text=True)
    seconds = json.loads(done.stdout.strip().splitlines()[-1])
    return len(text.encode()) * 5 / 1e6 / seconds if seconds else None


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python bench/read.py SCRATCH")
    main(Path(sys.argv[1]))
