"""Draft a codebook from what a file of responses says of itself."""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import polars as pl

from .codebook import FILL_IN
from .codes import code_text
from .responses import Responses
from .tally import as_number

# A variable with more codes than this is no question with a scale.
_MOST_CODES = 15
# What tells the variables of one question with several answers apart.
_STEM = re.compile(r"[_\-.]?\d+$|[_\-.][^_\-.]+$")
_DONT_KNOW = re.compile(r"vet ikke|veit ikkje|don.?t know|usikker", re.IGNORECASE)
_NOT_ASKED = re.compile(r"ikke (stilt|spurt|relevant|aktuel)|not (asked|applicable)", re.IGNORECASE)
_NAMES = {
    "body": r"org(nr|_?id|anisasjon\w*)?|id|respid|virksomhet|body",
    "weight": r"w|wgt|weight|vekt|vekter",
    "strata": r"strat\w*",
    "populations": r"sector|sektor|population|populasjon|type",
}


def draft_codebook(responses: Responses) -> str:
    """Write a first codebook for authors to correct, as YAML with comments.

    What a file cannot say stands as FILL_IN, also what a code means of which it is not sure: the
    draft is refused until somebody has read it.
    """
    columns = responses.table.columns
    found = {role: _named(columns, pattern) for role, pattern in _NAMES.items()}
    special = {name for name in found.values() if name}
    scales: dict[tuple[tuple[str, str], ...], str] = {}
    items: list[str] = []
    numbers: list[str] = []
    ticked: dict[tuple[str, str], list[str]] = {}
    for name in columns:
        codes = [] if name in special else _codes(responses, name)
        if len(codes) == 1:
            ticked.setdefault((_STEM.sub("", name), codes[0][0]), []).append(name)
        if name not in special and _is_number(responses, name):
            numbers.append(_number(name))
        if not 2 <= len(codes) <= _MOST_CODES:
            continue
        scale = scales.setdefault(tuple(codes), f"scale_{len(scales) + 1}")
        question = responses.questions.get(name, "")
        if question and question != name:
            items.append(f"  # {' '.join(question.split())}")
        items.append(f"  - {{variable: {_quoted(name)}, indicator: {_slug(name)}, scale: {scale}}}")
    lines = [
        f"# A first codebook for {responses.file}. Read every line: names are guesses.",
        f"source: {FILL_IN}  # the code of the source in data/sources.csv",
        f"locator: {FILL_IN}  # the heading in the source that the questions stand under",
        f"body: {_quoted(found['body'] or FILL_IN)}",
        *_rows(responses, found["body"]),
        f"weight: {_quoted(found['weight']) if found['weight'] else 'null'}",
        *_populations(responses, found["populations"]),
        *_strata(responses, found["strata"]),
        f"dont_know: {FILL_IN}  # in_base, or not_in_base; it is printed with every figure",
        "minimum_base: 10",
        "scales:",
    ]
    for answers, scale in scales.items():
        lines += _scale(responses, scale, answers)
    lines += ["indicators:", *items] if items else []
    lines += ["numbers:", *numbers] if numbers else []
    several = [line for (_, code), names in ticked.items() for line in _multiple(code, names)]
    return "\n".join([*lines, *(["multiple:"] if several else []), *several]) + "\n"


def _rows(responses: Responses, body: str | None) -> list[str]:
    """Ask whether the rows of a body are of several who answered for it."""
    if body is None or responses.table.get_column(body).drop_nulls().is_unique().all():
        return []
    return [f"rows: {FILL_IN}  # several_a_body where each who answered has a row; else one_a_body"]


def _is_number(responses: Responses, name: str) -> bool:
    """Whether a variable has more numbers than a scale has codes, and nothing else."""
    column = responses.table.get_column(name)
    there = column.drop_nulls()
    if column.dtype == pl.String:
        there = there.filter(there.str.strip_chars() != "")
    elif not column.dtype.is_numeric():
        return False
    numbers = as_number(responses.table, name).drop_nulls()
    return numbers.n_unique() > _MOST_CODES and len(numbers) == len(there)


