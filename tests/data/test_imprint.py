"""Who answers for the book: stated in one place, and no example taken for it."""

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from helpers.data import open_edition
from helpers.data.imprint import EXAMPLE_CONTACT, Imprint, imprint
from library import ROOT
from signed import sign
from small import write

ALL = Imprint("Etaten", "Kari Nordmann", "post@etaten.no")
# What else could hold a second copy.
ELSEWHERE = ("*.md", "*.cff", "*.toml", "_*.yml", "LICENSE*", "about/cite.md", "theme/templates/*")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


def stated(root: Path, *contributors: dict[str, object]) -> Path:
    return sign(write(root), contributors)


def test_each_role_is_found(tmp_path: Path) -> None:
    root = stated(
        tmp_path,
        {"title": "Etaten", "roles": ["publisher"]},
        {"title": " Kari\n Nordmann ", "roles": ["editor"]},
        {"title": "Redaksjonen", "email": "post@etaten.no", "roles": ["contact"]},
    )
    assert imprint(root) == ALL
    assert imprint(root).lacking == ()
    assert open_edition(2024, root=root).contact == "post@etaten.no"


def test_one_may_have_several_roles(tmp_path: Path) -> None:
    both = {"title": "Etaten", "email": "post@etaten.no", "roles": ["publisher", "contact"]}
    root = stated(tmp_path, {"title": "", "roles": ["publisher"]}, {"title": "X"}, both)
    assert imprint(root) == Imprint("Etaten", "", "post@etaten.no")
    assert imprint(root).lacking == ("editor",)


@pytest.mark.parametrize(
    "address",
    ["", EXAMPLE_CONTACT, "A@B.EXAMPLE", "etaten.no", "a@b", "a b@etaten.no", "a@b.no?cc=c@d.no"],
)
def test_what_leads_nowhere_is_no_contact(tmp_path: Path, address: str) -> None:
    root = stated(tmp_path, {"title": "X", "email": address, "roles": ["contact"]})
    assert imprint(root).lacking == ("publisher", "editor", "contact")
    assert open_edition(2024, root=root).contact == EXAMPLE_CONTACT


@pytest.mark.parametrize("spoilt", [None, {}, "Etaten", [], ["Etaten", 3, {"roles": "editor"}]])
def test_what_has_another_form_states_nothing(tmp_path: Path, spoilt: object) -> None:
    root = sign(write(tmp_path))
    file = root / "data/datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8")) | {"contributors": spoilt}
    file.write_text(json.dumps(package), encoding="utf-8")
    assert imprint(root) == Imprint()


def test_the_project_says_it_in_one_place_alone() -> None:
    said = set(filter(None, asdict(imprint(ROOT)).values()))
    for pattern in ELSEWHERE:
        for file in filter(Path.is_file, ROOT.glob(pattern)):
            text = file.read_text(encoding="utf-8")
            assert not {part for part in said if part in text}, file
            assert MAIL.findall(text) == [], file
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert not {"publisher", "contact", "date-released"} & {*citation}
