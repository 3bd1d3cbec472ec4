import type { Conversation } from "../conversation.ts"
import { type Asked, asked, stillResolved } from "./often-asked.ts"

/** Often asked from behind a desk: missing transports, prints, access for somebody. */
const transport = (amount: string, what: string, to: string, question: Asked): Conversation =>
  asked(question, {
    subject: `Afvoer van ${amount} ${what} ontbreekt`,
    tags: ["mest"],
    reply: `Het transport stond klaar bij RVO, maar onze nachtelijke ophaalronde was halverwege gestopt. Ik heb hem opnieuw gedraaid: ${amount} ${what} staat er nu bij, met bestemming ${to}.`,
  })

const print = (what: string, how: string, question: Asked): Conversation =>
  asked(question, {
    subject: `Hoe maak ik ${what}?`,
    tags: ["bemestingsplan"],
    reply: `Dat kan: ${how}. Het bestand staat daarna bij je downloads, en een week lang ook onder Bedrijf > Exports.`,
  })

const access = (who: string, role: string, question: Asked): Conversation =>
  asked(question, {
    subject: `Toegang voor ${who}`,
    tags: ["toegang"],
    reply: `Bij Bedrijf > Toegang zie je wie er bij je gegevens kan. Voor ${who} past de rol '${role}'. Klik op Uitnodigen, of op de naam als die er al staat. Een uitnodiging is twee weken geldig en je kunt haar altijd weer intrekken.`,
  })

export const oftenAskedOffice: Conversation[] = [
  transport("72 ton", "varkensdrijfmest", "een akkerbouwer in de Flevopolder", {
    by: "gerrit",
    agent: "mehmet",
    text: "2 vracht naar de polder staan er niet bij. chauffeur zegt dat alles is doorgestuurd",
    thanks: "mooi",
  }),
  transport("36 ton", "rundveedrijfmest", "de buurman", {
    by: "jan",
    agent: "ana",
    text: "Ik mis één vracht naar de buurman, die van vorige week dinsdag. Op de telefoon van de loonwerker staat hij op afgerond.",
  }),
  transport("142 ton", "dunne fractie", "de mestscheider", {
    by: "elly",
    farm: "langeWeide",
    agent: "mehmet",
    text: "Goedemorgen, bij De Lange Weide ontbreken vier vrachten dunne fractie. Bij RVO staan ze er wel. Zonder die vrachten sluit mijn kwartaalcontrole niet.",
    thanks: "De aansluiting klopt weer, hartelijk dank.",
  }),
  transport("105 ton", "rundveedrijfmest", "een akkerbouwer in Groningen", {
    by: "sjoerd",
    agent: "ana",
    text: "Hee, er zijn 3 vrachten naar Groningen gegaan maar in FDM staat de put nog net zo vol. Duurt dat altijd zo lang?",
  }),
  transport("178 ton", "varkensdrijfmest", "kavel 7 en 8", {
    by: "henk",
    agent: "mehmet",
    text: "Aanvoer van vijf vrachten op kavel 7 en 8 zie ik niet terug. Het is al anderhalve week geleden en ik wil de kunstmestgift erop afstemmen.",
    thanks: "Zie ze nu staan. 178 ton klopt met de bonnen van de chauffeur.",
  }),
  print(
    "het bemestingsplan als pdf",
    "Bemestingsplan > Exporteren > PDF, met het vinkje bij 'Voorblad met bedrijfsgegevens'",
    {
      by: "jan",
      agent: "ana",
      text: "De zuivelcoöperatie wil het bemestingsplan als pdf met ons bedrijfsnummer voorop. Waar vind ik dat?",
      thanks: "Verstuurd, bedankt.",
    },
  ),
  print("een lijst van alle giften", "Bemesting > Uitgevoerd > Exporteren > Excel", {
    by: "henk",
    agent: "mehmet",
    text: "Voor de certificering van de aardappelen moet ik alle giften van dit jaar op een rij hebben, per kavel met datum.",
  }),
  stillResolved(
    print("een kaart met alle percelen op A3", "Kaart > Afdrukken, formaat A3, liggend", {
      by: "piet",
      agent: "ana",
      text: "Ik wil een grote kaart voor in de kantine, met de namen van de percelen erop. Kan dat op A3?",
      thanks: "Hangt! Prachtig.",
    }),
  ),
  print("de balans van drie jaar naast elkaar", "Nutriëntenbalans > Jaren vergelijken > PDF", {
    by: "anouk",
    agent: "ilse",
    text: "De biologische controle vraagt de nutriëntenbalans van de laatste drie jaar. Ik heb nu drie losse pdf's, kan het ook in één tabel?",
  }),
  print("een overzicht van de mestafvoer", "Mestboekhouding > Afvoer > Exporteren, periode 'kalenderjaar'", {
    by: "wietske",
    agent: "ana",
    text: "Elly heeft een overzicht van de mestafvoer over het hele jaar nodig. Ik kan alleen per maand vinden.",
    thanks: "Gevonden, dank!",
  }),
  access("de teeltadviseur", "adviseur", {
    by: "henk",
    agent: "ana",
    text: "Onze teeltadviseur zegt dat hij geen mail van jullie gekregen heeft. Ik heb hem maandag uitgenodigd.",
    thanks: "Zat bij de ongewenste mail. Hij is binnen.",
  }),
  access("de accountant", "adviseur", {
    by: "jan",
    agent: "mehmet",
    text: "De nieuwe assistente van de accountant ziet het bedrijf wel in haar lijst maar krijgt geen percelen. Wat moet ik aanzetten?",
  }),
  access("mijn vriendin", "eigenaar", {
    by: "sjoerd",
    agent: "ana",
    text: "Mijn vriendin gaat de administratie doen en moet alles kunnen, ook exporteren. Welke keuze is dat?",
    thanks: "Helemaal goed zo.",
  }),
  access("onze bedrijfsleider", "eigenaar", {
    by: "piet",
    agent: "daan",
    text: "Tom staat bij ons als adviseur en kan geen percelen toevoegen. Hij is bedrijfsleider, hij moet alles kunnen.",
  }),
  access("mijn zoon", "eigenaar", {
    by: "gerrit",
    agent: "ana",
    text: "mijn zoon moet er ook bij kunnen met zijn telefoon hoe doe ik dat",
    thanks: "hij kan der in",
  }),
  access("de voerleverancier", "adviseur", {
    by: "marieke",
    agent: "ana",
    text: "De voerleverancier wil onze kuilvoorraden zien. Kan ik hem toegang geven tot alleen dat? De rest gaat hem niks aan.",
  }),
]
