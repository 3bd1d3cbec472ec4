import type { AgentKey } from "./cast.ts"

/** What agents of the demo answer often enough to keep. Without `owner` it is everybody's. */
export type DemoSavedReply = { title: string; category: string; body: string; used: number; owner?: AgentKey }

export const savedReplies: DemoSavedReply[] = [
  {
    title: "Bodemanalyse ouder dan vier jaar",
    category: "Bodem",
    used: 41,
    body: "Voor de fosfaatklasse is een bodemanalyse vier jaar geldig, gerekend vanaf de dag van bemonsteren. Daarna valt het perceel in klasse 'hoog' tot er een nieuwe uitslag in FDM staat. Onder Bodem > Filter > 'Geldig tot' zie je welke percelen binnenkort verlopen.",
  },
  {
    title: "Labrapport niet herkend",
    category: "Bodem",
    used: 17,
    body: "Het lukt FDM niet om dit rapport te lezen. Wil je het originele bestand van het lab hierheen sturen, dus geen scan of foto? Dan lezen wij het voor je in en passen we het inlezen aan.",
  },
  {
    title: "Oppervlakte wijkt af van de opgave",
    category: "Percelen",
    used: 63,
    body: "Een verschil in oppervlakte komt bijna altijd door een grens die anders getekend is dan bij RVO. Kies Percelen > Vernieuwen uit BRP: FDM laat per perceel zien wat er verandert, en jij bepaalt wat je overneemt. De bemesting blijft staan.",
  },
  {
    title: "Verwijderd perceel terugzetten",
    category: "Percelen",
    used: 22,
    body: "Een verwijderd perceel is nog 30 dagen terug te halen: Percelen > 'Ook verwijderde' aanvinken > Terugzetten. De bemesting en de bodemanalyses komen mee terug.",
  },
  {
    title: "Pachtgrond met begindatum",
    category: "Percelen",
    used: 9,
    body: "Vul bij het perceel 'In gebruik vanaf' in. Wat er vóór die datum is bemest, telt bij de vorige gebruiker en niet bij jou. Loopt de pacht af, vul dan 'In gebruik tot' in; zo blijven oude jaren bewaard.",
  },
  {
    title: "Shapefile: welke bestanden",
    category: "Kaart",
    used: 14,
    body: "Een shapefile bestaat uit minstens vier bestanden met dezelfde naam: .shp, .shx, .dbf en .prj. Zet ze samen in een zip en sleep die in FDM. Mist de .prj, dan weet FDM niet in welk stelsel de punten staan.",
  },
  {
    title: "rVDM nog niet zichtbaar",
    category: "Mest",
    used: 28,
    body: "FDM haalt afgeronde transporten elke nacht op bij RVO. Staat een vracht er na twee nachten nog niet, laat dan de datum en de hoeveelheid weten, dan kijken wij waar hij blijft.",
  },
  {
    title: "Geplande en uitgevoerde giften",
    category: "Bemesting",
    used: 19,
    body: "Zet een geplande gift op 'Uitgevoerd' met het vinkje ervoor; voer hem niet opnieuw in, want dan telt hij dubbel. De balk telt planning en uitvoering samen, voor de wet telt alleen wat is uitgereden.",
  },
  {
    title: "Vanggewas na mais",
    category: "Gewassen",
    used: 33,
    body: "Voeg het vanggewas toe bij het perceel: Gewassen > Teelt toevoegen, met de zaaidatum. Op zand en löss bepaalt die datum of er een korting op de stikstofnorm volgt. De melding bij RVO doe je daar zelf, dat gaat niet via FDM.",
  },
  {
    title: "Inloglink sturen",
    category: "Account",
    used: 52,
    body: "Klik op het inlogscherm op 'Stuur mij een inloglink'. Je krijgt een mail waarmee je zonder wachtwoord binnenkomt; de link werkt een kwartier. Niets ontvangen? Kijk dan bij ongewenste mail.",
  },
  {
    title: "Adviseur uitnodigen",
    category: "Account",
    used: 37,
    body: "Ga naar Bedrijf > Toegang > Uitnodigen en vul het mailadres in. Een adviseur ziet alles van het bedrijf en kan plannen maken; alleen een eigenaar kan anderen toegang geven. De uitnodiging is twee weken geldig.",
  },
  {
    title: "Wens doorgegeven",
    category: "Algemeen",
    used: 45,
    body: "Dank voor het meedenken. Ik heb je wens bij de makers neergelegd, met jouw voorbeeld erbij. Ik kan niet beloven of en wanneer hij er komt, maar zodra er nieuws is hoor je het hier.",
  },
  {
    title: "Geen reactie meer ontvangen",
    category: "Algemeen",
    used: 26,
    body: "We hebben niets meer gehoord, dus ik ga ervan uit dat het gelukt is en sluit je vraag. Is dat niet zo? Reageer gewoon, dan gaat hij weer open.",
  },
  {
    title: "Thanks, fixed in the next release",
    category: "English",
    used: 6,
    body: "Thank you for reporting this. We found the cause and the fix will be in the next release. I'll let you know here as soon as it is live.",
  },
  {
    title: "Doorzetten naar ontwikkeling",
    category: "Intern",
    used: 11,
    owner: "mehmet",
    body: "Dit is een fout in FDM en geen vraag van u alleen. Ik heb het met de gegevens van uw bedrijf doorgezet naar de ontwikkelaars en laat het weten zodra het is opgelost.",
  },
  {
    title: "Groet en gelukt",
    category: "Algemeen",
    used: 18,
    owner: "ana",
    body: "Fijn dat het gelukt is! Ik zet je vraag op opgelost. Loop je nog ergens tegenaan, dan weet je ons te vinden.\n\nGroet,\nAna",
  },
]
