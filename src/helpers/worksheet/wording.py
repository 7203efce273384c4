"""The words of the sheet, in Bokmål: parts, headings, help, and labels of fixed values.

Which columns a table has, their types and what they allow stand in ``datapackage.json``;
here stand only the names that authors see. A new column of the data needs a line here.
"""

# Part: the table it is for, its fields in the order of the sheet, and what the part holds.
# What begins with a plus is shown to the authors and not taken back.
PARTS = {
    "Utgave": (
        "editions",
        "year note_nb note_en",
        "Året som utgaven gjelder. Merknadene kan stå tomme.",
    ),
    "Kilder": (
        "sources",
        "source title publisher edition published url licence note_nb note_en",
        "Hver publikasjon som årets tall er hentet fra, én rad for hver.",
    ),
    "Tall": (
        "observations",
        "+Tema indicator population group category +Enhet +Siste_verdi +Siste_år year value "
        "precision printed source locator "
        "year_from year_basis rank_of n dont_know note_nb note_en n_weighted se ci_low ci_high",
        "Én rad for hvert tall boken har hatt før. Fyll ut dem du har tall for, og la resten stå. "
        "Nederst er det tomme rader for nye tall, for eldre år som en kilde gjengir, og for det "
        "samme tallet fra enda en kilde.",
    ),
    "Endringer": (
        "wave_changes",
        "indicator population group category year_from year precision change se ci_low ci_high "
        "p p_holm df n n_from n_matched se_independent se_matched_no_fpc source",
        "Endringer mellom to undersøkelser som boken har svarene fra. Kommandoen tilstand survey "
        "fyller dem ut; ellers står arket tomt.",
    ),
    "Nøkkeltall": (
        "key_figures",
        "goal order indicator population group category year source printed_direction "
        "printed_judgement locator",
        "Tallene som en kilde selv løfter fram, og retningen og vurderingen den gir dem.",
    ),
    "Vurderinger": (
        "assessments",
        "goal +Siste_status +Siste_år stated_year source status development locator",
        "Hva en kilde sier om statusen for målene i strategien.",
    ),
    "Nye indikatorer": (
        "indicators",
        "indicator topic kind battery label_nb label_en question_nb question_en unit scale "
        "better survey",
        "Spørsmål og målinger som boken ikke har fra før.",
    ),
    "Nye koder": (
        "codes",
        "column code order label_nb label_en",
        "Nye populasjoner, grupper, svar og andre koder som boken ikke har fra før.",
    ),
    "Uenighet": (
        "disagreements",
        "indicator population group category year source_used source_other why_nb why_en",
        "Når to kilder oppgir ulike verdier for det samme: hvilken boken bruker, og hvorfor.",
    ),
    "Punkter": (
        "points",
        "source kind order topic text_nb text_en locator",
        "Anbefalinger, utfordringer og annet som en kilde peker på, gjengitt med egne ord.",
    ),
    "Mangler": (
        "missing",
        "source order topic kind title what_nb what_en locator",
        "Diagrammer og tall som en kilde nevner uten å oppgi verdiene.",
    ),
    "Tiltak": (
        "activities",
        "source activity order status aim_nb aim_en result_nb result_en priorities_nb "
        "priorities_en locator",
        "Hva en utgiver ville gjøre, og hva det ble til.",
    ),
}

_CODE = "En kort kode: små bokstaver a til z, sifre og understrek."
_ENGLISH = "Det samme på engelsk. Kan stå tom."
_NOTE = "Det leseren bør vite for å forstå tallet. Kan stå tom."

