"""Our own templates reach no code, even where text from elsewhere had become one."""

from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from helpers.base.templates import templates

SOURCE = Path(__file__).parents[2] / "src"
FOLDERS = sorted(folder.parent for folder in SOURCE.rglob("templates") if folder.is_dir())
PACKAGES = [".".join(folder.relative_to(SOURCE).parts) for folder in FOLDERS]


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize(
    "reaching",
    [
        "{{ ().__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.getcwd() }}",
        "{{ ''.format.__globals__ }}",
        "{{ '{0.__class__.__mro__}'.format(()) }}",
    ],
)
def test_a_template_reaches_no_code(package: str, reaching: str) -> None:
    with pytest.raises(SecurityError):
        templates(package).from_string(reaching).render()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_template_escapes_what_it_is_given(package: str) -> None:
    page = templates(package).from_string("<b>{{ text }}</b>")
    assert page.render(text="<i>{{ 7 * 7 }}") == "<b>&lt;i&gt;{{ 7 * 7 }}</b>"
