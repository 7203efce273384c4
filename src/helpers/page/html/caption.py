"""What a reader must know about the numbers of a figure."""

from dataclasses import dataclass

from .parts import Link, require


@dataclass(frozen=True, slots=True)
class Caption:
    """What a reader must know about the numbers.

    Each is a value, "ikke oppgitt i kilden" or "gjelder ikke", never empty.

    Parameters
    ----------
    population, scale, year, base : str
        Who was measured, the answer scale, when, and the number of answers.
    sources : tuple of Link
        Where the numbers stand.
    questions : tuple of str
        What was asked or measured; empty where each row of the figure says its own.
    more : tuple of (str, str)
        Further labels and values.
    """

    population: str
    scale: str
    year: str
    base: str
    sources: tuple[Link, ...]
    questions: tuple[str, ...] = ()
    more: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        require(
            "A figure",
            population=self.population,
            scale=self.scale,
            year=self.year,
            base=self.base,
            sources=self.sources,
            questions=self.questions or "none",
            more=self.more or "none",
        )
