"""Executed notebooks that are kept, each with a record beside it of all that it was made from.

A notebook is run again when one of these has changed, and only then: its code, its parameters,
the helpers' source, the translations, the versions of Python and of the locked packages, and
the answers to the questions that it asked of the data (`helpers.data.asked`). Both
files are data that are read, never code that is run.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

# Verdicts are asked for too; without them loaded they could not be asked again.
import helpers.analysis.claims  # noqa: F401
from helpers.base.errors import ChapterError
from helpers.base.files import code_of_package, digest, digest_of, versions, write_whole
from helpers.data import open_edition
from helpers.data.asked import answers

from .many import Job, JobDone
from .notebook import RECORD, source_of

_CHANGED = {
    "notebook": "its own code or text changed",
    "parameters": "its parameters changed",
    "helpers": "the helpers' source changed",
    "locales": "a translation changed",
    "versions": "Python or the locked versions changed",
}
# How many changed answers are named.
_NAMED = 3


class Kept:
    """The executed notebooks of a project."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._begun: dict[Path, dict[str, str]] = {}
        self._common = {
            "helpers": code_of_package(),
            "locales": digest_of((root / "locales").rglob("*.po"), root),
            "versions": versions(root),
        }
        self._edition = cache(partial(open_edition, root=root))
        self._answers: dict[str, str] = {}

    def reason(self, job: Job) -> str:
        """Say why a notebook must run; empty where what is kept of it still holds.

        What it is made from is noted: what is edited while it runs counts as new afterwards.
        """
        now = self._begun[job.target] = self._made_from(job)
        try:
            return self._change(job, now, json.loads(_beside(job).read_text(encoding="utf-8")))
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            # There is no record, or one of another form.
            return "there is no earlier run"

    def keep(self, job: Job) -> None:
        """Keep a notebook that has run since `reason` was asked, with what it was made from."""
        content = job.target.read_bytes()
        record = {
            "made_from": self._begun[job.target],
            "executed": digest(content),
            "asked": json.loads(content)["metadata"][RECORD]["asked"],
        }
        write_whole(_beside(job), json.dumps(record, ensure_ascii=False, indent=1).encode())

    def _change(self, job: Job, now: Mapping[str, str], record: Mapping[str, Any]) -> str:
        """Say what has changed since a record was written, which another may have done."""
        if record["executed"] != digest(job.target.read_bytes()):
            return "what was kept of it is no longer what it was"
        changed = [
            text for name, text in _CHANGED.items() if record["made_from"][name] != now[name]
        ]
        return "; ".join(changed) or self._changed_answers(record["asked"])

    def _changed_answers(self, asked: Mapping[str, str]) -> str:
        """Name the questions that have another answer than they had."""
        new = [question for question in asked if question not in self._answers]
        self._answers |= answers(new, self._root, self._edition)
        changed = [question for question, was in asked.items() if self._answers[question] != was]
        if not changed:
            return ""
        more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
        return f"the data answer otherwise: {', '.join(map(_spoken, changed[:_NAMED]))}{more}"

    def _made_from(self, job: Job) -> dict[str, str]:
        given = json.dumps(dict(job.parameters), sort_keys=True)
        parts = source_of(job.notebook, self._root), given
        notebook, parameters = (digest(part.encode()) for part in parts)
        return self._common | {"notebook": notebook, "parameters": parameters}


def run_changed(
    jobs: Sequence[Job],
    kept: Kept,
    runner: Callable[[Sequence[Job], JobDone], tuple[ChapterError, ...]],
    explain: Callable[[Job, str], None] = lambda job, reason: None,
    *,
    force: bool = False,
) -> tuple[ChapterError, ...]:
    """Run the notebooks that have changed, and leave the others as they are.

    Each is kept as soon as it has run, so that nothing is lost when the rest is interrupted.

    Parameters
    ----------
    jobs : sequence of Job
        What is to be in place afterwards.
    kept : Kept
        What earlier runs left.
    runner : callable
        Runs notebooks, calls what it is given with each that did not stop, and returns an
        error for each that did.
    explain : callable
        Called with each job, and why it runs; empty where it does not.
    force : bool
        Run all of them.
    """
    run = []
    for job in jobs:
        reason = kept.reason(job)
        if force:
            reason = "all are to run"
        explain(job, reason)
        if reason:
            _beside(job).unlink(missing_ok=True)
            run.append(job)
    return runner(run, kept.keep)


def _beside(job: Job) -> Path:
    """Return where the record of a notebook lies."""
    return job.target.with_suffix(".json")


def _spoken(question: str) -> str:
    """Say what was asked, as code would: select(["ai_use"])."""
    asked = json.loads(question)
    if "file" in asked:
        return str(asked["file"].encode(errors="replace").decode())
    given = [json.dumps(argument, ensure_ascii=False) for argument in asked.get("args", ())]
    given += [f"{name}={value!r}" for name, value in asked.get("kwargs", {}).items()]
    return f"{asked['ask']}({', '.join(given)})"