# Field: heading and help. The pair (table, field) goes before the field alone.
HEADINGS: dict[str | tuple[str, str], tuple[str, str]] = {
    ("editions", "year"): ("Utgave", "Året som utgaven gjelder."),
    ("editions", "note_nb"): ("Merknad", "Det leseren bør vite om utgaven. Kan stå tom."),
    ("sources", "source"): ("Kode", f"{_CODE} For eksempel rdt_2025. Brukes i de andre arkene."),
    ("sources", "note_nb"): ("Merknad", "Det leseren bør vite om kilden. Kan stå tom."),
    ("sources", "title"): ("Tittel", "Tittelen slik den står på publikasjonen."),
    ("sources", "published"): ("Publisert", "Dagen kilden kom ut, hvis den oppgir en."),
    ("indicators", "indicator"): ("Kode", f"{_CODE} For eksempel ai_training."),
    ("indicators", "kind"): ("Slag", "Måling, vekst, mål eller krav."),
    ("indicators", "label_nb"): ("Navn", "Et kort navn, slik det skal stå i boken."),
    ("indicators", "label_en"): ("Navn på engelsk", _ENGLISH),
    ("codes", "label_nb"): ("Etikett", "Det leseren ser."),
    ("codes", "label_en"): ("Etikett på engelsk", _ENGLISH),
    ("points", "kind"): ("Slag", "Hva slags punkt det er."),
    ("missing", "kind"): ("Slag", "Om det er et diagram eller et enkelt tall som mangler."),
    ("missing", "title"): ("Tittel", "Tittelen på diagrammet slik den står, eller et kort navn."),
    ("wave_changes", "year"): ("År", "Året for den nyeste undersøkelsen."),
    ("wave_changes", "year_from"): ("Første år", "Året for den eldste undersøkelsen."),
    "change": ("Endring", "Den nyeste andelen minus den eldste, i prosentpoeng."),
    "p": ("P-verdi", "Sannsynligheten for en så stor forskjell når det ikke er noen endring."),
    "p_holm": ("Justert p-verdi", "Justert etter Holm for alle endringene som er regnet ut."),
    "df": ("Frihetsgrader", "Frihetsgradene i testen."),
    "n_from": ("Antall svar før", "Hvor mange som svarte i den eldste undersøkelsen."),
    "n_matched": ("Svarte begge ganger", "Hvor mange som svarte i begge undersøkelsene."),
    "se_independent": ("Standardfeil, uavhengig", "Som om ingen hadde svart begge ganger."),
    "se_matched_no_fpc": (
        "Standardfeil, koblet",
        "Når de som svarte begge ganger, er koblet, uten korreksjon for endelig populasjon.",
    ),
    "source": ("Kilde", "Koden til kilden, fra arket Kilder."),
    "publisher": ("Utgiver", "Hvem som har gitt ut kilden."),
    "edition": ("Rapportår", "Året kilden gjelder. Utgaver fra dette året av ser den."),
    "url": ("Adresse", "Nettadressen, hvis den er kjent. Begynner med https:// eller http://."),
    "licence": ("Lisens", "Lisensen, hvis kilden oppgir en."),
    "note_nb": ("Merknad", _NOTE),
    "note_en": ("Merknad på engelsk", _ENGLISH),
    "indicator": ("Indikator", "Spørsmålet som er stilt, eller det som er målt."),
    "population": ("Populasjon", "Hvem som har svart eller er målt."),
    "group": ("Gruppe", "En del av populasjonen. Tom når tallet gjelder alle."),
    "category": ("Svar", "Svarene som er talt med. Tom når det ikke er noen."),
    "year": ("År", "Året tallet gjelder, slik kilden oppgir det. Kan endres."),
    "value": (
        "Verdi",
        "Bare tallet, uten prosenttegn, med komma foran desimaler. Skriv 26 for 26 prosent.",
    ),
    "precision": ("Nøyaktighet", "Tom betyr nøyaktig. Velg ellers omtrent, under eller over."),
    "printed": ("Slik det står", "Tallet ordrett som i kilden, for eksempel «nesten 8 av 10»."),
    "locator": ("Sted i kilden", "Nærmeste overskrift. Flere steder skilles med semikolon."),
    "year_from": ("Første år", "Bare når tallet gjelder et tidsrom som slutter i År."),
    "year_basis": ("Hvor året er fra", "Tom betyr at kilden oppgir året ved tallet."),
    "rank_of": ("Av hvor mange", "Bare for en plassering: hvor mange som er rangert."),
    "n": ("Antall svar", "Hvor mange svar som ligger bak en andel, hvis kilden oppgir det."),
    "n_weighted": ("Vektet antall", "Det vektede antallet svar, hvis kilden oppgir det."),
    "se": ("Standardfeil", "Hvis kilden oppgir den."),
    "ci_low": ("Nedre grense", "Nedre ende av 95 prosent konfidensintervall."),
    "ci_high": ("Øvre grense", "Øvre ende av 95 prosent konfidensintervall."),
    "dont_know": ("Vet ikke", "Om de som svarte «vet ikke», er regnet med. Tom når det er ukjent."),
    "goal": ("Mål", "Målet i strategien."),
    "order": ("Nummer", "Plassen i rekkefølgen: 1, 2, 3 ..."),
    "printed_direction": ("Retning i kilden", "Retningen slik kilden selv viser den."),
    "printed_judgement": ("Vurdering i kilden", "Vurderingen slik kilden selv gir den."),
    "status": ("Status", "Statusen slik kilden gir den."),
    "development": ("Utvikling", "Utviklingen slik kilden gir den."),
    "stated_year": ("År", "Året som statusen gjelder."),
    "topic": ("Tema", "Kapittelet det hører til i."),
    "kind": ("Slag", "Hva slags det er."),
    "battery": (
        "Batteri",
        "Rekken av spørsmål den hører til i, med samme enhet, skala og slag. Tom når den står "
        "alene.",
    ),
    "question_nb": ("Spørsmål", "Det som er spurt eller målt, med egne ord."),
    "question_en": ("Spørsmål på engelsk", _ENGLISH),
    "unit": ("Enhet", "Enheten til tallene. Poeng er for eksempel 0,83 av 1."),
    "scale": ("Svarskala", "Skalaen det er svart på."),
    "better": ("Hva er bra", "Om et høyere eller et lavere tall er bedre."),
    "survey": ("Undersøkelse", "Undersøkelsen eller registeret som kilden har tallet fra."),
    "column": ("Gjelder", "Hva koden er en kode for."),
    "code": ("Kode", _CODE),
    "source_used": ("Kilden som brukes", "Koden til kilden som boken bruker tallet fra."),
    "source_other": ("Den andre kilden", "Koden til kilden som sier noe annet."),
    "why_nb": ("Hvorfor", "Hvorfor boken bruker den ene, i en hel setning."),
    "why_en": ("Hvorfor, på engelsk", _ENGLISH),
    "text_nb": ("Tekst", "Punktet med egne ord."),
    "text_en": ("Tekst på engelsk", _ENGLISH),
    "what_nb": ("Hva som mangler", "Hva diagrammet eller tallet ville vist."),
    "what_en": ("Hva som mangler, på engelsk", _ENGLISH),
    "activity": ("Kode", f"{_CODE} Et navn på tiltaket."),
    "aim_nb": ("Hva som skulle gjøres", "Med egne ord."),
    "aim_en": ("Hva som skulle gjøres, på engelsk", _ENGLISH),
    "result_nb": ("Hva det ble til", "Med egne ord."),
    "result_en": ("Hva det ble til, på engelsk", _ENGLISH),
    "priorities_nb": ("Hva som ble prioritert", "Med egne ord. Kan stå tom."),
    "priorities_en": ("Hva som ble prioritert, på engelsk", _ENGLISH),
}

# Values that the schema lists and that are no codes of codes.csv.
LABELS = {
    "exact": "nøyaktig",
    "about": "omtrent",
    "below": "under",
    "above": "over",
    "just_below": "litt under",
    "just_above": "litt over",
    "suppressed": "holdt tilbake",
    "stated": "oppgitt ved tallet",
    "span": "et tidsrom",
    "source": "kildens rapportår",
    "in_base": "regnet med",
    "not_in_base": "ikke regnet med",
    "up": "opp",
    "down": "ned",
    "none": "ingen",
    "positive": "positiv",
    "negative": "negativ",
    "higher": "høyere er bedre",
    "lower": "lavere er bedre",
    "neither": "ingen av delene",
    "chart": "diagram",
    "figure": "enkelt tall",
}
# What a new code can be a code for: not where the schema lists all that is allowed.
CODE_COLUMNS = {
    "population": "populasjon",
    "group": "gruppe",
    "category": "svar",
    "scale": "svarskala",
    "topic": "tema",
    "status": "status",
    "development": "utvikling",
    "point": "slag punkt",
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
