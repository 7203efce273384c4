"""Sentences filled from the data: what they say, and when they are left out."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from helpers.base.errors import InputError, UsageError
from helpers.data import Edition, open_edition
from helpers.page.figures import standing_out
from helpers.page.prose import Prose, commentary, require_commentary, say, words
from library import ROOT
from small import edition, indicator, observed, write

TRUST = {"category": "some_or_high"}
TABLES = {
    "indicators": [
        indicator("use", label_nb="Bruker KI"),
        indicator("plans", label_nb="KI-planer"),
        indicator("trust", label_nb="Tillit"),
        indicator("distrust", better="lower"),
        indicator("place", unit="rank", better="lower", scale="none"),
        indicator("sets", unit="count", scale="none"),
        indicator("later"),
        indicator("coming"),
    ],
    "observations": [
        observed("use", 2024, 31),
        observed("use", 2022, 25),
        observed("plans", 2024, 45, population="state"),
        observed("plans", 2024, 11, population="municipality"),
        observed("trust", 2022, 47, source="s2022", **TRUST),
        observed("trust", 2021, 50, source="s2021", **TRUST),
        observed("distrust", 2024, 20),
        observed("distrust", 2022, 15),
        observed("place", 2024, 13, category="", population="country", rank_of=34),
        observed("place", 2022, 29, category="", population="country", rank_of=34),
        observed("sets", 2024, 1659, category="", population="catalogue"),
        observed("later", 2024, 33, precision="about", printed="En tredjedel"),
        observed("later", 2022, 30),
    ],
}


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    return edition(tmp_path, **TABLES)


NUMBER = re.compile(r'<a class="dt-number"[^>]*>(.*?)</a>')


def plain(text: str | None) -> str | None:
    """Return what readers see, without what numbers open to."""
    return NUMBER.sub(r"\1", str(text)).replace("\xa0", " ") if text else text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("{use} bruker KI.", "31 prosent bruker KI."),
        ("{use@2022} brukte KI.", "25 prosent brukte KI."),
        ("{use} {use|answers}.", "31 prosent i stor eller svært stor grad."),
        ("{use|change} siden {use|before_year}.", "Opp 6 prosentpoeng siden 2022."),
        ("{use|before} i {use|before_year}.", "25 prosent i 2022."),
        ("{use|label} i {use|year}.", "Bruker KI i 2024."),
        ("Det gjelder {use|label}.", "Det gjelder bruker KI."),
        # A name that begins with an abbreviation keeps its capitals.
        ("Det gjelder {plans/state|label}.", "Det gjelder KI-planer."),
        ("Blant {plans/state|population}.", "Blant statlige virksomheter."),
        ("Norge er på {place}, {place|change}.", "Norge er på 13. plass, opp 16 plasser."),
        ("{place|judgement}", "En endring til det bedre"),
        ("{distrust|change}, {distrust|judgement}", "Opp 5 prosentpoeng, en endring til det verre"),
        ("{sets} datasett.", "1 659 datasett."),
        ("{later|printed} venter.", "En tredjedel venter."),
        ("Av dem {later|printed}.", "Av dem en tredjedel."),
        ("{later} venter.", "Omtrent 33 prosent venter."),
        (
            "{plans/municipality|compared plans/state}",
            "34 prosentpoeng lavere",
        ),
        ("{plans/state|compared plans/municipality}", "34 prosentpoeng høyere"),
    ],
)
def test_references_are_filled(known: Edition, sentence: str, expected: str) -> None:
    assert plain(words(known, sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "{coming} bruker KI.",
        # No figure before, none that can be compared, none with a bound that is known.
        "{sets} datasett, {sets|change}.",
        "{later}, {later|change}.",
        "{use|compared later}",
        "{use} og {coming}.",
        "Flest tror på {largest|label}.",
    ],
)
def test_a_sentence_with_a_hole_is_left_out(known: Edition, sentence: str) -> None:
    assert words(known, sentence, largest=None) is None


@pytest.mark.parametrize(
    "sentence", ["{use} bruker KI.", "{use@2024}", "{plans/state}", "{trust} og {use}"]
)
def test_a_sentence_on_what_a_later_edition_has_is_left_out(known: Edition, sentence: str) -> None:
    older = open_edition(2022, root=known.root)
    assert say(older, sentence).html() == ""


@pytest.mark.parametrize("year", [2021, 2024])
@pytest.mark.parametrize(
    ("sentence", "reference"),
    [
        ("{use@1931} X.\n{use} Y.", "use@1931"),
        ("{use/business} bruker KI.", "use/business"),
        ("{use/citizens|change}", "use/citizens"),
        ("{use//agree}", "use//agree"),
        ("{use/all:large_bodies}", "use/all:large_bodies"),
        ("{plans/state@2022}", "plans/state@2022"),
        ("{plans/state|compared plans/citizens}", "plans/citizens"),
        ("{coming@2024}", "coming@2024"),
    ],
)
def test_a_figure_that_no_edition_has_is_an_error(
    tmp_path: Path, year: int, sentence: str, reference: str
) -> None:
    codes = ROOT.joinpath("data/codes.csv").read_text(encoding="utf-8")
    found = edition(tmp_path, **TABLES)
    codes += "group,large_bodies,99,Store,Large\n"
    (found.root / "data/codes.csv").write_text(codes, encoding="utf-8")
    found = open_edition(year, root=found.root)
    with pytest.raises(UsageError, match=rf"{{{reference}}} is in no edition\. The figures of"):
        say(found, sentence)


def test_a_sentence_leaves_nothing_in_editions_before_its_first(known: Edition) -> None:
    older = open_edition(2022, root=known.root)
    assert say(older, "{trust} venter.", first_edition=2024) == Prose("")
    assert say(older, "{trust} venter.", first_edition=2022).plain() != ""
    assert say(known, "{trust} venter.", first_edition=2024).plain() != ""


def test_sentences_make_paragraphs_and_those_left_out_leave_no_trace(known: Edition) -> None:
    text = """
    {use} bruker KI.
    {coming} bruker KI.
    {plans/state} har planer.

    {coming} bruker KI.

    {sets} datasett.
    """
    assert plain(say(known, text).plain()) == (
        "31 prosent bruker KI. 45 prosent har planer.\n\n1 659 datasett."
    )
    assert say(known, "{coming} bruker KI.").html() == ""


def test_a_figure_of_an_older_year_says_its_year(known: Edition) -> None:
    assert plain(words(known, "{trust} har tillit.")) == "47 prosent (2022) har tillit."
    assert plain(words(known, "{trust} i {trust|year}.")) == "47 prosent i 2022."
    assert plain(words(known, "{trust@2021} da.")) == "50 prosent da."
    # The year of the figure before, or of another figure, is not this one's.
    assert plain(words(known, "{trust}, {trust|change} siden {trust|before_year}.")) == (
        "47 prosent (2022), ned 3 prosentpoeng siden 2021."
    )
    assert plain(words(known, "{trust}, mot {use@2022}.")) == ("47 prosent (2022), mot 25 prosent.")


def test_figures_of_different_years_or_answers_are_not_compared(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("use"), indicator("sets", unit="count")],
        observations=[
            observed("use", 2024, 31, population="state"),
            observed("use", 2022, 25, population="municipality"),
            observed("use", 2024, 20, population="business", category="agree"),
            observed("use", 2024, 20, population="citizens", precision="about"),
            observed("sets", 2024, 20),
        ],
    )
    for other in ("use/municipality", "use/business", "use/citizens", "sets"):
        assert words(found, f"{{use/state|compared {other}}}") is None, other


def test_in_the_edition_of_its_own_year_it_does_not(tmp_path: Path) -> None:
    older = edition(tmp_path, 2022, **TABLES)
    assert plain(words(older, "{trust} har tillit.")) == "47 prosent har tillit."
    assert words(older, "{use} bruker KI.") is None


def test_facts_found_by_a_calculation_can_be_named(known: Edition) -> None:
    plans = known.select(["plans"])
    said = say(known, "Høyest: {largest|population}, {largest}.", **standing_out(known, plans))
    assert plain(said.plain()) == "Høyest: statlige virksomheter, 45 prosent."


def test_the_nearest_fact_is_named_where_one_is_misspelt(known: Edition) -> None:
    with pytest.raises(UsageError, match=r"'larges'. Did you mean 'largest'.* gap_high"):
        say(known, "{larges|label}.", **standing_out(known, known.select(["plans"])))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{uses} bruker KI.", "no indicator 'uses'.*Did you mean 'use'"),
        ("{use|size} bruker KI.", "no form 'size'. Expected one of .*change.*compared"),
        ("{use|valeu} bruker KI.", "no form 'valeu'. Did you mean 'value'"),
        ("{plans/stat} har planer.", "no population 'stat'.*Did you mean 'state'"),
        ("{use//gree} er enige.", "no category 'gree'.*Did you mean 'agree'"),
        ("{use/all:old} bruker KI.", "no group 'old'.*Expected one of age_16_79"),
        ("{plans} har planer.", "fits 2 series; say which of {plans/municipality/.*{plans/state/"),
        ("{Use} bruker KI.", "no indicator 'Use'.*Did you mean 'use'"),
        (
            "{use/a/b/c} bruker.",
            "is no reference; expected indicator/population:group/answers@year",
        ),
        ("{plans/state|compared} mer.", "needs a second reference"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(known: Edition, line: str, message: str) -> None:
    with pytest.raises(UsageError, match=rf"line 3: .*{message}"):
        say(known, f"\nEn setning.\n\n{line}\n")


def test_the_whole_is_meant_where_it_is_beside_its_parts(tmp_path: Path) -> None:
    shares = (("all", 4), ("state", 5), ("municipality", 3))
    observations = [observed("use", 2024, value, population=who) for who, value in shares]
    found = edition(tmp_path, indicators=[indicator("use")], observations=observations)
    assert plain(say(found, "{use} og {use/state}").plain()) == "4 prosent og 5 prosent"


def test_commentary_is_filled_like_all_prose(tmp_path: Path) -> None:
    found = edition(tmp_path, **TABLES)
    assert commentary(found, "ai").html() == ""
    file = tmp_path / "data" / "commentary" / "2024" / "ai.md"
    file.parent.mkdir(parents=True)
    file.write_text("{use} bruker KI.\n", encoding="utf-8")
    assert plain(commentary(found, "ai").plain()) == "31 prosent bruker KI."
    assert commentary(found, "overview").html() == ""


def test_what_is_wrong_in_commentary_is_named_with_file_and_line(tmp_path: Path) -> None:
    found = edition(tmp_path, **TABLES)
    file = tmp_path / "data" / "commentary" / "2024" / "ai.md"
    file.parent.mkdir(parents=True)
    file.write_text("{use} bruker KI.\n{us} bruker KI.\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"^data/commentary/2024/ai\.md, line 2: .*'us'"):
        commentary(found, "ai")


def test_an_empty_text_shows_nothing(known: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    say(known, "{coming} bruker KI.")._ipython_display_()
    assert capsys.readouterr().out == ""
    say(known, "{use} bruker KI.")._ipython_display_()
    assert "31" in capsys.readouterr().out


def test_changes_that_are_bounds_or_nothing(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[
            indicator("a"),
            indicator("b"),
            indicator("c", better="neither"),
            indicator("d"),
        ],
        observations=[
            observed("a", 2022, 50, precision="just_below"),
            observed("a", 2024, 60),
            observed("b", 2022, 50),
            observed("b", 2024, 50),
            observed("c", 2022, 50),
            observed("c", 2024, 51),
            observed("d", 2022, 50),
            observed("d", 2024, 51),
        ],
    )
    assert plain(words(found, "{a|change}")) == "Opp mer enn 10 prosentpoeng"
    assert plain(words(found, "{b|change}")) == "Uendret"
    assert plain(words(found, "{b|compared c}")) == "1 prosentpoeng lavere"
    assert plain(words(found, "{b|compared b}")) == "Like høyt"
    assert plain(words(found, "{d|change}, {d|judgement}")) == (
        "Opp 1 prosentpoeng, for lite til å regnes som en endring"
    )
    assert plain(words(found, "{c|judgement}")) == (
        "En endring som verken er god eller dårlig i seg selv"
    )


def test_prose_does_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    turned = TABLES | {"observations": TABLES["observations"][::-1]}
    text = "{use}, {use|change}. {plans/state} mot {plans/municipality}."
    one, other = (write(tmp_path / name, **t) for name, t in (("a", TABLES), ("b", turned)))
    assert words(open_edition(2024, root=one), text) == words(open_edition(2024, root=other), text)


@pytest.mark.parametrize(
    "line",
    [
        "{use | value",
        "{use av dem",
        "use} av dem",
        "{{navn}}",
        "{use|value|year}",
        "{}",
        "{|year}",
        "{use|}",
        "{use\u2028}",
        "{" + " " * 20_000,
        "{a|b" + " " * 20_000 + "c" + " " * 20_000,
    ],
)
def test_a_brace_that_is_no_whole_place_is_an_error_with_its_line(
    known: Edition, line: str
) -> None:
    with pytest.raises(UsageError, match=r"line 2: .*(no whole place|no reference)"):
        say(known, f"En setning.\n{line}\n")
    with pytest.raises(UsageError, match=r"no whole place|no reference"):
        words(known, line)


def test_all_faults_of_a_template_are_told_at_once(known: Edition) -> None:
    with pytest.raises(UsageError) as told:
        say(known, "{us} en.\n\n- {use|size}\n- {use} to\n\n[her](javascript:alert(1))\n")
    lines = str(told.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == ["line 1", "line 3", "line 6"]


def test_places_may_hold_spaces(known: Edition) -> None:
    assert plain(words(known, "{ use | change } siden { use|before_year }")) == (
        "Opp 6 prosentpoeng siden 2022"
    )


def test_each_number_of_a_sentence_says_its_year_unless_the_sentence_does(known: Edition) -> None:
    said = words(known, "{use} i {use|year}, og {trust} har tillit.")
    assert plain(said) == "31 prosent i 2024, og 47 prosent (2022) har tillit."


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("En *liten* og **stor** sak.", "<p>En <em>liten</em> og <strong>stor</strong> sak.</p>"),
        ("- {use}\n- to", "<ul><li>31 prosent</li>\n<li>To</li></ul>"),
        ("1. en\n2. to", "<ol><li>En</li>\n<li>To</li></ol>"),
        ("[Digdir](https://digdir.no/)", '<p><a href="https://digdir.no/">Digdir</a></p>'),
        ("[figuren](ai.html#ki-bruk)", '<p><a href="ai.html#ki-bruk">Figuren</a></p>'),
        # All else is text.
        ("<b>a</b> & `b` $c$", "<p>&lt;b&gt;a&lt;/b&gt; &amp; `b` $c$</p>"),
        ("! [a](https://x.no/a)", '<p>! <a href="https://x.no/a">a</a></p>'),
        (r"\![a](https://x.no/a)", '<p>!<a href="https://x.no/a">a</a></p>'),
        ("eInnsyn\n*iPhone* og\nhvem", "<p>eInnsyn <em>iPhone</em> og Hvem</p>"),
        ("# Ikke\n```python", "<p># Ikke ```python</p>"),
        (r"\{navn\} \*a\*", "<p>{navn} *a*</p>"),
        ("&lt; <https://x.no>", "<p>&amp;lt; &lt;https://x.no&gt;</p>"),
    ],
)
def test_markdown_is_a_small_set_and_all_else_is_text(known: Edition, text: str, html: str) -> None:
    assert plain(say(known, text).html()) == html


@pytest.mark.parametrize(
    "address",
    [
        "https://x.no/{use}",
        "https://x.no/{use",
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.no",
        "http:x",
        "/etc/passwd",
        "file:///x",
    ],
)
def test_links_lead_to_the_web_or_into_the_book(known: Edition, address: str) -> None:
    with pytest.raises(UsageError, match=r"line 2: .*is no address to link to"):
        say(known, f"En setning.\n[her]({address})")


def test_a_sentence_left_out_of_a_list_takes_its_line_with_it(known: Edition) -> None:
    assert say(known, "- {coming}\n- {sets|change}").html() == ""
    assert say(known, "- {coming}\n- to").plain() == "To"


def test_text_from_data_is_never_markdown_or_html(tmp_path: Path) -> None:
    text = "<script>x</script> *a* [b](https://c.no) {d} {{ e }} $f$ & `g`"
    found = edition(
        tmp_path,
        indicators=[indicator("use", label_nb=f"KI {text}")],
        observations=[observed("use", 2024, 31, printed=text, precision="about")],
    )
    shown = NUMBER.sub(r"\1", str(say(found, "*Det* er {use|label}.\n{use|printed}.").html()))
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown == f"<p><em>Det</em> er KI {safe}. {safe}.</p>"
    title = words(found, "Om {use|label}")
    assert title == f"Om KI {safe}"
    assert Markup(title).unescape() == f"Om KI {text}"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("2024/aii.md", "x", "no page shows a commentary on 'aii'.*Did you mean 'ai'"),
        ("２０２４/ai.md", "x", "there is no edition ２０２４"),
        ("2024/ai.md", "{ai_use@٢٠٢٤} da.", "row 1: .*is no reference"),
        ("2024/ai.md", "En {ai_use\nto}.", "row 1: .*no whole place"),
        ("2024/ai.md", "*" * 3000 + "a" + "*" * 3000, "row 1: .*too deep"),
        ("2024/ai.md", '[a](https://x.no "b")', "row 1: .*has a title"),
        ("2024/ai.md", "En.\n*![a](https://x.no)*", "row 2: a text shows no picture"),
        ("2024/ai.md", "*a " * 7_000, "row 1: the text is too long: it has 21000 signs"),
        ("2024/ai.md", "En.\n[a](aii.html#x)", "row 2: .*no page 'aii.html'.*mean 'ai.html'"),
        ("2024/ai.md", "[a](about/method.html)", "row 1: .*Did you mean '../about/method.html'"),
        ("2024/index.md", "[a](ai.html)", "row 1: .*no page 'ai.html'"),
        ("2024/ai.md", "En.\n[](https://x.no)", "row 2: the link to .* has no text"),
        ("2024/ai.md", "[a](ai.html) [ \u00a0](https://x.no)", "row 1: .* has no text"),
        ("2024/ai.md", "[a](../../../x.html)", "row 1: .*no page '../../../x.html'"),
        ("2024/ai.md", "[a](../../2019/chapters/ai.html)", "row 1: .*no page '../../2019"),
        ("2024/ai.md", "[a](../../2022/chapters/a.html)", "row 1: .*mean '../../2022/chapters/ai"),
        ("2024/index.md", "[a](../2022/ai.html)", "row 1: .*no page '../2022/ai.html'"),
        ("2020/ai.md", "x", "there is no edition 2020; expected one of 2021, 2022, 2023, 2024"),
        ("2024/ai.md", "En.\n{ai_use av dem", "row 2: .*no whole place"),
        ("2021/ai.md", "{ai_use} nå.", "row 1: .*nothing to say in the edition 2021"),
        ("2024/ai.md", "{ai_use@2019} da.", "row 1: .*is in no edition"),
        ("2024/ai.md", "{ai_use//agree} nå.", "row 1: .*is in no edition"),
        ("2024/ai.md", "{ai_usage} nå.", "row 1: .*no indicator 'ai_usage'"),
    ],
)
def test_what_would_vanish_of_a_commentary_is_found_by_check(
    project: Path, name: str, text: str, message: str
) -> None:
    (project / "chapters").mkdir()
    (project / "chapters" / "ai.ipynb").touch()
    file = project / "data" / "commentary" / name
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"data/commentary/{name}.*({message})"):
        require_commentary(project)


def test_links_of_a_commentary_lead_to_pages_that_there_are(project: Path) -> None:
    (project / "chapters").mkdir()
    (project / "index.ipynb").touch()
    (project / "chapters" / "ai.ipynb").touch()
    folder = project / "data" / "commentary" / "2024"
    folder.mkdir(parents=True)
    links = {
        "ai": (
            "#ki",
            "ai.html#ki",
            "../index.html",
            "../about/method.html",
            "../../2022/chapters/ai.html",
        ),
        "index": (
            "../2022/index.html",
            "chapters/ai.html",
            "about/method.html#x",
            "search.html",
            "https://x.no/aii",
        ),
    }
    for topic, hrefs in links.items():
        text = "\n".join(f"[a]({href})" for href in hrefs)
        (folder / f"{topic}.md").write_text(text, encoding="utf-8")
    require_commentary(project)


def test_a_commentary_that_is_no_file_is_named(project: Path) -> None:
    folder = project / "data" / "commentary" / "2024"
    (folder / "index.md").mkdir(parents=True)
    with pytest.raises(InputError, match=r"data/commentary/2024/index\.md: is no file"):
        require_commentary(project)


def test_a_number_opens_to_what_it_follows_from(known: Edition) -> None:
    html = say(known, "{use}, {use|change}: {plans/state|compared plans/municipality}.").html()
    links = BeautifulSoup(html, "html.parser").find_all("a")
    kept = [json.loads(link["data-behind"]) for link in links]
    assert [link["href"] for link in links] == [
        "../chapters/ai.html#use",
        "../chapters/ai.html#use",
        "../chapters/ai.html#plans",
    ]
    assert [[one["value"] for one in each["of"]] for each in kept] == [
        ["31\xa0%"],
        ["31\xa0%", "25\xa0%"],
        ["45\xa0%", "11\xa0%"],
    ]
    assert [each.get("sum") for each in kept] == [
        None,
        "31 − 25 = 6\xa0prosentpoeng",
        "45 − 11 = 34\xa0prosentpoeng",
    ]
    facts = {label: value for label, value, *_ in kept[2]["of"][1]["facts"]}
    assert facts["Hvem"] == "Kommuner"
    assert facts["År"] == "2024"
    assert facts["Antall svar"] == "ikke oppgitt i kilden"
    assert "Undersøkelsen" in facts["Kilde"]


def test_a_number_in_a_link_does_not_open(known: Edition) -> None:
    html = say(known, "[Hele {use} bruker KI](ai.html).").html()
    (link,) = BeautifulSoup(html, "html.parser").find_all("a")
    assert link.get_text().replace("\xa0", " ") == "Hele 31 prosent bruker KI"
