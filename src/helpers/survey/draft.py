"""Draft a codebook from what a file of responses says of itself."""

import json
import re
from collections.abc import Iterable, Sequence

import polars as pl

from .codes import code_text
from .responses import Responses

# A variable with more codes than this is no question with a scale.
_MOST_CODES = 15
_DONT_KNOW = re.compile(r"vet ikke|veit ikkje|don.?t know|usikker", re.IGNORECASE)
_NOT_ASKED = re.compile(r"ikke (stilt|spurt|relevant|aktuel)|not (asked|applicable)", re.IGNORECASE)
_NAMES = {
    "body": r"org(nr|_?id|anisasjon\w*)?|id|respid|virksomhet",
    "weight": r"w|wgt|weight|vekt|vekter",
    "strata": r"strat\w*",
    "populations": r"sector|sektor|population|populasjon|type",
}
_FILL_IN = "FILL_IN"


def draft_codebook(responses: Responses) -> str:
    """Write a first codebook for authors to correct, as YAML with comments.

    What a file cannot say stands as FILL_IN, and as the number of bodies that answered where
    the number of all bodies should stand: the draft is refused until somebody has read it.
    """
    columns = responses.table.columns
    found = {role: _named(columns, pattern) for role, pattern in _NAMES.items()}
    special = {name for name in found.values() if name}
    scales: dict[tuple[tuple[str, str], ...], str] = {}
    items: list[str] = []
    for name in columns:
        codes = [] if name in special else _codes(responses, name)
        if not 2 <= len(codes) <= _MOST_CODES:
            continue
        scale = scales.setdefault(tuple(codes), f"scale_{len(scales) + 1}")
        question = responses.questions.get(name, "")
        if question and question != name:
            items.append(f"  # {' '.join(question.split())}")
        items.append(f"  - {{variable: {_quoted(name)}, indicator: {_slug(name)}, scale: {scale}}}")
    lines = [
        f"# A first codebook for {responses.file}. Read every line: names are guesses.",
        f"source: {_FILL_IN}  # the code of the source in data/sources.csv",
        f"locator: {_FILL_IN}  # the heading in the source that the questions stand under",
        f"body: {_quoted(found['body'] or _FILL_IN)}",
        f"weight: {_quoted(found['weight']) if found['weight'] else 'null'}",
        *_populations(responses, found["populations"]),
        *_strata(responses, found["strata"]),
        f"dont_know: {_FILL_IN}  # in_base, or not_in_base; it is printed with every figure",
        "minimum_base: 10",
        "scales:",
    ]
    for answers, scale in scales.items():
        lines += _scale(responses, scale, answers)
    return "\n".join([*lines, "indicators:", *items]) + "\n"


def _named(columns: Sequence[str], pattern: str) -> str | None:
    return next((name for name in columns if re.fullmatch(pattern, name, re.IGNORECASE)), None)


def _codes(responses: Responses, name: str) -> list[tuple[str, str]]:
    """Return the codes of a variable with their labels, in order."""
    labels = {code_text(code) or "": text for code, text in responses.labels.get(name, {}).items()}
    column = responses.table.get_column(name)
    if column.n_unique() > 4 * _MOST_CODES:
        return []
    used = {code for value in column.unique().to_list() if (code := code_text(value))}
    return [(code, labels.get(code, "")) for code in sorted(used | set(labels), key=_place)]


def _place(code: str) -> tuple[bool, float, str]:
    number = re.fullmatch(r"-?\d+([.,]\d+)?", code)
    return not number, float(code.replace(",", ".")) if number else 0.0, code


def _scale(responses: Responses, scale: str, codes: Iterable[tuple[str, str]]) -> list[str]:
    declared = {code_text(code) for spans in responses.missing.values() for code in spans}
    roles: dict[str, list[tuple[str, str]]] = {"answers": [], "dont_know": [], "not_asked": []}
    for code, label in codes:
        if _NOT_ASKED.search(label):
            roles["not_asked"].append((code, label))
        elif _DONT_KNOW.search(label) or code in declared:
            roles["dont_know"].append((code, label))
        else:
            roles["answers"].append((code, label))
    lines = [f"  {scale}:", "    answers:  # from the lowest to the highest"]
    lines += [
        f"      {_quoted(code)}: {_quoted(label or _FILL_IN)}" for code, label in roles["answers"]
    ]
    for role in ("dont_know", "not_asked"):
        if roles[role]:
            listed = ", ".join(_quoted(code) for code, _ in roles[role])
            names = ", ".join(label for _, label in roles[role] if label)
            lines.append(f"    {role}: [{listed}]" + (f"  # {names}" if names else ""))
    counted = ", ".join(_quoted(code) for code, _ in roles["answers"][-2:])
    lines.append(f"    counted: [{counted}]")
    lines.append(f"    category: {_FILL_IN}  # a category of data/codes.csv; '' where none")
    return lines


def _populations(responses: Responses, variable: str | None) -> list[str]:
    lines = ["populations:", "  whole: all"]
    if variable:
        lines += [f"  variable: {_quoted(variable)}", "  codes:  # code: population of the book"]
        lines += [f"    {_quoted(code)}: {_slug(code)}" for code, _ in _counts(responses, variable)]
    return lines


def _strata(responses: Responses, variable: str | None) -> list[str]:
    if not variable:
        return ["strata:", f"  size: {_FILL_IN}  # how many bodies there are in all"]
    lines = ["strata:", f"  variable: {_quoted(variable)}"]
    lines.append(
        "  sizes:  # how many bodies each stratum has in all, not only those that answered"
    )
    return lines + [
        f"    {_quoted(code)}: {_FILL_IN}  # {count} have answered"
        for code, count in _counts(responses, variable)
    ]


def _counts(responses: Responses, variable: str) -> list[tuple[str, int]]:
    table = responses.table.group_by(variable).agg(pl.len().alias("count"))
    found: dict[str, int] = {}
    for value, count in table.iter_rows():
        if code := code_text(value):
            found[code] = found.get(code, 0) + count
    return sorted(found.items(), key=lambda pair: _place(pair[0]))


def _slug(name: str) -> str:
    plain = name.lower().translate(str.maketrans("æøåéü", "aoaeu"))
    slug = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return slug if slug[:1].isalpha() else f"x_{slug}".rstrip("_")


def _quoted(text: str) -> str:
    """Write a text so that YAML reads it as the same text."""
    plain = re.fullmatch(r"[A-Za-zÆØÅæøå][\wÆØÅæøå ]*", text)
    risky = text.lower() in ("yes", "no", "on", "off", "true", "false", "null", "y", "n")
    return (
        text
        if plain and not risky and text == text.strip()
        else json.dumps(text, ensure_ascii=False)
    )
