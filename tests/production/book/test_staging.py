import shutil
from pathlib import Path

import pytest
import yaml
from nbformat.v4 import new_markdown_cell, new_output

from helpers.base.errors import ChapterError, InputError
from helpers.base.outputs import outputs_of
from helpers.production.book.blocks import read
from helpers.production.book.staging import collapsed, stage
from samples import absent, book, figure, save, shown


def _executed(root: Path) -> tuple[Path, list[Path]]:
    folder = root / "_build" / "executed" / "2022"
    sources = ["index.ipynb", "chapters/ai.ipynb", "chapters/data_sharing.ipynb"]
    for source in sources:
        (folder / source).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / source, folder / source)
    return folder, [folder / source for source in sources]


def test_edition_is_written_into_the_staged_configuration(tmp_path: Path) -> None:
    folder, notebooks = _executed(book(tmp_path))
    staged = stage(tmp_path, 2022, notebooks, folder)
    config = yaml.safe_load((staged / "_config.yml").read_text(encoding="utf-8"))
    assert config["sphinx"]["config"]["tilstand_edition"] == 2022
    assert config["sphinx"]["config"]["tilstand_draft"] is False
    assert "2022" not in (tmp_path / "_config.yml").read_text(encoding="utf-8")
    assert (staged / "chapters" / "ai.ipynb").is_file()


def test_stored_errors_are_refused(tmp_path: Path) -> None:
    folder, notebooks = _executed(book(tmp_path))
    broken = new_output("error", ename="KeyError", evalue="'x'", traceback=[])
    save(shown(figure("barrierer"), broken), notebooks[1])
    with pytest.raises(ChapterError, match=r"chapters/ai\.ipynb, cell 4: KeyError: 'x'"):
        stage(tmp_path, 2022, notebooks, folder)


