/** Words of signing in and up. */
export const auth = {
  signInTitle: "Inloggen",
  signUpTitle: "Account maken",
  email: "E-mailadres",
  password: "Wachtwoord",
  passwordHint: "Minstens 8 tekens.",
  name: "Je naam",
  signIn: "Inloggen",
  signUp: "Account maken",
  noAccount: "Nog geen account?",
  hasAccount: "Heb je al een account?",
  nameMissing: "Vul je naam in.",
  passwordMissing: "Vul je wachtwoord in.",
  magicTitle: "Wachtwoord vergeten, of liever zonder?",
  magicText:
    "We mailen je een link waarmee je in één keer bent ingelogd. Een nieuw wachtwoord kies je daarna bij je account.",
  magicSend: "Mail mij een link",
  sentTitle: "Kijk in je mail",
  sentText: "Er is een link onderweg naar {{email}}. Je kunt hem één keer gebruiken, binnen {{minutes}} minuten.",
  sentSignUp:
    "Open hem in deze browser. Is dit adres nieuw bij ons, dan gelden ook de naam en het wachtwoord die je net koos.",
  sentAgain: "Vroeg je net ook al om een link? Dan komt er niet meteen een nieuwe; de vorige werkt nog.",
  sentNothing: "Niets gekregen? Kijk bij ongewenste mail, of vraag na een minuut een nieuwe aan.",
  sentAnew: "Nieuwe link vragen",
  keptTitle: "Hier wordt geen mail verstuurd",
  keptText:
    "De link voor {{email}} blijft op de machine waarop FDM draait. Je kunt hem één keer gebruiken, binnen {{minutes}} minuten.",
  keptHere: "Een beheerder kan hem lezen.",
  keptAs: "De bewaarde mails lees je als beheerder van deze demo. Log daarvoor in als {{name}}, met {{email}}.",
  keptRead: "Lees de mail als beheerder",
  another: "Ander e-mailadres gebruiken",
  demoTitle: "Demo-accounts",
  demoText: "Kies er een om mee in te loggen. Het wachtwoord van allemaal is",
  demoMore: "Alle andere vragers",
  role: {
    requester: "vrager",
    agent: "behandelaar",
    team_lead: "teamleider",
    manager: "manager",
    admin: "beheerder",
  },
  expired: "Deze link werkt niet meer. Vraag hieronder een nieuwe aan.",
  signedOut: "Je bent niet meer ingelogd. Log in en probeer het daarna opnieuw.",
  signInBeside: "Inloggen in een nieuw tabblad",
  wrong: "Dit e-mailadres en wachtwoord horen niet bij elkaar, of het adres is nog niet bevestigd.",
  linkLetsIn: "Met een link per mail kun je wel meteen inloggen.",
  tooMany: "Er waren te veel pogingen achter elkaar. Probeer het {{when}} opnieuw.",
  fields: {
    email: "Vul een e-mailadres in, zoals naam@bedrijf.nl.",
    password: "Kies een wachtwoord van 8 tot 128 tekens.",
    name: "Vul je naam in: hooguit 200 tekens, zonder onzichtbare.",
  },
}

/** The mails about an account. None of them says a word of whoever caused it. */
export const authMail = {
  sign_in: {
    title: "Inloggen bij FDM",
    text: "Met deze knop ben je in één keer ingelogd. Je kunt de link één keer gebruiken, binnen {{minutes}} minuten.",
    button: "Inloggen",
    ignore: "Heb je dit niet aangevraagd? Dan hoef je niets te doen.",
  },
  sign_up: {
    title: "Bevestig je e-mailadres",
    text: "Met deze knop bevestig je je adres en ben je meteen ingelogd. Doe dat in de browser waarin je het account aanmaakte, dan gelden ook je naam en je wachtwoord. Je kunt de link één keer gebruiken, binnen {{minutes}} minuten.",
    button: "Adres bevestigen",
    ignore: "Heb je geen account aangemaakt? Dan hoef je niets te doen.",
  },
  has_account: {
    title: "Je hebt al een account",
    text: "Iemand wilde met dit e-mailadres een account maken; waarschijnlijk was jij dat. Het account is er al, en er is niets aan veranderd. Met deze knop ben je meteen ingelogd. Je kunt de link één keer gebruiken, binnen {{minutes}} minuten.",
    button: "Inloggen",
    ignore: "Was jij dit niet? Dan hoef je niets te doen.",
  },
  password: {
    title: "Je wachtwoord is gewijzigd",
    text: "Het wachtwoord van je account is zojuist gewijzigd of voor het eerst ingesteld. Op alle andere apparaten ben je uitgelogd.",
    button: "Naar mijn account",
    ignore:
      "Was jij dit niet? Vraag dan meteen een inloglink aan en kies bij je account een nieuw wachtwoord. Wie dit deed, is daarmee uitgelogd.",
  },
  guesses: {
    title: "Er is vaak een verkeerd wachtwoord ingevuld",
    text: "Iemand heeft een aantal keren met een verkeerd wachtwoord geprobeerd in te loggen op je account. Daarom zit er nu steeds meer tijd tussen twee pogingen. In een browser waarin je al eens was ingelogd, merk je daar niets van, en met een link per mail log je overal meteen in.",
    button: "Naar de inlogpagina",
    ignore:
      "Was jij dit zelf? Dan hoef je niets te doen. Was jij het niet, en is je wachtwoord makkelijk te raden? Kies dan bij je account een ander. Deze mail krijg je hoogstens één keer per dag.",
  },
}
