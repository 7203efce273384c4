"""How fine published numbers of a survey may be, told from what is written and nothing else."""

WORDS = {"indicator", "population", "group", "category", "year", "year_from", "year_basis"}
WORDS |= {"precision", "source", "locator", "dont_know", "verdict", "note_nb", "note_en"}
BASES = {"n", "n_from", "n_matched"}
STEPS = (1, 5, 10, 20, 50)


def finer(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the rows that hold a number which is finer than the rule."""
    return [row for row in rows if any(not _coarse(*cell, row) for cell in row.items())]


def _coarse(name: str, text: str, row: dict[str, str]) -> bool:
    if name in WORDS or not text:
        return True
    if name in BASES:
        return int(text) % 5 == 0
    few = min(int(row[base]) for base in ("n", "n_from") if row.get(base))
    steps = [step for step in STEPS if step >= 100 / few and (step > 1 or few >= 100)]
    return name == "change" or any(int(text) % step == 0 for step in steps)
