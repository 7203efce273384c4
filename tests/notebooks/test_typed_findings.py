"""No finding is typed: numbers and directions come from the data.

The rule. Text for readers stands in five places: Markdown cells; strings in code cells, of
which every one with a space or a capital in it counts (titles, sentences for ``say``, what a
figure is about); the authors' commentary; and the headings of the plain pages under
``about/``, whose body explains the method and may give examples. In all of them these are
findings, unless they stand inside a ``{reference}``, which the data fill:

1. figures: any digit (a goal's own number, "Mål 4", is part of its name), shares in words
   ("halvparten", "to av tre"), and a number in words with its unit ("ti prosent", "fem plasser");
2. directions: up and down, more and fewer, largest and smallest, "fortsatt" and "stadig".

What is not a finding:

- a word that the question, label, kind or answer of an indicator named in the same cell uses:
  there it names what was asked ("gir KI høyere prioritet");
- a superlative in a sentence whose reference was found by a calculation ("Flest tror på
  {largest|label}");
- words of another meaning, which `NOT_MEANT` lists, and examples: «...» after "for eksempel".
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import nbformat
import pytest

from helpers.data import Edition, newest_edition, open_edition

ROOT = Path(__file__).parents[2]
NUMBERS = (
    "null|en|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|femten|tjue|tretti|førti"
    "|femti|seksti|sytti|åtti|nitti|hundre|tusen"
)
FIGURES = re.compile(
    r"\d[\d.,]*"
    r"|\b(halvpart|tredjedel|fjerdedel|femtedel|tidel|(tre)?dobl|halver|majoritet)\w*"
    r"|\b(fler|mindre)tall\w*"
    rf"|\b({NUMBERS}) av ({NUMBERS})\b"
    rf"|\b({NUMBERS}|første|andre|tredje|fjerde|femte|siste)"
    r" (prosent\w*|plass(en|er)?|milliard\w*)\b",
    re.IGNORECASE,
)
DIRECTIONS = re.compile(
    r"\b(opp|ned|oppover|nedover|oppgang\w*|nedgang\w*|øk(er|te|t|ning|ningen|ende)"
    r"|(ste|sti)g(er|et)|steg|falt|faller|falle[nt]|fallet|synke[rt]?|sunket|sank|vekst\w*|voks(er|te|t)"
    r"|reduksjon\w*|forbedr\w+|forverr\w+|svekk\w+|styrk(et|er)|flere|færre|større|høyere|lavere"
    r"|fortsatt|stadig)\b",
    re.IGNORECASE,
)
SUPERLATIVES = re.compile(
    r"\b(flest|fleste|færrest|mest|meste|minst|minste|størst\w*|høyest\w*|lavest\w*"
    r"|vanligst\w*|sjeldnest\w*)\b",
    re.IGNORECASE,
)
# The same words in another meaning.
NOT_MEANT = re.compile(
    r"\blast(es)? ned\b|\bfølge[rs]? (med|opp)\b|\bflere ganger\b"
    r"|\bflere (virksomheter|land) står\b|\bJo lavere tall, desto bedre plass\b|\ben eller flere\b",
    re.IGNORECASE,
)
GOAL = re.compile(r"^(\(goal-\d\)=|(#+ )?Mål \d\b)", re.MULTILINE)
EXAMPLE = re.compile(r"for eksempel «[^»]*»")
REFERENCE = re.compile(r"\{([^{}|]+)(\|[^{}]*)?\}")
CODE = re.compile(r"[a-z0-9_/#@:.-]*")


def typed(
    text: str, wording: str = "", is_calculated: Callable[[str], bool] = lambda name: False
) -> list[str]:
    """Return what is typed in a text and should come from the data.

    ``wording`` holds the words of the indicators that the text is about; ``is_calculated``
    tells whether the name in a reference is that of a fact found by a calculation.
    """
    found = []
    for line in GOAL.sub("", text).splitlines():
        calculated = any(is_calculated(match[1]) for match in REFERENCE.finditer(line))
        left = EXAMPLE.sub(" ", NOT_MEANT.sub(" ", REFERENCE.sub(" ", line)))
        found += [match[0] for match in FIGURES.finditer(left)]
        found += [match[0] for match in DIRECTIONS.finditer(left)]
        found += [match[0] for match in SUPERLATIVES.finditer(left) if not calculated]
    asked = tuple(word for word in re.findall(r"\w+", wording.lower()) if len(word) > 3)
    return [word for word in found if not word.lower().startswith(asked)]


@cache
def edition() -> Edition:
    return open_edition(newest_edition(ROOT), root=ROOT)


def wording(text: str) -> str:
    """Return the words for the indicators and batteries that a text names."""
    named = set(re.findall(r"[a-z][a-z0-9_]+", text))
    about = [i for i in edition().indicators.values() if named & {i.indicator, i.battery}]
    answers = {o.category for o in edition().select([i.indicator for i in about]) if o.category}
    return " ".join(
        [
            *(f"{i.label_nb} {i.question_nb} {edition().label('kind', i.kind)}" for i in about),
            *(edition().label("category", category) for category in answers),
        ]
    )


def is_calculated(name: str) -> bool:
    return re.split(r"[/@]", name)[0] not in edition().indicators


def strings(source: str) -> Iterator[str]:
    """Yield the strings of a cell that are text, not names."""
    nodes = list(ast.walk(ast.parse(source)))
    joined = [part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values]
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.strip()
            if text and (node in joined or not CODE.fullmatch(text)):
                yield text


def headings(markdown: str) -> str:
    return "\n".join(line for line in markdown.splitlines() if line.startswith("#"))


def notebooks() -> list[Path]:
    return [
        ROOT / "index.ipynb",
        *sorted(ROOT.glob("chapters/*.ipynb")),
        *sorted(ROOT.glob("about/*.ipynb")),
    ]


def of_cells(notebook: Path) -> list[str]:
    """Return what is typed in the cells of a notebook, each with where it stands."""
    found = []
    for number, cell in enumerate(nbformat.read(notebook, as_version=4).cells, 1):
        if cell.cell_type == "markdown":
            texts, names = [(cell.source, "")], ""
        else:
            names = wording(cell.source)
            texts = [(text, names) for text in strings(cell.source)]
        found += [
            f"cell {number}: {word!r} in {text.strip()[:90]!r}"
            for text, names in texts
            for word in typed(text, names, is_calculated)
        ]
    return found


@pytest.mark.parametrize("notebook", notebooks(), ids=lambda path: path.name)
def test_notebooks_hold_no_typed_finding(notebook: Path) -> None:
    assert of_cells(notebook) == []


def test_headings_of_the_plain_pages_hold_no_typed_finding() -> None:
    pages = sorted(ROOT.glob("about/*.md"))
    assert pages
    found = {page.name: typed(headings(page.read_text(encoding="utf-8"))) for page in pages}
    assert not {page: words for page, words in found.items() if words}


def test_commentary_holds_no_typed_finding() -> None:
    found = {}
    for page in sorted(ROOT.glob("data/commentary/*/*.md")):
        text = page.read_text(encoding="utf-8")
        found[page.name] = typed(text, wording(text), is_calculated)
    assert not {page: words for page, words in found.items() if words}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("47 prosent av virksomhetene deler data.", ["47"]),
        ("Norge er på 5. plass.", ["5."]),
        ("Andelen er 12,5 %.", ["12,5"]),
        ("Bare {ai_use} bruker KI, mot 3 % før.", ["3"]),
        ("Nesten halvparten deler data.", ["halvparten"]),
        ("To av tre kommuner har planer.", ["To av tre"]),
        ("Ti prosent bruker KI.", ["Ti prosent"]),
        ("Norge ligger på femte plass.", ["femte plass"]),
        ("Andelen er doblet.", ["doblet"]),
        ("Bruken av KI øker", ["øker"]),
        ("Tilliten har gått ned siden {trust_personal_data|before_year}.", ["ned"]),
        ("Flere deler data", ["Flere"]),
        ("Stat mot kommune: kommunene ligger lavere", ["lavere"]),
        ("Flest tror på chatboter.", ["Flest"]),
        ("De fleste deler {data_rarely_shared|answers} data.", ["fleste"]),
        ("Hvor mye større nytte har kommunene?", ["større"]),
        ("Det er fortsatt uklart", ["fortsatt"]),
        ("## Mål 4: 28 prosent deler data", ["28"]),
    ],
)
def test_typed_findings_are_found(text: str, words: list[str]) -> None:
    assert typed(text, is_calculated=is_calculated) == words


@pytest.mark.parametrize(
    "text",
    [
        "{ai_use} har tatt i bruk KI, {ai_use|change} siden {ai_use|before_year}.",
        "Flest tror på {largest|label} ({largest}), færrest på {smallest|label}.",
        "Størst endring: {moved|label}, {moved|change}",
        "Hva hindrer virksomhetene i å ta i bruk KI?",
        "Virksomhetene er spurt om hvilke oppgaver de tror KI er tatt i bruk til innen tre år.",
        "Hvert tall kan spores til kilden og lastes ned.",
        "Et åpent merke er ikke nøyaktig, for eksempel «omtrent en tredjedel».",
        "## Mål 4: deling og bruk av data",
        "(goal-4)=",
        "To kilder kan oppgi ulike tall for det samme.",
        "Den nasjonale strategien har seks mål.",
        "Opplysninger, oppgaver og neder er ikke retninger.",
    ],
)
def test_explanations_and_computed_sentences_are_let_through(text: str) -> None:
    assert typed(text, is_calculated=is_calculated) == []


def test_words_of_the_question_name_what_was_asked() -> None:
    words = wording('chapter.stacked(edition, indicators=["ai_priority"])')
    assert typed("{ai_priority//higher} gir den høyere prioritet.", words, is_calculated) == []
    assert typed("{ai_priority//higher} gir den størst vekt.", words, is_calculated) == ["størst"]


def test_strings_that_are_names_are_no_text() -> None:
    source = 'chapter.bars(edition, anchor="a-2", question="Økt bruk?", indicators=["ai_use"])'
    assert list(strings(source)) == ["Økt bruk?"]
    assert list(strings('f"Andelen er {x} prosent"')) == ["Andelen er", "prosent"]


def test_only_headings_of_plain_pages_count() -> None:
    assert headings("# Metode\n\nMer enn 10 prosentpoeng.\n\n## Flere\n") == "# Metode\n## Flere"
