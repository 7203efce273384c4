"""Read a codebook and find everything that is wrong with it."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import jsonschema

from helpers.base.errors import InputError, Problem, UsageError
from helpers.base.messages import Fault
from helpers.base.settings import read_settings

from .codebook import (
    FILL_IN,
    LARGEST_WEIGHT,
    MINIMUM_BASE,
    RAKING,
    Codebook,
    Grouping,
    Measure,
    Multiple,
    Numeric,
    Populations,
    Previous,
    Strata,
)
from .codebook_rules import broken, codes_of, counted, each_answer, surveys_before
from .codes import code_text

Part = Mapping[str, Any]


def read_codebook(path: Path) -> Codebook:
    """Read a codebook.

    Raises
    ------
    UsageError
        There is no such file.
    InputError
        Everything that is wrong with it, each with its place ("scales.degree.counted").
    """
    if not path.is_file():
        raise UsageError(f"There is no codebook {path}.")
    loaded = read_settings(path, path.name)
    content, problems = _with_text_keys(path.name, loaded, ())
    unsaid = [*_unsaid(content, ())]
    fault = Fault(
        "codebook-unsaid",
        "is not filled in. Write what the file of responses cannot say, in the place of FILL_IN.",
    )
    problems += [Problem(path.name, fault, column=place) for place in unsaid]
    problems += [
        Problem(
            path.name,
            Fault("codebook-form", "{reason}", reason=f"{_reason(error)}."),
            column=_at(error.absolute_path),
        )
        for error in sorted(
            jsonschema.Draft202012Validator(schema()).iter_errors(content),
            key=lambda error: _at(error.absolute_path) or "",
        )
        # What is not said yet has no form.
        if _at(error.absolute_path) not in unsaid and FILL_IN not in error.message
    ]
    if not problems:
        problems = [
            Problem(path.name, Fault("codebook-rule", "{reason}", reason=reason), column=at)
            for at, reason in broken(content)
        ]
    if problems:
        raise InputError(problems)
    return _codebook(path.name, content)


def _unsaid(value: Any, at: tuple[Any, ...]) -> Iterator[str | None]:
    """Yield where a codebook still says FILL_IN."""
    if value == FILL_IN:
        yield _at(at)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name == FILL_IN:
                yield _at((*at, name))
            else:
                yield from _unsaid(part, (*at, name))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _unsaid(part, (*at, place))


def schema() -> dict[str, Any]:
    """Return the JSON schema of a codebook."""
    text = files("helpers.survey").joinpath("codebook.schema.json").read_text(encoding="utf-8")
    return cast(dict[str, Any], json.loads(text))


def _with_text_keys(file: str, value: Any, at: tuple[Any, ...]) -> tuple[Any, list[Problem]]:
    """Write every key as text: codes of a file are numbers in one and text in another."""
    problems: list[Problem] = []
    if isinstance(value, dict):
        found = {}
        for key, part in value.items():
            if isinstance(key, bool) or key is None:
                problems.append(
                    Problem(
                        file,
                        Fault(
                            "codebook-key",
                            "YAML takes a key for {key}; write it in quotation marks.",
                            key=str(key),
                        ),
                        column=_at(at),
                    )
                )
                continue
            name = code_text(key) or ""
            found[name], more = _with_text_keys(file, part, (*at, name))
            problems += more
        return found, problems
    if isinstance(value, list):
        parts = [_with_text_keys(file, part, (*at, place)) for place, part in enumerate(value)]
        return [part for part, _ in parts], [problem for _, more in parts for problem in more]
    return value, problems


def _at(path: Any) -> str | None:
    """Write a place in the codebook: "indicators.2.scale"; lists are counted from 1."""
    return ".".join(str(p + 1) if isinstance(p, int) else str(p) for p in path) or None


def _reason(error: jsonschema.ValidationError) -> str:
    allowed = error.schema.get("description") if isinstance(error.schema, dict) else None
    return f"{error.message}; {allowed.rstrip('.')}" if allowed else error.message


def _codebook(file: str, content: Part) -> Codebook:
    populations, strata = content["populations"], content["strata"]
    calibration = content.get("calibration", {})
    return Codebook(
        file=file,
        source=content["source"],
        locator=content["locator"],
        body=content["body"],
        weight=content["weight"],
        populations=Populations(
            populations["whole"], populations.get("variable"), populations.get("codes", {})
        ),
        strata=Strata(
            strata.get("variable"),
            strata.get("sizes") or {"": strata["size"]},
            {code: code_text(other) or "" for code, other in strata.get("merge", {}).items()},
        ),
        groupings=tuple(
            Grouping(part["variable"], part["population"], part["codes"])
            for part in content.get("groups", ())
        ),
        measures=(
            *(
                _measure(content, part)
                for item in content.get("indicators", ())
                for part in each_answer(item)
            ),
            *(m for question in content.get("multiple", ()) for m in _items(content, question)),
        ),
        multiple=tuple(_multiple(question) for question in content.get("multiple", ())),
        minimum_base=content.get("minimum_base", MINIMUM_BASE),
        largest_weight=content.get("largest_weight", LARGEST_WEIGHT),
        previous=tuple(map(_previous, surveys_before(content))),
        labels=content.get("labels", {}),
        numbers=tuple(map(_numeric, content.get("numbers", ()))),
        several=content.get("rows") == "several_a_body",
        margins=calibration.get("margins", {}),
        calibration=calibration.get("method", RAKING),
    )


def _previous(part: Part) -> Previous:
    sizes = part.get("sizes") or ({"": part["size"]} if "size" in part else {})
    return Previous(part.get("year"), sizes, part.get("margins", {}))


def _numeric(item: Part) -> Numeric:
    return Numeric(
        item["indicator"],
        item.get("category", ""),
        item["variable"],
        item["statistic"],
        codes_of(item.get("not_answers")),
    )


def _measure(content: Part, item: Part) -> Measure:
    scale = content["scales"][item["scale"]]
    choice = item.get("dont_know_counts", scale.get("dont_know_counts", content["dont_know"]))
    return Measure(
        indicator=item["indicator"],
        category=item.get("category", scale.get("category", "")),
        variable=item["variable"],
        answers=tuple(scale["answers"]),
        counted=frozenset(counted(content, item)),
        dont_know=codes_of(scale.get("dont_know")),
        not_asked=codes_of(scale.get("not_asked")),
        dont_know_counts=choice == "in_base",
        words=tuple(scale["answers"].values()),
        better=item.get("better", ""),
    )


def _multiple(question: Part) -> Multiple:
    chosen = code_text(question["chosen"]) or ""
    not_chosen = [code_text(code) or "" for code in question.get("not_chosen", ())]
    # Where only an empty cell says so, a code of our own.
    not_chosen = not_chosen or [f"not {chosen}"]
    others = codes_of(question.get("dont_know")) | codes_of(question.get("not_asked"))
    return Multiple(
        tuple(question["items"]),
        chosen,
        not_chosen[0],
        question["empty"] == "not_chosen",
        frozenset({chosen, *not_chosen}) | others,
    )


def _items(content: Part, question: Part) -> Iterator[Measure]:
    whole = _multiple(question)
    others = codes_of(question.get("not_chosen")) | {whole.not_chosen}
    for variable, indicator in question["items"].items():
        if indicator is not None:
            yield Measure(
                indicator=indicator,
                category=question.get("category", ""),
                variable=variable,
                answers=(*sorted(others), whole.chosen),
                counted=frozenset({whole.chosen}),
                dont_know=codes_of(question.get("dont_know")),
                not_asked=codes_of(question.get("not_asked")),
                dont_know_counts=question.get("dont_know_counts", content["dont_know"])
                == "in_base",
            )
