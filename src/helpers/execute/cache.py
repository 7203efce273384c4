"""Executed notebooks that are kept, each with all that it was made from.

A notebook is run again when one of these has changed, and only then: its code, its parameters,
the helpers' source, the translations, the versions of Python and of the locked packages, and
the answers to the questions that it asked of the data (`helpers.observations.asked`).
"""

import json
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from sqlite3 import DatabaseError

import diskcache
import nbformat

from ..errors import ChapterError
from ..files import code_of_package, digest, digest_of, versions, write_whole
from ..observations import open_edition
from ..observations.asked import answers
from .many import Job, JobDone
from .notebook import RECORD, name_of, source_of

# In bytes; what was not used for longest goes first.
SIZE_LIMIT = 256 * 2**20

_CHANGED = {
    "notebook": "its own code or text changed",
    "parameters": "its parameters changed",
    "helpers": "the helpers' source changed",
    "locales": "a translation changed",
    "versions": "Python or the locked versions changed",
}
# How many changed answers are named.
_NAMED = 3


class Cache:
    """The executed notebooks of a project that are kept; made by `open_cache`."""

    def __init__(self, store: diskcache.Cache, root: Path) -> None:
        self._store, self._root = store, root
        self._begun: dict[str, dict[str, str]] = {}
        self._common = {
            "helpers": code_of_package(),
            "locales": digest_of((root / "locales").rglob("*.po"), root),
            "versions": versions(root),
        }
        self._edition = cache(partial(open_edition, root=root))
        self._answers: dict[str, str] = {}

    def reason(self, job: Job) -> str:
        """Say why a notebook must run; empty where what is kept of it still holds."""
        now = self._begin(job)
        content = self._kept(job)
        if content is None:
            return "there is no earlier run"
        record = json.loads(content)["metadata"][RECORD]
        was = record["made_from"]
        changed = [text for name, text in _CHANGED.items() if was[name] != now[name]]
        return "; ".join(changed) or self._changed_answers(record["asked"])

    def _begin(self, job: Job) -> dict[str, str]:
        """Note what a notebook is made from; what is edited while it runs then counts as new."""
        made_from = self._begun[self._key(job)] = self._made_from(job)
        return made_from

    def restore(self, job: Job) -> None:
        """Put what is kept of a notebook in its place."""
        content = self._kept(job)
        assert content is not None
        write_whole(job.target, content)

    def keep(self, job: Job) -> None:
        """Keep a notebook that has run since `reason` was asked, with what it was made from."""
        executed = nbformat.read(job.target, as_version=4)
        executed.metadata[RECORD]["made_from"] = self._begun[self._key(job)]
        content = f"{nbformat.writes(executed)}\n".encode()
        write_whole(job.target, content)
        self._store[self._key(job)] = zlib.compress(content)

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
        parts = source_of(job.notebook, self._root), _parameters(job)
        notebook, parameters = (digest(part.encode()) for part in parts)
        return self._common | {"notebook": notebook, "parameters": parameters}

    def _key(self, job: Job) -> str:
        return f"{name_of(job.notebook, self._root)} {_parameters(job)}"

    def _kept(self, job: Job) -> bytes | None:
        content = self._store.get(self._key(job))
        return None if content is None else zlib.decompress(content)


@contextmanager
def open_cache(folder: Path, root: Path, size_limit: int = SIZE_LIMIT) -> Iterator[Cache]:
    """Open what is kept in a folder. It may be deleted at any time; one that is broken is.

    Parameters
    ----------
    folder : Path
        Where executed notebooks are kept.
    root : Path
        The project.
    size_limit : int
        How many bytes are kept.
    """
    policy = {"size_limit": size_limit, "eviction_policy": "least-recently-used"}
    try:
        store = diskcache.Cache(str(folder), **policy)
        store.check()
    except DatabaseError:
        shutil.rmtree(folder)
        store = diskcache.Cache(str(folder), **policy)
    with store:
        yield Cache(store, root)


def run_changed(
    jobs: Sequence[Job],
    kept: Cache,
    runner: Callable[[Sequence[Job], JobDone], tuple[ChapterError, ...]],
    explain: Callable[[Job, str], None] = lambda job, reason: None,
    *,
    force: bool = False,
) -> tuple[ChapterError, ...]:
    """Run the notebooks that have changed, and put the others in place as they were.

    Each is kept as soon as it has run, so that nothing is lost when the rest is interrupted.

    Parameters
    ----------
    jobs : sequence of Job
        What is to be in place afterwards.
    kept : Cache
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
            run.append(job)
        else:
            kept.restore(job)
    return runner(run, kept.keep)


def _parameters(job: Job) -> str:
    return json.dumps(dict(job.parameters), sort_keys=True)


def _spoken(question: str) -> str:
    """Say what was asked, as code would: select(["ai_use"])."""
    asked = json.loads(question)
    if "file" in asked:
        return str(asked["file"])
    given = [json.dumps(argument, ensure_ascii=False) for argument in asked.get("args", ())]
    given += [f"{name}={value!r}" for name, value in asked.get("kwargs", {}).items()]
    return f"{asked['ask']}({', '.join(given)})"
