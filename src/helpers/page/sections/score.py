"""Can the development of the goals be reckoned? The arithmetic, beside what the source says."""

from helpers.analysis.changes import FLAT, Change
from helpers.analysis.score import (
    METHOD_SOURCE,
    NEGATIVE_TO,
    POINTS,
    POSITIVE_FROM,
    THRESHOLDS,
    GoalScore,
    KeyFigureScore,
    agreeing,
    score_goals,
)
from helpers.base.formats import number
from helpers.base.language import phrase
from helpers.base.units import PERCENTAGE_POINTS, UNITS
from helpers.data import Edition
from helpers.page.figures.absence import Lacking, absent
from helpers.page.html import Folded, Link, Table
from helpers.page.labels import label, name, when
from helpers.page.prose import Prose
from helpers.page.prose.forms import moved

_UNSCORED = {
    "no_earlier": phrase("ingen poeng: ingen tidligere tall"),
    "neutral": phrase("ingen poeng: ingen retning er bedre"),
    "unknown": phrase("ingen poeng: endringen er ikke kjent"),
    "counted": phrase("ingen poeng: talt med i en annen vurdering av målet"),
}
_METHOD = (
    phrase(
        "Regnestykket er et hjelpemiddel for vurderingen, ikke en vurdering. "
        "Et nøkkeltall får {good} poeng for en utvikling til det bedre, {flat} for en flat "
        "utvikling og {bad} for en utvikling til det verre. "
        "Målet får gjennomsnittet av nøkkeltallene sine, og alle teller likt. "
        "Et nøkkeltall uten et tidligere tall får ingen poeng, og det står da i tabellen. "
        "Nivået får ingen poeng: et mål kan ligge høyt uten at tallene går opp. "
        "Derfor foreslår regnestykket en utvikling, og den holdes mot utviklingen som kilden "
        "oppgir, ikke mot statusen. "
        "Et nøkkeltall som flere kilder trekker frem for samme mål og år, teller én gang."
    ),
    phrase(
        "En utvikling er flat når endringen er høyst {threshold} prosentpoeng. "
        "For plasseringer regnes den i plasser per hundre land, for antall og poengsummer i "
        "prosent av tallet før, så den samme grensen kan gjelde for alle. "
        "Én plass er mer enn grensen der det er færre enn hundre land: plasser er ikke "
        "avrundet. "
        "Grensen er satt slik fordi kildene oppgir hele prosent: en endring på ett "
        "prosentpoeng kan være lite annet enn avrunding. "
        "Der kilden ikke oppgir hvor mange som har svart, gir tallene ikke grunnlag for en annen "
        "grense. Den siste tabellen viser hva andre grenser gir."
    ),
    phrase(
        "{positive_from} poeng og mer er «{positive}», {negative_to} og mindre er «{negative}», "
        "og mellom dem ligger «{flat_development}». "
        "Grensene er de som Digdir har publisert for 2024, der de skiller nivåer. "
        "Ellers er Digdirs metode for 2024 en annen: der får hver indikator fra {least} til "
        "{most} poeng, og indikatorene vektes sammen til mål. "
        "Utviklingen ved siden av forslaget er kildens egen, slik den er trykt."
    ),
)


def how_scored(edition: Edition) -> Prose:
    """Explain the arithmetic, its thresholds and its limits.

    Examples
    --------
    >>> from helpers.data import open_edition
    >>> edition = open_edition(2024)
    >>> shown = how_scored(edition)
    """
    _ = edition.translate
    values = {
        **{judgement: str(points) for judgement, points in POINTS.items()},
        "threshold": number(FLAT, edition.language),
        "positive_from": number(POSITIVE_FROM, edition.language),
        "negative_to": number(NEGATIVE_TO, edition.language),
        **{code: edition.label("development", code) for code in ("positive", "negative")},
        "flat_development": edition.label("development", "flat"),
        "least": str(min(POINTS.values())),
        "most": str(max(POINTS.values())),
    }
    said = [_(paragraph).format(**values) for paragraph in _METHOD]
    if METHOD_SOURCE in edition.sources:
        source = edition.sources[METHOD_SOURCE]
        said.append(_("Metoden: «{}» ({}).").format(source.title, source.publisher))
    return Prose("\n\n".join(said))


def score_board(edition: Edition) -> Table | Lacking:
    """Show score, suggested development and the source's own for each goal.

    Examples
    --------
    >>> from helpers.data import open_edition
    >>> edition = open_edition(2024)
    >>> shown = score_board(edition)
    """
    _ = edition.translate
    scores = score_goals(edition)
    if not scores:
        return absent(edition, "status-i-poeng", _("utviklingen for målene"), score_goals)
    return Table(
        caption=_("Utvikling regnet ut av nøkkeltallene, ved siden av den som kilden oppgir"),
        headings=(
            _("Mål"),
            _("Regnestykke"),
            _("Poeng"),
            _("Forslag til utvikling"),
            _("Kildens utvikling"),
        ),
        rows=tuple(
            (
                _goal(edition, score),
                _arithmetic(edition, score),
                _written(edition, score),
                _development(edition, score.suggested) if score.suggested else "–",
                _printed(edition, score),
            )
            for score in scores
        ),
        language=edition.language,
    )


