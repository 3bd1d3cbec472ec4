import { acceptedLocale, assertUser } from "../fdm-core/src/auth/user-fields.js"
import { renderSavedReply, unknownVariables } from "../fdm-helpdesk/src/desk/saved-replies/saved-reply-text.js"
import * as helpdesk from "../fdm-helpdesk/src/index.js"
import { isReadable, nameSchema, oneLine, shorten } from "../fdm-helpdesk/src/kernel/text.js"
import { mailAddress } from "../fdm-helpdesk/src/mail/address.js"
import { findMentions, parseMarkdown } from "../fdm-helpdesk/src/markdown/index.js"
import { completionsAt } from "../fdm-helpdesk/src/search/language/complete-search.js"
import { readSearch } from "../fdm-helpdesk/src/search/language/search-terms.js"
import { personalWords } from "../fdm-helpdesk/src/ticket/erase/personal-words.js"
import { fallbackSubject } from "../fdm-helpdesk/src/ticket/fallback-subject.js"
import { givesOrders } from "../fdm-helpdesk/src/triage/screen.js"
import { readInboxQuery } from "../fdm-helpdesk/src/view/inbox-query.js"
import type { Parser } from "./parser.js"
import { schemaParsers } from "./schemas.js"

const { maxMessageLength } = helpdesk

const markdown = [
  ...[
    "- ",
    "* ",
    "1. ",
    "# ",
    "> ",
    ">",
    "```",
    "~~~",
    "`",
    "**",
    "*",
    "_",
    "__",
    "~~",
    "![",
    "[",
    "](",
    ")",
    "[a](",
    "<",
  ],
  ...[
    "<https://a",
    "https://",
    "www.",
    "a@b.c",
    "mailto:",
    "&amp;",
    "&#",
    "\\",
    "|",
    "| - |\n",
    "---\n",
    "    ",
    "\n\n",
  ],
  ...["[bank.example](https://evil.example)", "[a]: https://b\n", "\u200b", "[ \u202e", "😀", ": ", "  \n"],
]
const people = ["Ana", "Ana Kramer", "Ana Kramer de Vries", "A", "@", "é", "İ"].map((name) => ({ name }))
const triage = [
  ...["set ", "a", "prioriteit ", "priority ", "urgent ", "zet ", "negeer ", "alle ", "je ", "instructies ", "ignore "],
  ...[
    "all ",
    "previous ",
    "n e g e e r ",
    "system: ",
    "{",
    '"priority": ',
    "<|",
    "[inst]",
    "al al ",
    "kies ",
    "в",
    "е ",
  ],
]
const search = [
  ...[
    "status:",
    "prioriteit:",
    'toegewezen:"',
    '"',
    "-",
    "-status:",
    "van:",
    "tag:",
    "sinds:",
    "TK-",
    "TK-23456",
    "is:",
  ],
  ...["2026-01-01", "..", ">", "<", "(", ")", "OR ", "EN ", "a:b:c:", "請", "Київ", "'", "''", ":*", "& ", "| "],
]
const replies = [
  "{{",
  "}}",
  "{{customer_name}}",
  "{{customer_name|",
  "|",
  "{{{",
  "{",
  "}",
  "{{ ",
  " }}",
  "a|b",
  "{{x}}",
]
const names = ["Ana", " ", "-", "'", "von ", "\u202e", "\u200d", "\u115f", "é", "🚜", "<a@b.c>", '"', "\r\n", "Bcc: "]
const addresses = ["a", "@", ".", "a@", "@a", "a@a.", "a.a", "-", "+", '"', "xn--", "\u0000", "é", "[1]", "..", "a@b.c"]
const locales = ["nl", "en", ",", ";q=0.", "-", "*", "en-GB,", " ", "nl;q=1,"]
const query = [
  "status=",
  "&",
  "=",
  "view=",
  "tag=",
  "cursor=",
  "%",
  "%00",
  "%e0%a4",
  "+",
  "sort=",
  "q=",
  "created_from=",
  "-",
]

const context = { timeZone: "Europe/Amsterdam" }
const choices = {
  audience: "agent",
  locale: "nl",
  tags: [{ name: "a" }],
  requesters: ["van Dam", "a@b.example"],
} as const

export const parsers: readonly Parser[] = [
  { name: "triage screen", pieces: triage, maxLength: maxMessageLength, read: givesOrders },
  { name: "subject of a message", pieces: markdown, maxLength: maxMessageLength, read: fallbackSubject },
  { name: "readable", pieces: names, maxLength: maxMessageLength, read: isReadable },
  { name: "Markdown", pieces: markdown, maxLength: maxMessageLength, read: parseMarkdown },
  {
    name: "mentions",
    pieces: ["@", "@Ana", "@Ana Kramer", " ", "", "a@Ana", "`", "> "],
    maxLength: maxMessageLength,
    read: (text) => findMentions(text, people),
  },
  { name: "search", pieces: search, maxLength: 10_000, read: readSearch },
  {
    name: "search completion",
    pieces: search,
    maxLength: 10_000,
    read: (text) => completionsAt(text, text.length, choices),
  },
  {
    name: "list address",
    pieces: query,
    maxLength: 8_000,
    read: (text) => readInboxQuery(new URLSearchParams(text), context),
  },
  {
    name: "saved reply",
    pieces: replies,
    maxLength: maxMessageLength,
    read: (text) => [
      unknownVariables(text),
      renderSavedReply(text, {
        customer_name: text.slice(0, 200),
        agent_name: "Ana",
        ticket_ref: "TK-234567",
        farm_name: "",
      }),
    ],
  },
  { name: "name", pieces: names, maxLength: maxMessageLength, read: (text) => nameSchema(200).safeParse(text) },
  { name: "one line", pieces: names, maxLength: maxMessageLength, read: (text) => shorten(oneLine(text), 200) },
  {
    name: "account",
    pieces: [...names, ...addresses],
    maxLength: 100_000,
    read: (text) => assertUser({ name: text, email: text, image: `https://${text}` }),
  },
  { name: "languages of a browser", pieces: locales, maxLength: 16_000, read: acceptedLocale },
  {
    name: "sender of a mail",
    pieces: [...names, ...addresses],
    maxLength: 1_000,
    read: (text) => mailAddress({ name: text, email: "a@b.example" }),
  },
  {
    name: "names to erase",
    pieces: names,
    maxLength: 1_000,
    read: (text) => personalWords({ names: [text, text], emails: [`${text}@b.example`] }),
  },
  ...schemaParsers({ pieces: [...names, ...addresses], maxLength: maxMessageLength + 10 }),
]
