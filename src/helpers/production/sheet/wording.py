"""The words of the sheet as a whole, in Bokmål: its parts, and the guide before them.

What a column is called and how to fill it in stands with the column in ``datapackage.json``.
"""

# Part: the table it is for, the columns that stand first, and what the part holds. All others
# that have a title follow, in the order of the table. What begins with a plus is shown to the
# authors and not taken back.
PARTS = {
    "Utgave": (
        "editions",
        "",
        "Året som utgaven gjelder. Merknadene kan stå tomme.",
    ),
    "Kilder": (
        "sources",
        "",
        "Hver publikasjon som årets tall er hentet fra, én rad for hver.",
    ),
    "Tall": (
        "observations",
        "+Tema indicator population group category +Enhet +Siste_verdi +Siste_år year value "
        "precision printed source locator year_from year_basis rank_of n dont_know note_nb "
        "note_en",
        "Én rad for hvert tall boken har hatt før. Fyll ut dem du har tall for, og la resten stå. "
        "Nederst er det tomme rader for nye tall, for eldre år som en kilde gjengir, og for det "
        "samme tallet fra enda en kilde.",
    ),
    "Endringer": (
        "wave_changes",
        "indicator population group category year_from",
        "Endringer mellom to undersøkelser som boken har svarene fra. Kommandoen tilstand survey "
        "fyller dem ut; ellers står arket tomt.",
    ),
    "Nøkkeltall": (
        "key_figures",
        "goal order indicator population group category year",
        "Tallene som en kilde selv løfter fram, og retningen og vurderingen den gir dem.",
    ),
    "Vurderinger": (
        "assessments",
        "goal +Siste_status +Siste_år stated_year",
        "Hva en kilde sier om statusen for målene i strategien.",
    ),
    "Nye indikatorer": (
        "indicators",
        "",
        "Spørsmål og målinger som boken ikke har fra før.",
    ),
    "Nye koder": (
        "codes",
        "",
        "Nye populasjoner, grupper, svar og andre koder som boken ikke har fra før.",
    ),
    "Uenighet": (
        "disagreements",
        "",
        "Når to kilder oppgir ulike verdier for det samme: hvilken boken bruker, og hvorfor.",
    ),
    "Punkter": (
        "points",
        "",
        "Anbefalinger, utfordringer og annet som en kilde peker på, gjengitt med egne ord.",
    ),
    "Mangler": (
        "missing",
        "",
        "Diagrammer og tall som en kilde nevner uten å oppgi verdiene.",
    ),
    "Tiltak": (
        "activities",
        "source activity order status",
        "Hva en utgiver ville gjøre, og hva det ble til.",
    ),
}

GUIDE = """\
Slik fyller du ut

1. Skriv kildene i arket Kilder. Gi hver kilde en kort kode, som du bruker i de andre arkene.
2. Gå til arket Tall og skriv årets verdi ved siden av den forrige. Rader uten verdi blir ikke \
tatt med, så la dem stå. Skriv også kilden og nærmeste overskrift i kilden.
3. Året er fylt ut og kan endres. Gjengir en kilde tall fra flere år, bruker du en tom rad \
nederst for hvert av de andre årene.
4. Skriv bare tallet: 26 for 26 prosent, 12,5 for tolv og en halv. Bruk aldri prosentformat.
Skriv aldri punktum i tusener: 1.234 kunne også være desimaler.
5. Har et nytt tall en indikator, populasjon, gruppe eller svar som ikke står i listene, fører \
du den først i Nye indikatorer eller Nye koder. Bruk så koden du ga den.
6. Skriv en rad i Uenighet når to kilder oppgir ulike verdier for det samme.

Hva cellene betyr

Mange celler har en liste å velge fra. Valgene er navn og kode: Kommuner [municipality].
Du kan også skrive bare navnet eller bare koden.
Overskrifter med stjerne må fylles ut. Hold pekeren over overskriften for å se hva som skal stå.
Grå celler er låst, fordi boken kjenner tallene igjen på dem. Det er ikke noe passord.
En rad som er tom, er ingen rad. Slett aldri et helt ark.

Når du er ferdig

Lagre arket, og kjør disse kommandoene fra mappen til prosjektet:
    tilstand import {file} --dry-run
    tilstand import {file}
Den første viser hvert tall som vil komme inn, og alle feil på en gang. Den andre spør før den \
skriver. Svar ja eller nei.
Er det feil i ett tall, blir ingenting tatt inn. Rett feilen og kjør kommandoen på nytt.
Skal et tall som alt er i boken, få en ny verdi, legger du til --revise."""
