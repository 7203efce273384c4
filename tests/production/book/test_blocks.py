"""What a page may not do is found in the HTML of its cells."""

import pytest

from helpers.production.book.blocks import active


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<script src=a.js>", ("script", "src")),
        ("<SCRIPT>1", ("script",)),
        ('<p>a<svg/onload=x()><a href="b"onclick=y()>', ("onload", "onclick")),
        ("<p\nONCLICK\t=\n'x()'>", ("onclick",)),
        ("<p =x onclick=y>", ("onclick",)),
        ("<p a==x onclick=y>", ("onclick",)),
        ("</p onclick=x>", ("onclick",)),
        ("<style>", ("style",)),
        ("<img src=x>", ("img", "src")),
        (
            "<iframe><object><embed><form><base><link><meta><frame>",
            ("iframe", "object", "embed", "form", "base", "link", "meta", "frame"),
        ),
    ],
)
def test_what_is_active_is_found(html: str, found: tuple[str, ...]) -> None:
    assert active(html) == found


@pytest.mark.parametrize(
    "html",
    [
        "<!--><meta http-equiv=refresh content=0>-->",
        "<!---><script>1</script>-->",
        "<!--x--!><script>1</script>-->",
        "<svg><style><meta http-equiv=refresh content=0></style></svg>",
        "<svg><style><script>1</script></style></svg>",
        "<svg><title><b onclick=x></title></svg>",
        "<![CDATA[x]]>",
        "<?x>",
        "</>",
        # A quotation mark that is never closed takes in what follows on the page.
        '<p a=">',
        "<p a='x",
        # No white space for browsers, so the tag ends at the first bracket.
        '<p a=\x0b"><script>1</script>">',
        "<p a=>",
    ],
)
def test_what_browsers_read_otherwise_is_not_let_through(html: str) -> None:
    assert active(html)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x()",
        "jav&#x09;ascript:x()",
        " JavaScript:x()",
        "data:text/html,x",
        "//example.org",
        "\\\\example.org",
        "&#47;/example.org",
        "https://",
    ],
)
@pytest.mark.parametrize("name", ["href", "xlink:href"])
def test_an_address_that_no_reader_may_be_sent_to(name: str, address: str) -> None:
    assert active(f'<a {name}="{address}">') == (name,)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p style="background:url(https://example.org/a.png)">', "style"),
        ("<p style='background:U&#82;L( #a)'>", "style"),
        (r'<p style="background:\75rl(a.png)">', "style"),
        ("<p style=\"background:image-set('a.png' 1x)\">", "style"),
        ('<svg><rect fill="url(a.svg#b)"/></svg>', "fill"),
        ('<svg><rect clip-path="url(//example.org/a.svg#b)"/></svg>', "clip-path"),
        ('<svg><use href="https://example.org/a.svg#b"/></svg>', "href"),
        ('<svg><use xlink:href="a.svg#b"/></svg>', "xlink:href"),
    ],
)
def test_what_loads_without_a_reader_is_found(html: str, found: str) -> None:
    assert active(html) == (found,)


@pytest.mark.parametrize(
    "html",
    [
        "<p>På onsdag = i dag, sa «on = 3», 1 < 2 <3 </p>",
        '<p title="x onload=y">&lt;script&gt;</p>',
        "<p title='<script>'>",
        "onload",
        '<a href="https://www.digdir.no/a?b=c#d">',
        '<a href="../about/sources.html#x">',
        '<a href="mailto:a@example.org?subject=b">',
        '<p title="url(x) \\ src(x)" style="color: red">',
        '<svg><rect style="fill: url(#h1)" clip-path="url(#p1)"/></svg>',
        '<svg viewBox="0 0 1 1"><use href="#C0_0_a5" x="1"/><path d="M0 0"/></svg>',
    ],
)
def test_text_is_not_active(html: str) -> None:
    assert active(html) == ()
