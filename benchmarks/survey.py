"""Ten million responses to twenty items, against the same weighted shares in polars.

Run ``python benchmarks/survey.py``. Each part runs in a process of its own, from the same Parquet
file to the shares of six populations and groups. The estimates, with their errors, the checks of
each code and what is held back, must take at most twice the time and three times the memory.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

from helpers.base.errors import TilstandError

STRATA = {"state": 0.35, "mun_small": 0.35, "mun_medium": 0.2, "mun_large": 0.1}
ITEMS = [f"q{number}" for number in range(1, 21)]
MOST_TIMES, MOST_MEMORY = 2, 3
_GIB = 2**20  # ru_maxrss counts kibibytes.
CODEBOOK = """\
source: made
locator: Made
body: org
weight: weight
populations: {{whole: all, variable: sector, codes: {{state: state, municipality: municipality}}}}
strata: {{variable: stratum, sizes: {sizes}}}
groups:
  - variable: stratum
    population: municipality
    codes: {{mun_small: small, mun_medium: medium, mun_large: large}}
dont_know: not_in_base
scales:
  degree:
    answers: {{1: one, 2: two, 3: three, 4: four, 5: five}}
    dont_know: [99]
    category: large_or_very_large
indicators:
{items}
"""


def make(folder: Path, rows: int) -> None:
    """Write made responses and their codebook."""
    random = np.random.default_rng(20_250)
    stratum = random.choice(len(STRATA), rows, p=list(STRATA.values()))
    answered = np.bincount(stratum, minlength=len(STRATA))
    sizes = np.array([2, 3, 2, 1]) * answered
    names = pl.Series(list(STRATA))
    table = pl.DataFrame(
        {
            "org": random.permutation(np.arange(rows) + 800_000_000),
            "stratum": names.gather(stratum),
            "weight": (sizes / answered)[stratum],
        }
    ).with_columns(
        pl.when(pl.col("stratum") == "state")
        .then(pl.lit("state"))
        .otherwise(pl.lit("municipality"))
        .alias("sector")
    )
    for item in ITEMS:
        codes = random.choice(
            [1, 2, 3, 4, 5, 99, -1], rows, p=[0.1, 0.2, 0.25, 0.25, 0.1, 0.07, 0.03]
        )
        column = pl.Series(item, codes, dtype=pl.Int8)
        table = table.with_columns(pl.when(column >= 0).then(column).alias(item))
    table.write_parquet(folder / "responses.parquet")
    lines = [f"  - {{variable: {i}, indicator: {i}, scale: degree}}" for i in ITEMS]
    counts = dict(zip(STRATA, sizes.tolist(), strict=True))
    (folder / "codebook.yml").write_text(
        CODEBOOK.format(sizes=json.dumps(counts), items="\n".join(lines)), encoding="utf-8"
    )


def polars_shares(folder: Path) -> float:
    """Return the seconds of the shares alone: of all, by sector and by size of municipality."""
    start = time.perf_counter()
    table = pl.read_parquet(folder / "responses.parquet")
    weight = pl.col("weight")
    shares = [
        (
            (weight * pl.col(item).is_in([4, 5])).sum()
            / (weight * pl.col(item).is_between(1, 5)).sum()
        ).alias(item)
        for item in ITEMS
    ]
    found = [
        table.select(shares),
        table.group_by("sector").agg(shares),
        table.filter(pl.col("sector") == "municipality").group_by("stratum").agg(shares),
    ]
    assert sum(part.height for part in found) == 6
    return time.perf_counter() - start


def estimates(folder: Path) -> float:
    """Return the seconds of all estimates, checks included."""
    from helpers.survey.estimates import estimate
    from helpers.survey.read_codebook import read_codebook
    from helpers.survey.responses import read_responses

    start = time.perf_counter()
    responses = read_responses(folder / "responses.parquet")
    survey = estimate(responses, read_codebook(folder / "codebook.yml"))
    assert len(survey.estimates) == 6 * len(ITEMS)
    return time.perf_counter() - start


PARTS = {"polars": polars_shares, "estimates": estimates}


def measured(part: str, folder: Path) -> tuple[float, float]:
    """Run a part in its own process: seconds and peak memory in GiB."""
    result = subprocess.run(
        [sys.executable, __file__, "--part", part, "--folder", str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, memory = result.stdout.split()
    return float(seconds), float(memory)


def main() -> None:
    """Measure, print, and fail where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.part:
        seconds = PARTS[chosen.part](chosen.folder)
        print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _GIB)
        return
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), chosen.rows)
        # In turns, so that whatever else the machine does slows both.
        turns = [{p: measured(p, Path(name)) for p in PARTS} for _ in range(chosen.repeat)]
    best = {part: min(turn[part][0] for turn in turns) for part in PARTS}
    memory = {part: max(turn[part][1] for turn in turns) for part in PARTS}
    print(f"{chosen.rows} rows by {len(ITEMS)} items, best of {chosen.repeat} runs")
    for part, seconds in best.items():
        print(f"{part}: {seconds:.2f} s, {memory[part]:.2f} GiB at most")
    times, more = (figure["estimates"] / figure["polars"] for figure in (best, memory))
    print(f"estimates take {times:.1f} times as long as polars, and {more:.1f} times the memory")
    if times > MOST_TIMES or more > MOST_MEMORY:
        raise TilstandError(f"Expected at most {MOST_TIMES} times, and {MOST_MEMORY} the memory.")


if __name__ == "__main__":
    main()
