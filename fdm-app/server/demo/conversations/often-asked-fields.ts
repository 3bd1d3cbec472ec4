import type { Conversation } from "../conversation.ts"
import { type Asked, asked, stillResolved } from "./often-asked.ts"

/** Often asked about fields: their area, their soil analysis, their crop. */
const area = (parcel: string, ours: string, theirs: string, cause: string, question: Asked): Conversation =>
  asked(question, {
    subject: `Oppervlakte ${parcel}: ${ours} of ${theirs} ha?`,
    tags: ["percelen", "brp"],
    reply: `Ik heb ${parcel} nagekeken: ${cause}. De grens is bijgewerkt en ik kom nu op ${theirs} ha uit. De bemesting per hectare is gelijk gebleven, het totaal is meeveranderd.`,
  })

const analysis = (parcel: string, field: string, value: string, why: string, question: Asked): Conversation =>
  asked(question, {
    subject: `Bodemanalyse ${parcel}: ${field} ontbreekt`,
    tags: ["bodem"],
    reply: `Dank voor het melden. Dit is wat er misging: ${why}. Ik heb het bij ${parcel} aangevuld (${value}) en het inlezen aangepast, zodat het de volgende keer vanzelf gaat.`,
  })

const crop = (parcel: string, from: string, to: string, question: Asked): Conversation =>
  asked(question, {
    subject: `Gewas op ${parcel} wijzigen in ${to}`,
    tags: ["gewassen"],
    reply: `Ga bij ${parcel} naar Gewassen, klik op ${from} en kies 'Vervangen door'. Daar vul je ${to} en de zaai- of plantdatum in. De giften blijven bij het perceel staan; alleen de norm en het advies rekenen met het nieuwe gewas.`,
  })