def key_figure_points(edition: Edition) -> Folded | Lacking:
    """Show every key figure with its change, the size of it and its points.

    Examples
    --------
    >>> from helpers.data import open_edition
    >>> edition = open_edition(2024)
    >>> shown = key_figure_points(edition)
    """
    _ = edition.translate
    rows = [
        (
            f"{_heading(edition, score)}: {name(edition, figure.observation, ['indicator'])}. "
            f"{label(edition, figure.observation, 'population')}",
            _moved(edition, figure.change),
            _size(edition, figure),
            str(figure.points) if figure.points else _(_UNSCORED[figure.unscored or "unknown"]),
        )
        for score in score_goals(edition)
        for figure in score.figures
    ]
    if not rows:
        about = _("nøkkeltall for målene")
        return absent(edition, "poeng-per-nokkeltall", about, _has_key_figures)
    table = Table(
        caption=_("Poengene for hvert nøkkeltall, etter endringen siden tallet før"),
        headings=(_("Nøkkeltall"), _("Endring"), _("Størrelse"), _("Poeng")),
        rows=tuple(rows),
        language=edition.language,
    )
    return Folded(_("Vis poengene for hvert nøkkeltall"), table, edition.language)


def score_by_threshold(edition: Edition) -> Table | Lacking:
    """Show how the suggested development moves with what counts as a flat one.

    Examples
    --------
    >>> from helpers.data import open_edition
    >>> edition = open_edition(2024)
    >>> shown = score_by_threshold(edition)
    """
    _ = edition.translate
    columns = [score_goals(edition, flat) for flat in THRESHOLDS]
    if not columns[0]:
        return absent(edition, "status-og-grense", _("utviklingen for målene"), score_goals)
    agreed = _("{} av {}")
    rows = [
        (
            _("{goal}. Kilden: {development}").format(
                goal=_heading(edition, found[0]),
                development=_development(edition, found[0].development),
            ),
            *(_suggested(edition, score) for score in found),
        )
        for found in zip(*columns, strict=True)
    ]
    return Table(
        caption=_(
            "Forslag til utvikling etter grensen for flat utvikling: prosentpoeng for andeler, "
            "plasser per hundre land, og prosent av tallet før. Boken bruker {}."
        ).format(number(FLAT, edition.language)),
        headings=(
            _("Mål"),
            *(_("Høyst {}").format(number(flat, edition.language)) for flat in THRESHOLDS),
        ),
        rows=(
            *rows,
            (
                _("Samme utvikling som kilden"),
                *(agreed.format(*agreeing(found)) for found in columns),
            ),
        ),
        language=edition.language,
    )


def _has_key_figures(edition: Edition) -> bool:
    return any(score.figures for score in score_goals(edition))


def _heading(edition: Edition, score: GoalScore) -> str:
    goal = next(row for row in edition.rows("goals") if row["goal"] == score.goal)
    return edition.translate("Mål {goal} ({year})").format(goal=goal["order"], year=score.year)


def _goal(edition: Edition, score: GoalScore) -> Link:
    return Link(_heading(edition, score), f"#{score.goal.replace('_', '-')}")


def _arithmetic(edition: Edition, score: GoalScore) -> str:
    points = [str(points) for points in score.points]
    left_out = len(score.figures) - len(points)
    words = [f"({' + '.join(points)}) / {len(points)}"] if points else []
    words += [edition.translate("{} uten poeng").format(left_out)] if left_out else []
    return ", ".join(words) or "–"


def _written(edition: Edition, score: GoalScore) -> str:
    return "–" if score.score is None else number(score.score, edition.language)


def _development(edition: Edition, code: str | None) -> str:
    return edition.label("development", code) if code else edition.translate("ikke oppgitt")


def _suggested(edition: Edition, score: GoalScore) -> str:
    if score.suggested is None:
        return "–"
    return f"{_written(edition, score)}, {_development(edition, score.suggested)}"


def _printed(edition: Edition, score: GoalScore) -> str:
    publisher = edition.sources[score.source].publisher
    said = _development(edition, score.development)
    return f"{said} ({publisher}). {score.note}".removesuffix(". ")


def _moved(edition: Edition, change: Change | None) -> str:
    if change is None:
        return "–"
    words = moved(edition, change) or edition.translate("ukjent")
    return edition.translate("{} siden {}").format(words, when(edition, change.before))


def _size(edition: Edition, figure: KeyFigureScore) -> str:
    _ = edition.translate
    if figure.size is None:
        return "–"
    unit = UNITS[figure.observation.indicator.unit]
    size = number(figure.size, edition.language)
    if unit.ranked:
        return _("{} plasser per hundre").format(size)
    if unit.size == PERCENTAGE_POINTS:
        return _("{} prosentpoeng").format(size)
    return _("{} prosent").format(size)
