import type { Locale } from "../kernel/index.js"

/**
 * Every word that a mail says, in each language. `ref` is the number of the ticket, `brand` the name of
 * the desk. Dutch speaks to people with "je".
 */
type Words = {
  greeting: (name: string) => string
  confirmation: {
    subject: (ref: string) => string
    preheader: string
    heading: string
    intro: string
    message: string
    button: string
    next: string
  }
  reply: {
    subject: (ticketSubject: string, ref: string) => string
    heading: (author: string) => string
    button: string
    next: string
  }
  mention: {
    subject: (author: string, ticketSubject: string, ref: string) => string
    heading: (author: string) => string
    button: string
    next: string
    cutShort: string
    footer: (brand: string) => string
  }
  /** To an address that may be anybody's: nothing in it comes from who asked. */
  unconfirmed: {
    subject: (brand: string) => string
    heading: string
    intro: (brand: string) => string
    button: string
    next: string
    footer: (brand: string) => string
  }
  /** `rows` is written as the language writes numbers, `until` is a day. */
  exported: {
    subject: string
    heading: string
    intro: (rows: string, kind: "tickets" | "messages", isOne: boolean) => string
    button: string
    next: (until: string) => string
  }
  ticket: string
  cutShort: string
  linkHint: string
  footer: (brand: string) => string
}

const nl: Words = {
  greeting: (name) => (name ? `Hallo ${name},` : "Hallo,"),
  confirmation: {
    subject: (ref) => `We hebben je bericht ontvangen (${ref})`,
    preheader: "We bekijken je vraag en antwoorden zo snel we kunnen.",
    heading: "We hebben je bericht ontvangen",
    intro:
      "Bedankt voor je bericht. We bekijken je vraag en antwoorden zo snel we kunnen. Je krijgt een mail als er antwoord is.",
    message: "Je bericht",
    button: "Bekijk je vraag",
    next: "Wil je iets toevoegen? Dat kan op de pagina van je vraag.",
  },
  reply: {
    subject: (ticketSubject, ref) => `Antwoord op je vraag: ${ticketSubject} (${ref})`,
    heading: (author) => (author ? `Antwoord van ${author}` : "Antwoord op je vraag"),
    button: "Bekijk en reageer",
    next: "Is je vraag hiermee beantwoord? Dan kun je hem op die pagina sluiten.",
  },
  mention: {
    subject: (author, ticketSubject, ref) =>
      `${author ? `${author} noemt je` : "Je wordt genoemd"} in een notitie: ${ticketSubject} (${ref})`,
    heading: (author) =>
      author ? `${author} noemt je in een interne notitie` : "Je wordt genoemd in een interne notitie",
    button: "Open het ticket",
    next: "De klant ziet deze notitie niet.",
    cutShort: "Deze notitie is hier ingekort. Bij het ticket staat alles.",
    footer: (brand) => `Je krijgt deze mail omdat je behandelaar bent bij ${brand}.`,
  },
  unconfirmed: {
    subject: (brand) => `Er is nieuws over een vraag aan ${brand}`,
    heading: "Er is nieuws over een vraag",
    intro: (brand) =>
      `Iemand heeft met dit mailadres een vraag gesteld aan ${brand}. We weten nog niet of het adres van de vrager is. Daarom staat er in deze mail niets over de vraag zelf.`,
    button: "Bekijk de vraag",
    next: "Was jij het? Log dan in en bevestig dat dit adres van jou is. Voortaan krijg je onze antwoorden dan gewoon in je mailbox. Heb je niets gevraagd? Dan hoef je niets te doen.",
    footer: (brand) => `Je krijgt deze mail omdat dit adres is opgegeven bij ${brand}.`,
  },
  exported: {
    subject: "Je export staat klaar",
    heading: "Je export staat klaar",
    intro: (rows, kind, isOne) => {
      const what = kind === "tickets" ? ["ticket", "tickets"] : ["bericht", "berichten"]
      return `Het bestand met ${rows} ${what[isOne ? 0 : 1]} is gemaakt.`
    },
    button: "Download het bestand",
    next: (until) => `Je kunt het downloaden tot en met ${until}. Daarna wordt het gewist. Alleen jij kunt het openen.`,
  },
  ticket: "Vraag",
  cutShort: "Dit bericht is hier ingekort. Op de pagina van je vraag staat alles.",
  linkHint: "Werkt de knop niet? Open dan deze link:",
  footer: (brand) => `Je krijgt deze mail omdat je een vraag hebt gesteld aan ${brand}.`,
}

const en: Words = {
  greeting: (name) => (name ? `Hello ${name},` : "Hello,"),
  confirmation: {
    subject: (ref) => `We have received your message (${ref})`,
    preheader: "We are looking at your question and will answer as soon as we can.",
    heading: "We have received your message",
    intro:
      "Thank you for your message. We are looking at your question and will answer as soon as we can. You will get a mail when there is an answer.",
    message: "Your message",
    button: "View your question",
    next: "Do you want to add something? You can do that on the page of your question.",
  },
  reply: {
    subject: (ticketSubject, ref) => `Answer to your question: ${ticketSubject} (${ref})`,
    heading: (author) => (author ? `Answer from ${author}` : "Answer to your question"),
    button: "View and reply",
    next: "Does this answer your question? Then you can close it on that page.",
  },
  mention: {
    subject: (author, ticketSubject, ref) =>
      `${author ? `${author} mentions you` : "You are mentioned"} in a note: ${ticketSubject} (${ref})`,
    heading: (author) =>
      author ? `${author} mentions you in an internal note` : "You are mentioned in an internal note",
    button: "Open the ticket",
    next: "The customer does not see this note.",
    cutShort: "This note is cut short here. You find all of it with the ticket.",
    footer: (brand) => `You get this mail because you are an agent at ${brand}.`,
  },
  unconfirmed: {
    subject: (brand) => `There is news about a question to ${brand}`,
    heading: "There is news about a question",
    intro: (brand) =>
      `Somebody gave this address with a question to ${brand}. We don't know yet whether it is theirs, so this mail says nothing of the question itself.`,
    button: "View the question",
    next: "Was it you? Then sign in and confirm that this address is yours. From then on our answers come to your mailbox. If you didn't ask anything, you need not do anything.",
    footer: (brand) => `You get this mail because this address was given to ${brand}.`,
  },
  exported: {
    subject: "Your export is ready",
    heading: "Your export is ready",
    intro: (rows, kind, isOne) => {
      const what = kind === "tickets" ? ["ticket", "tickets"] : ["message", "messages"]
      return `The file with ${rows} ${what[isOne ? 0 : 1]} has been made.`
    },
    button: "Download the file",
    next: (until) => `You can download it until ${until}. Then it is deleted. Only you can open it.`,
  },
  ticket: "Question",
  cutShort: "This message is cut short here. You find all of it on the page of your question.",
  linkHint: "Does the button not work? Then open this link:",
  footer: (brand) => `You get this mail because you asked ${brand} a question.`,
}

export const mailWords: Record<Locale, Words> = { nl, en }
