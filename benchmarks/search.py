"""How well the search of a built edition answers questions, beside engines that others use.

``python benchmarks/search.py --questions FILE`` asks what stands in a file (columns ``question``
and ``answers``: a page, or a place on it, each; any of them counts) and names each question that
the first result does not answer. With ``--engines`` it asks others too, which npm fetches into a
temporary folder, and writes ``benchmarks/search.csv``. It needs the browser that the tests need.
"""

import argparse
import csv
import functools
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from build import ROOT
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(ROOT / "tests"))
from asked import (
    ASK,
    QUESTIONS,
    Question,
    load_index,
    questions,
    score,
    scored,
    with_typing_errors,
)
from browser.chromium import ARGUMENTS, find_chromium

HERE = Path(__file__).parent
TABLE = HERE / "search.csv"
# Of each question the first results, each by all addresses that it has.
Answers = list[list[list[str]]]
Ask = Callable[[Sequence[str]], Answers]
# Of the place that answers, first and among three; of its page, the same, and with typing errors.
HEADINGS = ("engine", "place", "place_3", "page", "page_3", "typos_page_3")
# What each key of a query costs in a page whose index is loaded, in milliseconds.
TIMES = """(questions) => {
  const { find } = tilstandFinder.finder(tilstandFinder.unpacked(tilstandFound));
  return questions.flatMap((question) =>
    Array.from(question, (_, end) => {
      const start = performance.now();
      find(question.slice(0, end + 1));
      return performance.now() - start;
    }),
  );
}"""
PAGEFIND = """async ([questions, root]) => {
  const engine = await import("/pagefind/pagefind.js");
  const answers = [];
  for (const question of questions) {
    const { results } = await engine.search(question);
    const pages = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    answers.push(pages.map(({ url }) => [url.replace(/^\\//, "")]));
  }
  return answers;
}"""


def main() -> None:
    """Ask the search of a built edition, and other engines where they are asked for."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--questions", type=Path, default=QUESTIONS, help="what is asked")
    given.add_argument("--edition", type=Path, default=ROOT / "_build/html/2024")
    given.add_argument("--engines", action="store_true", help="ask others too")
    chosen = given.parse_args()
    asked = questions(chosen.questions)
    wrong = with_typing_errors(asked)
    with sync_playwright() as playwright:
        program = find_chromium(Path(playwright.chromium.executable_path))
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        tab = browser.new_page()
        load_index(tab, (chosen.edition / "index.html").as_uri())
        found, forgiven = score(tab, asked), score(tab, wrong)
        times = sorted(tab.evaluate(TIMES, [question.text for question in asked]))
        print(*found.missed, sep="\n")
        print(f"{len(asked)} questions: first {found.first:.1f} %, three {found.among_three:.1f} %")
        print(f"{len(wrong)} typing errors: three {forgiven.among_three:.1f} %")
        print(f"a key: {statistics.median(times):.1f} ms, at most {times[-1]:.1f} ms")
        if chosen.engines:
            ask = functools.partial(_by_page, tab)
            rows = [("Boken", *_answered(asked, wrong, ask))]
            write([*rows, *others(chosen.edition, tab, asked, wrong)])
        browser.close()


def others(
    edition: Path, tab: Page, asked: Sequence[Question], wrong: Sequence[Question]
) -> Iterator[tuple[str, *tuple[float | None, ...]]]:
    """Ask engines that npm has; the first two look in what the book's own looks in."""
    with tempfile.TemporaryDirectory(prefix="engines-") as folder:
        npm = ["npm", "install", "--silent", "lunr", "lunr-languages", "minisearch", "pagefind"]
        subprocess.run([*npm, "--prefix", folder], check=True)
        program = shutil.copy(HERE / "engines.js", folder)
        index = edition / "search_index.js"
        for name in ("lunr", "MiniSearch"):
            run = ["node", str(program), name, str(index.resolve())]
            yield name, *_answered(asked, wrong, functools.partial(_by_node, run))
        # The pages of one figure each repeat the book, and its own search leaves them out too.
        without = shutil.ignore_patterns("figur")
        site = Path(shutil.copytree(edition, Path(folder) / "site", ignore=without))
        (site / "blank.html").write_text("<html><title>Tom</title></html>", encoding="utf-8")
        command = [f"{folder}/node_modules/.bin/pagefind", "--site", str(site), "--quiet"]
        subprocess.run([*command, "--force-language", "no"], check=True)
        with served(site) as root:
            tab.goto(f"{root}/blank.html")
            shares = _answered(asked, wrong, lambda asking: tab.evaluate(PAGEFIND, [asking, root]))
            # It finds pages; here headings have no anchors, but sections.
            yield "Pagefind", None, None, *shares[2:]


def write(rows: Sequence[tuple[str, *tuple[float | None, ...]]]) -> None:
    """Write the table that the page on the method shows; what is not measured here stays."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        kept = {row["engine"]: tuple(row.values()) for row in csv.DictReader(file)}
    written = {name: ["" if s is None else f"{s:.0f}" for s in shares] for name, *shares in rows}
    new = {name: (name, *shares) for name, shares in written.items()}
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([HEADINGS, *(kept | new).values()])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and lend its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{one.server_port}"
        one.shutdown()


def _answered(asked: Sequence[Question], wrong: Sequence[Question], ask: Ask) -> tuple[float, ...]:
    """Return the shares of the table."""
    answers = ask([question.text for question in asked])
    place = scored(asked, answers)
    page = scored([question.of_pages() for question in asked], answers)
    forgiven = scored(
        [question.of_pages() for question in wrong], ask([question.text for question in wrong])
    )
    return place.first, place.among_three, page.first, page.among_three, forgiven.among_three


def _by_page(tab: Page, asked: Sequence[str]) -> Answers:
    found: Answers = tab.evaluate(ASK, [list(asked), 3])
    return found


def _by_node(run: Sequence[str], asked: Sequence[str]) -> Answers:
    found = subprocess.run(run, input=json.dumps(asked), capture_output=True, text=True, check=True)
    answers: Answers = json.loads(found.stdout)
    return answers


if __name__ == "__main__":
    main()
