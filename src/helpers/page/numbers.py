"""Numbers that open: what a reader sees of the figures behind one."""

from collections.abc import Sequence

from markupsafe import Markup

from helpers.base.formats import number
from helpers.base.language import phrase
from helpers.base.units import PERCENTAGE_POINTS, UNITS
from helpers.data import Edition, Observation

from .html import Behind, Link, opening
from .labels import cautions, label, name, when, written_in_full
from .places import address_of, source_address

NOT_STATED = phrase("ikke oppgitt i kilden")
# Of counts, ranks and targets, which are no shares of answers.
NO_ANSWERS = phrase("gjelder ikke")


def opens(
    edition: Edition, text: str, observations: Sequence[Observation], reckoning: str = ""
) -> Markup:
    """Return a number that opens to the figures that it follows from.

    Parameters
    ----------
    edition : Edition
    text : str
        The number as it is written.
    observations : sequence of Observation
        At least one; the link leads to the figure of the first.
    reckoning : str
        How the number follows from several.
    """
    href = address_of(observations[0].indicator)
    return opening(text, href, [behind(edition, o) for o in observations], reckoning)


def behind(edition: Edition, observation: Observation) -> Behind:
    """Say whose a figure is, which answers are counted, when, of how many, and where it stands."""
    _ = edition.translate
    scale = observation.indicator.scale
    return Behind(
        what=edition.text(observation.indicator, "label"),
        value=written_in_full(edition, observation),
        facts=(
            (_("Hvem"), name(edition, observation, ["population", "group"])),
            *(
                ((_("Svar talt"), f"«{label(edition, observation, 'category')}»"),)
                if observation.category
                else ()
            ),
            *(((_("Svarskala"), edition.label("scale", scale)),) if scale != "none" else ()),
            (_("År"), when(edition, observation)),
            *(
                ((_("Forbehold"), caution),)
                if (caution := cautions(edition, [observation]))
                else ()
            ),
            *_base(edition, observation),
            *((_("Kilde"), source) for source in _sources(edition, observation)),
        ),
    )


def base(edition: Edition, observation: Observation) -> str:
    """Write how many answers stand behind a figure; that it is not stated, or not to be told."""
    _ = edition.translate
    if observation.n is not None:
        return number(observation.n, edition.language)
    if observation.value is None:
        return _("skjult")
    shares = UNITS[observation.indicator.unit].size == PERCENTAGE_POINTS
    if shares and observation.indicator.kind in ("measured", "growth"):
        return _(NOT_STATED)
    return _(NO_ANSWERS)


def _base(edition: Edition, observation: Observation) -> tuple[tuple[str, str], ...]:
    written = base(edition, observation)
    # Of what is no share of answers, silence says as much.
    if written == edition.translate(NO_ANSWERS):
        return ()
    return ((edition.translate("Antall svar"), written),)


def _sources(edition: Edition, observation: Observation) -> list[Link]:
    return [
        Link(
            f"{source.title} ({source.publisher}, {source.edition}), «{c.locator}»",
            source_address(c.source),
        )
        for c in observation.citations
        for source in [edition.sources[c.source]]
    ]