export const oftenAskedFields: Conversation[] = [
  area("kavel 11", "7,62", "7,48", "de kavelsloot aan de oostkant was meegetekend", {
    by: "henk",
    agent: "ana",
    text: "Kavel 11 is bij jullie 7,62 ha en op de opgave 7,48. Hoe kan dat, het is dezelfde kavel als vorig jaar.",
    thanks: "Klopt nu op de are.",
  }),
  area("De Finne", "3,05", "3,31", "de inham bij de dam stond nog als water in de grens", {
    by: "wietske",
    agent: "mehmet",
    text: "Goedemorgen, ik loop de oppervlaktes na en bij De Finne staat 3,05 ha waar ik 3,31 verwacht. De andere percelen kloppen wel.",
  }),
  area("Broek", "2,10", "2,41", "bij het tekenen was er een hoek afgesneden", {
    by: "gerrit",
    agent: "ana",
    text: "oppervlakte broek klopt niet moet 2,41 zijn. scheelt weer mest",
    thanks: "ok",
  }),
  stillResolved(
    area("Kruisweg", "4,47", "4,39", "de haag langs de weg hoort niet bij de landbouwgrond", {
      by: "anouk",
      agent: "ana",
      text: "Kruisweg staat in FDM op 4,47 en bij RVO op 4,39. Klein verschil, maar de controle van volgende week kijkt overal naar. Welke is goed?",
      thanks: "Ah, de haag! Natuurlijk. Dank je.",
    }),
  ),
  area("Westeinde 1", "1,98", "2,12", "de grens kwam uit een opmeting van voor de kavelruil", {
    by: "piet",
    agent: "mehmet",
    text: "Sinds de kavelruil is Westeinde 1 2,12 ha. In FDM blijft het 1,98, ook na vernieuwen. Doe ik iets fout?",
  }),
  area("Achter de oude schuur", "5,66", "5,52", "het erf met de sleufsilo viel binnen de grens", {
    by: "elly",
    farm: "vandenBrink",
    agent: "ana",
    text: "Goedemiddag, voor Van den Brink wijkt het perceel Achter de oude schuur 0,14 ha af van de opgave. Kunt u nagaan waar dat door komt?",
    thanks: "Dank u, ik pas het dossier aan.",
  }),
  analysis("Nieuwe Land", "de pH", "6,1", "het lab schreef hem met een punt in plaats van een komma", {
    by: "jan",
    agent: "ana",
    text: "De pH van het Nieuwe Land is niet meegekomen uit het rapport. Op papier staat 6.1.",
    thanks: "Nu wel goed, dank.",
  }),
  analysis("kavel 5", "het lutumgehalte", "24 %", "het stond in het rapport onder 'klei' in plaats van onder 'lutum'", {
    by: "youssef",
    agent: "ana",
    text: "Bij kavel 5 is lutum leeg na het inlezen van de analyse. In het rapport staat wel 24 % klei, is dat hetzelfde?",
  }),
  analysis(
    "It Lytse Stik",
    "de organische stof",
    "31,5 %",
    "FDM hield alles boven 30 voor een typefout, en op veen is het heel gewoon",
    {
      by: "wietske",
      agent: "mehmet",
      text: "FDM slaat het organischestofgehalte van It Lytse Stik over. 31,5 % klopt echt, het is veen.",
      thanks: "31,5 is hier niks bijzonders nee :)",
    },
  ),
  stillResolved(
    analysis("Beekdal", "het kaligetal", "17", "op de tweede bladzijde stond het nog een keer, in een andere eenheid", {
      by: "anouk",
      agent: "mehmet",
      text: "Hoi, na het inlezen van de uitslag van Beekdal mist het kaligetal. De rest staat er keurig in!",
    }),
  ),
  analysis("Heideveld", "de P-Al", "52", "de scan stond scheef en het getal viel net over de lijn", {
    by: "gerrit",
    agent: "ana",
    text: "P-al van heideveld is leeg. is 52. heb hem gescand op de bieb",
    thanks: "staat goed nu",
  }),
  analysis(
    "kavel 19",
    "de datum van bemonstering",
    "14 maart",
    "FDM nam de datum van het rapport in plaats van die van het steken",
    {
      by: "bart",
      farm: "polderzicht",
      agent: "daan",
      text: "Kavel 19 bij Polderzicht: datum van de analyse is 2 april, maar gestoken is op 14 maart. Voor de vier jaar geldigheid telt de steekdatum.",
    },
  ),
  crop("kavel 4", "zomergerst", "zomertarwe", {
    by: "henk",
    agent: "ana",
    text: "Op kavel 4 staat zomergerst maar ik heb zomertarwe gezaaid. Hoe wijzig ik dat zonder dat de bemesting verdwijnt?",
    thanks: "Simpel als je het weet.",
  }),
  crop("Achter de Dijk", "grasland", "snijmais", {
    by: "marieke",
    agent: "ana",
    text: "Hallo, we hebben Achter de Dijk gescheurd en er mais in gezet. Wat moet ik in FDM doen?",
  }),
  crop("Broek", "snijmais", "korrelmais", {
    by: "gerrit",
    agent: "mehmet",
    text: "verkeerd gewas gekozen bij broek. moet korrelmais zijn",
    thanks: "ja gelukt",
  }),
  stillResolved(
    crop("kavel 13", "zaaiuien", "winterpeen", {
      by: "youssef",
      agent: "ana",
      text: "De uien op kavel 13 zijn weggevroren, we hebben er winterpeen overheen gezaaid. Er lag al een gift van 60 kg N. Blijft die staan als ik het gewas verander?",
      thanks: "Top, en de gift van april staat er nog.",
    }),
  ),
  crop("de Lange Akker", "haver", "zomertarwe met veldbonen", {
    by: "anouk",
    agent: "mehmet",
    text: "Toch geen haver op de Lange Akker maar een mengteelt van zomertarwe met veldbonen. Kan dat er zo in?",
  }),
  crop("Molenweg", "krokus", "narcis", {
    by: "piet",
    agent: "ana",
    text: "Molenweg staat op krokus, dat moet narcis zijn. Verwijderen en opnieuw doen of kan het korter?",
    thanks: "Dank je, narcis staat erin.",
  }),
]
