import { answer, type Conversation, handOver, note, prioritise, reply } from "../conversation.ts"

/** Sharing a farm, roles, signing in, accounts. */
export const sharing: Conversation[] = [
  {
    by: "marieke",
    subject: "Stagiair tijdelijk laten meekijken",
    priority: "low",
    tags: ["toegang"],
    state: "unassigned",
    text: "Vanaf maandag loopt er een stagiair van de agrarische school mee. Kan ik hem in FDM laten kijken zonder dat hij iets kan veranderen? En dat het na tien weken vanzelf stopt?",
  },
  {
    by: "bart",
    farm: null,
    subject: "Uitnodiging van klant verlopen",
    tags: ["toegang"],
    state: "open",
    agent: "ana",
    text: "Een nieuwe klant heeft mij twee weken geleden uitgenodigd. De link is verlopen en hij weet niet meer hoe hij het gedaan heeft. Kunnen jullie hem opnieuw sturen? Het gaat om een klant die nog niet bij mij in de lijst staat, ik noem de naam liever aan de telefoon.",
  },
  {
    by: "sjoerd",
    subject: "Bedrijfsovername: FDM op mijn naam",
    tags: ["toegang", "account"],
    state: "in_progress",
    agent: "ilse",
    text: "Per 1 januari neem ik het bedrijf over van mem en heit. Nu staat alles op de naam van Wietske. Hoe krijgen we het over naar mij, met behoud van alles, maar dat zij er nog wel bij kan?",
    thread: [
      reply(
        "Beste Sjoerd,\n\nGefeliciteerd alvast! In FDM is een bedrijf niet van één persoon: jullie zijn nu allebei eigenaar en dat kan zo blijven. Wat wel verandert is de rechtsvorm met het KvK-nummer. Zal ik dat per 1 januari klaarzetten? Dan heb ik het nieuwe nummer nodig zodra u het hebt.\n\nMet vriendelijke groet,\nIlse de Groot",
      ),
      answer(
        "Notaris is in december. Ik stuur het nummer zodra we het hebben. Kan de historie onder het oude nummer dan nog bekeken worden voor de belasting?",
      ),
      note(
        "Ja, historie blijft bij het bedrijf staan met het nummer van toen. In afwachting van de notaris, herinnering gezet.",
      ),
    ],
  },
  {
    by: "henk",
    subject: "Loonwerker alleen bij de taakkaarten",
    tags: ["toegang", "wens"],
    state: "in_progress",
    agent: "mehmet",
    text: "De loonwerker hoeft alleen de taakkaarten te zien, niet wat we verdienen of de balansen. Nu kan ik alleen 'adviseur' kiezen en dan ziet hij alles.",
    thread: [
      reply(
        "Goedemiddag Henk,\n\nDat is een terechte wens. Nu zijn er twee rollen: eigenaar en adviseur. Een rol 'loonwerker' met alleen kaarten en taken ligt bij ons op tafel. Ik vraag na wanneer die komt.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "gerrit",
    farm: null,
    subject: "Inloggen lukt niet meer",
    tags: ["account"],
    state: "waiting",
    agent: "ana",
    text: "wachtwoord werkt niet meer ben nu bij buurvrouw op de computer. wat moet ik doen",
    thread: [
      reply(
        "Dag Gerrit,\n\nKlik op het inlogscherm op 'Stuur mij een inloglink'. Je krijgt dan een mail; als je daarop klikt ben je binnen, zonder wachtwoord. De link werkt een kwartier.\n\nHeb je de mail gekregen? Kijk anders ook bij ongewenste mail.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "elly",
    farm: null,
    subject: "Kantoorgenoot toegang geven tot al mijn klanten",
    tags: ["toegang"],
    state: "waiting",
    agent: "mehmet",
    text: "Goedemiddag,\n\nMijn collega neemt tijdens mijn verlof de dossiers over. Moet elke klant haar apart uitnodigen, of kan ik dat als kantoor regelen?\n\nMet vriendelijke groet,\nElly Smeets",
    thread: [
      reply(
        "Goedemiddag Elly,\n\nEen boer bepaalt zelf wie er bij zijn gegevens kan, dus in beginsel nodigt elke klant uw collega uit. Wij kunnen uw klanten wel in één keer een verzoek sturen dat ze met één klik goedkeuren. Wilt u dat? Dan heb ik haar mailadres en de periode nodig.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "anouk",
    subject: "Adviseur per ongeluk verwijderd",
    tags: ["toegang"],
    state: "resolved",
    agent: "ana",
    text: "Oeps, ik heb Bart verwijderd bij Toegang, ik wilde de oude adviseur weghalen. Kan dat terug of moet hij opnieuw een uitnodiging krijgen?",
    thread: [
      reply(
        "Hoi Anouk,\n\nGewoon opnieuw uitnodigen via Bedrijf > Toegang > Uitnodigen, dan ziet Bart alles weer zoals het was. Zijn notities zijn niet verdwenen, die horen bij je bedrijf.\n\nGroet,\nAna",
      ),
      answer("Gedaan, hij zit er weer in. En de oude is er nu echt uit :)"),
    ],
  },
  {
    by: "piet",
    farm: null,
    subject: "Ander mailadres",
    priority: "low",
    tags: ["account"],
    state: "resolved",
    agent: "ana",
    text: "Ik krijg een nieuw mailadres want mijn provider stopt. Hoe wijzig ik dat zonder dat ik alles kwijt ben?",
    thread: [
      reply(
        "Dag Piet,\n\nRechtsboven op je naam klikken > Account > E-mailadres. Je krijgt een bevestiging op het nieuwe adres; pas als je daarop klikt is het gewijzigd. Doe het wel zolang je het oude adres nog kunt lezen.\n\nGroet,\nAna",
      ),
    ],
  },
  {
    by: "jan",
    subject: "Wie heeft de bemesting van het Dijkje aangepast?",
    priority: "high",
    tags: ["toegang", "bemestingsplan"],
    state: "closed",
    agent: "mehmet",
    text: "Iemand heeft bij het Dijkje 30 kuub in plaats van 20 gezet. Ik was het niet en Marieke ook niet. Bart misschien? Kan ik zien wie het was?",
    thread: [
      prioritise("normal"),
      reply(
        "Goedemiddag Jan,\n\nDat kunt u zien bij het perceel onder Geschiedenis. De 30 kuub is ingevoerd vanaf Mariekes tablet, om 21.47 uur.\n\nMet vriendelijke groet,\nMehmet Yildiz",
      ),
      answer("Haha dat was onze zoon van 6, die zat op de tablet. Laat maar zitten. Bedankt"),
    ],
  },
  {
    by: "tom",
    subject: "Language keeps going back to Dutch",
    tags: ["account", "fout"],
    state: "closed",
    agent: "daan",
    text: "I set the language to English but every time I open FDM on the shed computer it is Dutch again. My phone is fine.",
    thread: [
      reply(
        "Hi Tom,\n\nOn the shed computer you are probably signed in as Piet: the language belongs to the account, not to the computer. Could you check the name in the top right corner?\n\nBest, Daan",
      ),
      answer("You're right, it's Piet's account. Makes sense. I'll sign in as myself from now on."),
    ],
  },
  {
    by: "wietske",
    farm: null,
    subject: "Verdachte mail over mijn FDM-account",
    priority: "urgent",
    tags: ["account"],
    state: "closed",
    agent: "ana",
    text: "Ik kreeg een mail dat mijn account wordt verwijderd als ik niet binnen 24 uur betaal. Ik heb er NIET op geklikt. Is die van jullie?",
    thread: [
      handOver("daan"),
      reply(
        "Hoi Wietske,\n\nNiet van ons, en heel goed dat je niet geklikt hebt. Wij vragen nooit om een betaling per mail. Gooi hem weg. Voor de zekerheid heb ik gekeken: er is niemand anders in je account geweest.\n\nGroeten, Daan",
      ),
      note("Bericht op de statuspagina gezet en melding gedaan bij de Fraudehelpdesk.", "ilse"),
      answer("Gelukkig. Bedankt voor de snelle reactie, ik schrok er wel van."),
    ],
  },
]
