"""What must hold in a codebook beyond its schema."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .codebook import MEDIAN, TOP
from .codes import code_text

Part = Mapping[str, Any]
# How far two margins may differ in all, as a part of them.
_ROUNDED = 0.005


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


def surveys_before(content: Part) -> list[Part]:
    """Return what a codebook says of the surveys before: of one, or of each in a list."""
    found = content.get("previous", [])
    return found if isinstance(found, list) else [found]


def broken(content: Part) -> Iterator[tuple[str | None, str]]:
    """Yield what the schema cannot say, each with its place."""
    yield from _scales(content)
    yield from _indicators(content)
    yield from _multiples(content)
    yield from _strata_rules(content)
    yield from _group_rules(content)
    yield from _margins(content)
    yield from _numbers(content)
    yield from _asked(content)


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
    before = surveys_before(content)
    for number, previous in enumerate(before, 1):
        at = f"previous.{number}" if isinstance(content["previous"], list) else "previous"
        for code in previous.get("sizes", {}):
            if code not in sizes:
                yield f"{at}.sizes", f"there is no stratum {code!r} in strata.sizes."
        if "size" in previous and "size" not in strata:
            yield f"{at}.size", f"the strata have sizes; expected {at}.sizes."
        for variable in previous.get("margins", {}):
            if variable not in content.get("calibration", {}).get("margins", {}):
                yield f"{at}.margins", f"there is no margin {variable!r} in calibration.margins."
        if len(before) > 1 and "year" not in previous:
            yield at, "is one of several surveys before; say its year."


def _margins(content: Part) -> Iterator[tuple[str, str]]:
    at = "calibration.margins"
    margins = content.get("calibration", {}).get("margins", {})
    sums = {variable: sum(of.values()) for variable, of in margins.items()}
    for variable, found in sums.items():
        first = next(iter(sums))
        # Margins of one population are the same in all; sources may round them.
        if abs(found - sums[first]) > _ROUNDED * sums[first]:
            yield (
                f"{at}.{variable}",
                f"adds up to {found:g}, and {first!r} to {sums[first]:g}; expected the same.",
            )


def _asked(content: Part) -> Iterator[tuple[str, str]]:
    """Yield questions that also say which bodies belong together: who is in a group is known."""
    groups = {
        content["body"],
        content["weight"],
        content["strata"].get("variable"),
        content["populations"].get("variable"),
        *(grouping["variable"] for grouping in content.get("groups", ())),
        *content.get("calibration", {}).get("margins", {}),
    }
    for part in ("indicators", "numbers"):
        for number, item in enumerate(content.get(part, ()), 1):
            if item["variable"] in groups:
                yield (
                    f"{part}.{number}.variable",
                    f"the variable {item['variable']!r} says who or where a body is; everybody "
                    "knows that, so that it cannot be an answer too.",
                )


def _numbers(content: Part) -> Iterator[tuple[str, str]]:
    shares = {item["variable"] for item in content.get("indicators", ())}
    shares |= {v for question in content.get("multiple", ()) for v in question["items"]}
    seen = {item["indicator"] for item in content.get("indicators", ())}
    sums: Counter[str] = Counter()
    for number, item in enumerate(content.get("numbers", ()), 1):
        at = f"numbers.{number}"
        if item["variable"] in shares:
            yield f"{at}.variable", f"the variable {item['variable']!r} has a scale already."
        if item["indicator"] in seen:
            yield f"{at}.indicator", f"the indicator {item['indicator']!r} stands twice."
        seen.add(item["indicator"])
        sums[item["variable"]] += item["statistic"] != MEDIAN
        if sums[item["variable"]] == 2:
            yield (
                f"{at}.statistic",
                f"the mean and the total of {item['variable']!r} together are finer than each; "
                "choose one.",
            )


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
