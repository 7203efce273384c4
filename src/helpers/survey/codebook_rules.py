"""What must hold in a codebook beyond its schema."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .codebook import TOP
from .codes import code_text

Part = Mapping[str, Any]


def codes_of(values: Any) -> frozenset[str]:
    """Return codes as they are compared."""
    return frozenset(code_text(value) or "" for value in values or ())


def counted(content: Part, item: Part) -> list[str]:
    """Return the answers that an indicator counts: its own, its scale's, or the two highest."""
    scale = content["scales"][item["scale"]]
    chosen = item.get("counted", scale.get("counted"))
    if chosen is None:
        return list(scale["answers"])[-TOP:]
    return [code_text(code) or "" for code in chosen]


def each_answer(item: Part) -> list[Part]:
    """Return what an indicator asks for: one share, or that of each answer of a distribution."""
    alone = {name: value for name, value in item.items() if name != "distribution"}
    parts = item.get("distribution", {}).items()
    return [{**alone, "counted": [code], "category": category} for code, category in parts] or [
        item
    ]


def broken(content: Part) -> Iterator[tuple[str | None, str]]:
    """Yield what the schema cannot say, each with its place."""
    yield from _scales(content)
    yield from _indicators(content)
    yield from _multiples(content)
    yield from _strata_rules(content)
    yield from _group_rules(content)


def _scales(content: Part) -> Iterator[tuple[str, str]]:
    for name, scale in content["scales"].items():
        at = f"scales.{name}"
        roles = [list(scale["answers"])]
        roles += [sorted(codes_of(scale.get(role))) for role in ("dont_know", "not_asked")]
        for code, times in Counter(code for role in roles for code in role).items():
            if times > 1:
                yield at, f"the code {code!r} has two meanings; expected one."
        for code in sorted(codes_of(scale.get("counted")) - set(scale["answers"])):
            yield f"{at}.counted", f"{code!r} is no answer of the scale."
        if len(scale["answers"]) <= TOP and "counted" not in scale:
            yield at, f"has {len(scale['answers'])} answers; say which are counted."


def _indicators(content: Part) -> Iterator[tuple[str, str]]:
    seen: Counter[tuple[str, str]] = Counter()
    scale_of: dict[str, str] = {}
    for number, item in enumerate(content.get("indicators", ()), 1):
        at = f"indicators.{number}"
        scale = content["scales"].get(item["scale"])
        if scale is None:
            known = ", ".join(content["scales"])
            yield f"{at}.scale", f"there is no scale {item['scale']!r}; the scales are {known}."
            continue
        for role in ("counted", "distribution"):
            for code in sorted(codes_of(item.get(role)) - set(scale["answers"])):
                yield f"{at}.{role}", f"{code!r} is no answer of the scale {item['scale']!r}."
        first = scale_of.setdefault(item["variable"], item["scale"])
        if first != item["scale"]:
            yield f"{at}.scale", f"the variable {item['variable']!r} has the scale {first!r} above."
        for part in each_answer(item):
            key = part["indicator"], part.get("category", scale.get("category", ""))
            seen[key] += 1
            if seen[key] == 2:
                yield at, f"the indicator {key[0]!r} with the category {key[1]!r} stands twice."


def _multiples(content: Part) -> Iterator[tuple[str, str]]:
    singles = {item["variable"] for item in content.get("indicators", ())}
    indicators = Counter(item["indicator"] for item in content.get("indicators", ()))
    for number, question in enumerate(content.get("multiple", ()), 1):
        at = f"multiple.{number}"
        roles = [[code_text(question["chosen"]) or ""]]
        roles += [
            sorted(codes_of(question.get(role)))
            for role in ("not_chosen", "dont_know", "not_asked")
        ]
        for code, times in Counter(code for role in roles for code in role).items():
            if times > 1:
                yield at, f"the code {code!r} has two meanings; expected one."
        if not question.get("not_chosen") and question["empty"] == "no_answer":
            yield at, "no code and no empty cell says that an answer is not chosen."
        for variable, indicator in question["items"].items():
            if variable in singles:
                yield f"{at}.items", f"the variable {variable!r} stands twice."
            singles.add(variable)
            if indicator is None:
                continue
            indicators[indicator] += 1
            if indicators[indicator] == 2:
                yield f"{at}.items", f"the indicator {indicator!r} stands twice."


def _strata_rules(content: Part) -> Iterator[tuple[str, str]]:
    strata, sizes = content["strata"], content["strata"].get("sizes", {})
    for code, other in strata.get("merge", {}).items():
        target = code_text(other)
        for name in (code, target):
            if name not in sizes:
                yield "strata.merge", f"there is no stratum {name!r} in strata.sizes."
        if target in strata["merge"]:
            yield "strata.merge", f"{target!r} is itself merged; name the last one."
    previous = content.get("previous", {})
    for code in previous.get("sizes", {}):
        if code not in sizes:
            yield "previous.sizes", f"there is no stratum {code!r} in strata.sizes."
    if "size" in previous and "size" not in strata:
        yield "previous.size", "the strata have sizes; expected previous.sizes."


def _group_rules(content: Part) -> Iterator[tuple[str, str]]:
    populations = content["populations"]
    known = {populations["whole"], *populations.get("codes", {}).values()}
    if populations["whole"] in populations.get("codes", {}).values():
        yield "populations.codes", f"{populations['whole']!r} is the whole, and no part of it."
    seen: dict[tuple[str, str], str] = {}
    for number, grouping in enumerate(content.get("groups", ()), 1):
        at = f"groups.{number}"
        if grouping["population"] not in known:
            yield (
                f"{at}.population",
                f"there is no population {grouping['population']!r}; the populations are "
                f"{', '.join(sorted(known))}.",
            )
        for group in dict.fromkeys(grouping["codes"].values()):
            key = grouping["population"], group
            if key in seen:
                yield f"{at}.codes", f"the group {group!r} stands already in {seen[key]}."
            seen[key] = at
