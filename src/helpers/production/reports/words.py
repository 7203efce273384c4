"""What readers see for the codes of a survey, from the book's data, its codebook and its file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from helpers.base.errors import UsageError
from helpers.data import Edition, Source, newest_edition, open_edition
from helpers.data.tables import read_table
from helpers.survey.codebook import Codebook
from helpers.survey.one_body import name_of
from helpers.survey.prepared.tidy import tidy
from helpers.survey.responses import Responses

_YEAR_AT_END = re.compile(r"(?:19|20)\d{2}$")


@dataclass(frozen=True)
class Words:
    """The words of the book, and what stands in for them where it has none yet.

    Parameters
    ----------
    edition : Edition
        The newest edition of the book.
    sources : mapping of code to Source
        Those that no edition sees yet, too.
    codebook : Codebook
    responses : Responses
    """

    edition: Edition
    sources: Mapping[str, Source]
    codebook: Codebook
    responses: Responses

    def indicator(self, code: str) -> str:
        """Return the short name of an indicator."""
        known = self.edition.indicators.get(code)
        return tidy(known.label_nb) if known else self._other(code)

    def wording(self, code: str, variable: str) -> str:
        """Return the question as it was put; empty where nobody says."""
        known = self.edition.indicators.get(code)
        found = known.question_nb if known else self.responses.questions.get(variable, "")
        return tidy("" if found == variable else found)

    def topic(self, code: str) -> str:
        """Return the topic of an indicator; empty where the book does not have it."""
        known = self.edition.indicators.get(code)
        return self.edition.labels.get(("topic", known.topic), "") if known else ""

    def better(self, code: str, said: str) -> str:
        """Return which way is better: as the book says, else as the codebook does."""
        known = self.edition.indicators.get(code)
        return known.better if known else said

    def others(self, population: str, group: str) -> str:
        """Name a population, or a group of it."""
        column, code = ("group", group) if group else ("population", population)
        return tidy(self.edition.labels.get((column, code), "")) or self._other(code)

    @cached_property
    def contact(self) -> str:
        """The address for reports of errors."""
        return self.edition.contact

    @cached_property
    def source(self) -> str:
        """The name of the survey."""
        code = self.codebook.source
        known = self.sources.get(code)
        return f"{known.title} ({known.publisher}, {known.edition})" if known else code

    def body(self, name: str) -> str:
        """Return what readers see for a body: its label in the file, if it has one."""
        of_file = self.responses.labels.get(self.codebook.body, {})
        found = {name_of(code): label for code, label in of_file.items()}.get(name)
        text = tidy(f"{found} ({name})" if found else name)
        return text or self.edition.translate("uten navn")

    def year(self, asked: int | None) -> int:
        """Return the year that the bodies answered.

        Raises
        ------
        UsageError
            Nobody says it: neither the user, nor the source or its code.
        """
        code = self.codebook.source
        ending = _YEAR_AT_END.search(code)
        if asked is not None:
            return asked
        if code in self.sources:
            return self.sources[code].edition
        if ending:
            return int(ending[0])
        raise UsageError(f"Give --year: the source {code!r} does not say when the bodies answered.")

    def _other(self, code: str) -> str:
        text = tidy(self.codebook.labels.get(code, ""))
        return text or code.replace("_", " ").capitalize()


def read_words(root: Path, codebook: Codebook, responses: Responses) -> Words:
    """Read the words of the book for a survey."""
    return Words(
        open_edition(newest_edition(root), root=root),
        {row["source"]: Source(**row) for row in read_table(root, "sources")},
        codebook,
        responses,
    )