def _number(name: str) -> str:
    """Write a number to estimate, where the author says which one."""
    return (
        f"  - {{variable: {_quoted(name)}, indicator: {_slug(name)}, statistic: {FILL_IN}}}"
        "  # mean, total or median; not_answers: [999] where a number is none"
    )


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


def _multiple(code: str, names: Sequence[str]) -> list[str]:
    """Write a question with several answers, each ticked or left empty."""
    if len(names) < 2:
        return [f"  # {_quoted(names[0])} has one code alone, and is left out"]
    return [
        "  - items:  # variable: indicator; null for an answer that is none",
        *(f"      {_quoted(name)}: {_slug(name)}" for name in names),
        f"    chosen: {_quoted(code)}",
        f"    empty: {FILL_IN}  # not_chosen where another is ticked, or no_answer",
        f"    category: {FILL_IN}  # a category of data/codes.csv; '' where none",
    ]


def _place(code: str) -> tuple[bool, float, str]:
    number = re.fullmatch(r"-?\d+([.,]\d+)?", code)
    return not number, float(code.replace(",", ".")) if number else 0.0, code


def _scale(responses: Responses, scale: str, codes: Iterable[tuple[str, str]]) -> list[str]:
    declared = {code_text(code) for spans in responses.missing.values() for code in spans}
    roles: dict[str, list[tuple[str, str]]] = {"answers": [], "dont_know": [], "not_asked": []}
    unsure = _apart([code for code, label in codes if not label and code not in declared])
    for code, label in codes:
        if code in unsure:
            continue
        if _NOT_ASKED.search(label):
            roles["not_asked"].append((code, label))
        elif _DONT_KNOW.search(label) or code in declared:
            roles["dont_know"].append((code, label))
        else:
            roles["answers"].append((code, label))
    lines = [f"  {scale}:", "    answers:  # from the lowest to the highest"]
    lines += [
        f"      {_quoted(code)}: {_quoted(label or FILL_IN)}" for code, label in roles["answers"]
    ]
    for role in ("dont_know", "not_asked"):
        if roles[role]:
            listed = ", ".join(_quoted(code) for code, _ in roles[role])
            names = ", ".join(label for _, label in roles[role] if label)
            lines.append(f"    {role}: [{listed}]" + (f"  # {names}" if names else ""))
    if unsure:
        listed = ", ".join(map(_quoted, unsure))
        lines.append(f"    {FILL_IN}: [{listed}]  # answers, dont_know or not_asked? Move them")
    counted = ", ".join(_quoted(code) for code, _ in roles["answers"][-2:])
    lines.append(f"    counted: [{counted}]")
    lines.append(f"    category: {FILL_IN}  # a category of data/codes.csv; '' where none")
    return lines


def _apart(codes: Sequence[str]) -> list[str]:
    """Return the codes that stand apart from those that follow on each other: 99 after 1 to 5."""
    numbers = {code: int(code) for code in codes if re.fullmatch(r"-?\d+", code)}
    if not numbers:
        return []
    found = [code for code in codes if code not in numbers]
    ordered = sorted(numbers, key=numbers.__getitem__)
    run = 0 if numbers[ordered[0]] >= 0 else sum(number < 0 for number in numbers.values())
    found += ordered[:run]
    for before, code in pairwise(ordered[run:]):
        if found[-1:] == [before] or numbers[code] > numbers[before] + 1:
            found.append(code)
    return found


def _populations(responses: Responses, variable: str | None) -> list[str]:
    lines = ["populations:", "  whole: all"]
    if variable:
        lines += [f"  variable: {_quoted(variable)}", "  codes:  # code: population of the book"]
        lines += [f"    {_quoted(code)}: {_slug(code)}" for code, _ in _counts(responses, variable)]
    return lines


def _strata(responses: Responses, variable: str | None) -> list[str]:
    if not variable:
        return ["strata:", f"  size: {FILL_IN}  # how many bodies there are in all"]
    lines = ["strata:", f"  variable: {_quoted(variable)}"]
    lines.append(
        "  sizes:  # how many bodies each stratum has in all, not only those that answered"
    )
    return lines + [
        f"    {_quoted(code)}: {FILL_IN}  # {count} have answered"
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