def test_a_spoilt_table_of_the_search_is_told_with_its_row(tmp_path: Path) -> None:
    folder, notebooks = _executed(book(tmp_path))
    table = tmp_path / "locales/nb/search/synonyms.csv"
    table.write_text("said,means\nki\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"synonyms\.csv, row 2"):
        stage(tmp_path, 2022, notebooks, folder)


def test_figures_that_share_an_anchor_are_refused(tmp_path: Path) -> None:
    folder, notebooks = _executed(book(tmp_path))
    save(shown(figure("barrierer")), notebooks[2])
    with pytest.raises(InputError, match=r"chapters/data_sharing\.ipynb, cell 3"):
        stage(tmp_path, 2022, notebooks, folder)


def test_what_another_has_written_into_an_executed_notebook_is_not_staged(tmp_path: Path) -> None:
    folder, notebooks = _executed(book(tmp_path))
    written = read(notebooks[1])
    written.cells[0]["source"] = "```{include} /etc/passwd\n```"
    written.cells.append(new_markdown_cell("{{ planted }}"))
    written.metadata["myst"] = {"substitutions": {"planted": "x"}}
    save(written, notebooks[1])
    staged = read(stage(tmp_path, 2022, notebooks, folder) / "chapters" / "ai.ipynb")
    source = read(tmp_path / "chapters" / "ai.ipynb")
    assert [cell.source for cell in staged.cells][:1] == [source.cells[0].source]
    assert "planted" not in str(staged)


def test_what_another_has_laid_into_the_stage_is_gone_and_leads_nowhere(tmp_path: Path) -> None:
    folder, notebooks = _executed(book(tmp_path))
    (tmp_path / "about" / "cite.md").write_text("# Sitere\n", encoding="utf-8")
    staged = stage(tmp_path, 2022, notebooks, folder)
    before = {file: file.stat().st_mtime_ns for file in staged.rglob("*") if file.is_file()}
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(staged / "about")
    (staged / "about").symlink_to(outside)
    (staged / "conf.py").write_text("raise SystemExit", encoding="utf-8")
    assert stage(tmp_path, 2022, notebooks, folder) == staged
    after = {file: file.stat().st_mtime_ns for file in staged.rglob("*") if file.is_file()}
    assert list(outside.iterdir()) == []
    assert after.keys() == before.keys()
    # What was right already has not been touched.
    assert {file for file in after if after[file] != before[file]} == {staged / "about" / "cite.md"}


def test_missing_part_of_the_book_is_named(tmp_path: Path) -> None:
    folder, notebooks = _executed(book(tmp_path))
    shutil.rmtree(tmp_path / "theme")
    with pytest.raises(InputError, match="theme: "):
        stage(tmp_path, 2022, notebooks, folder)


def test_chapter_without_figures_becomes_one_sentence(tmp_path: Path) -> None:
    made = shown(absent("a"), absent("b"), title="Kunstig intelligens")
    result = collapsed(read(save(made, tmp_path / "a.ipynb")), "data_sharing")
    assert [cell.source for cell in result.cells if cell.cell_type == "markdown"] == [
        "# Kunstig intelligens"
    ]
    (found,) = (output for cell in result.cells for output in outputs_of(cell))
    assert 'href="../../forste/kapittel-data-sharing.html"' in found.html
    # Links to the figures land on the sentence.
    assert found.absent == ("kapittel-data-sharing", "a", "b")
    assert all(f' id="{anchor}"' in found.html for anchor in found.absent)


@pytest.mark.parametrize("made", [shown(figure("a"), absent("b")), shown()])
def test_other_chapters_stay_as_they_are(made: object) -> None:
    assert collapsed(made, "ai") is made  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "shown_by", "what"),
    [
        ("text/html", "<script src=a.js></script>", "script"),
        ("text/html", '<meta http-equiv="refresh" content="0">', "meta"),
        ("text/html", "<p onclick=x()>a</p>", "onclick"),
        ("text/markdown", "[a](javascript:x())", "text/markdown"),
        ("text/latex", r"\\href{javascript:x()}{a}", "text/latex"),
        ("image/svg+xml", "<svg><style><script>1</script></style></svg>", "style"),
        ("application/javascript", "alert(1)", "application/javascript"),
    ],
)
def test_what_would_run_or_load_something_is_refused_with_its_cell(
    tmp_path: Path, kind: str, shown_by: str, what: str
) -> None:
    folder, notebooks = _executed(book(tmp_path))
    written = read(notebooks[1])
    place = next(n for n, cell in enumerate(written.cells) if cell.cell_type == "code")
    written.cells[place]["outputs"] = [new_output("display_data", {kind: shown_by})]
    save(written, notebooks[1])
    with pytest.raises(InputError, match=rf"ai\.ipynb, cell {place + 1}: shows '{what}'"):
        stage(tmp_path, 2022, notebooks, folder)


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [
        ("application/x-js", "barrierer.js", "window.sprung = 1"),
        ("application/javascript", "barrierer.js", "window.sprung = 1"),
        ("application/x-page", "barrierer.html", "<script>1</script>"),
        ("image/svg+xml", "barrierer.svg", "<svg><script></script></svg>"),
        ("text/markdown", "barrierer.md", '<script src="barrierer.js"></script>'),
        ("text/csv", "barrierer.csv", "label,value\nx,=1+1\n"),
        ("text/csv", "barrierer.csv", "label;value\nx;=1+1\n"),
        ("text/csv", "barrierer.csv", 'label,value\n"x,1\n'),
    ],
)
@pytest.mark.parametrize("anchored", [True, False])
def test_an_output_cannot_say_of_itself_that_it_is_harmless(
    tmp_path: Path, kind: str, name: str, content: str, anchored: bool
) -> None:
    folder, notebooks = _executed(book(tmp_path))
    made = figure("barrierer")
    del made.data["text/csv"]
    made.data[kind] = content
    told = made.metadata["tilstand"]
    told["files"] = {kind: name}
    if not anchored:
        del told["anchor"]
    save(shown(made), notebooks[1])
    with pytest.raises(InputError, match=r"chapters/ai\.ipynb"):
        stage(tmp_path, 2022, notebooks, folder)


def test_numbers_and_texts_made_inert_may_be_taken_away(tmp_path: Path) -> None:
    folder, notebooks = _executed(book(tmp_path))
    made = figure("barrierer")
    made.data["text/csv"] = "label,value\n'=1+1,-5.5\n'-5,3\n"
    save(shown(made), notebooks[1])
    assert stage(tmp_path, 2022, notebooks, folder).is_dir()


@pytest.mark.parametrize("anchor", ["../../x", ""])
def test_a_figure_without_a_proper_anchor_is_refused(tmp_path: Path, anchor: str) -> None:
    folder, notebooks = _executed(book(tmp_path))
    written = read(notebooks[1])
    cell = next(cell for cell in written.cells if cell.cell_type == "code")
    cell["outputs"] = [figure(anchor)]
    save(written, notebooks[1])
    with pytest.raises(InputError, match=r"chapters/ai\.ipynb: .*--force"):
        stage(tmp_path, 2022, notebooks, folder)


@pytest.mark.parametrize("content", ["{}", "[]", '{"cells": [{}], "nbformat": 4}', "[" * 100_000])
def test_a_spoilt_executed_notebook_is_named(tmp_path: Path, content: str) -> None:
    folder, notebooks = _executed(book(tmp_path))
    notebooks[1].write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"chapters/ai\.ipynb: .*--force"):
        stage(tmp_path, 2022, notebooks, folder)
