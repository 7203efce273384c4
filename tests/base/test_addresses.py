"""An address is one that a browser can follow, and nothing that it would run."""

import pytest

from helpers.base.addresses import is_web_address


@pytest.mark.parametrize(
    "text",
    [
        "http://digdir.no",
        "https://www.digdir.no/rapport.pdf?side=2&x=%20#tall",
        "HTTPS://Digdir.no",
        "https://dåp.no/æøå",
        "https://[2001:db8::1]:8080/",
        "http://localhost:8000/a(b)",
        "https://a-b.c_d.xn--dp-yia.no./",
    ],
)
def test_what_is_an_address(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "digdir.no",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "ftp://digdir.no",
        "mailto:post@digdir.no",
        "//digdir.no",
        "http:digdir.no",
        "http:/digdir.no",
        "https://",
        "https:///sti",
        "https://:80/",
        "https://.",
        "https://-/",
        "https://a..no/",
        "https://-digdir.no/",
        "https://digdir-.no/",
        "https://_/",
        "https://digdir.no:port",
        "https://[::1",
        "https://meg:hemmelig@digdir.no",
        "https://digdir.no@annet.no",
        "https:\\\\digdir.no",
        "https://digdir.no\\annet",
        "https://digdir.no/a b",
        " https://digdir.no",
        "https://digdir.no\n",
        "https://dig\tdir.no",
        "java\nscript:alert(1)",
        "https://digdir.no/\N{NO-BREAK SPACE}",
        "https://digdir.no/\N{RIGHT-TO-LEFT OVERRIDE}",
        "https://digdir.no/\x00",
        'https://digdir.no/"onclick="x',
        "https://digdir.no/<script>",
    ],
)
def test_what_is_none(text: str) -> None:
    assert not is_web_address(text)
