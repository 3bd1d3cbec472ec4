import { answer, type Conversation, note, prioritise, reply } from "../conversation.ts"

/** What an English-speaking farm manager asks. Notes among agents stay Dutch. */
export const english: Conversation[] = [
  {
    by: "tom",
    subject: "Planting date rejected for daffodils",
    tags: ["gewassen", "fout"],
    state: "unassigned",
    text: "I'm trying to enter the planting date for the daffodils on Westeinde 2 and get 'date is outside the growing year'. We plant in September and lift in July, so the crop always runs over two calendar years. How should I enter this?",
  },
  {
    by: "tom",
    subject: "Which map layer shows the groundwater protection area?",
    priority: "low",
    tags: ["kaart"],
    state: "open",
    agent: "ana",
    text: "Is there a layer that shows groundwater protection areas? We may rent 3 ha near the dunes and I would like to know what we are getting into before we sign.",
  },
  {
    by: "tom",
    subject: "Nitrogen norm differs between two identical fields",
    tags: ["normen"],
    state: "in_progress",
    agent: "mehmet",
    text: "Westeinde 3 and Westeinde 4 lie next to each other, both tulips, both planted in the same week. FDM gives a different nitrogen norm per hectare for the two. Is there a reason?",
    thread: [
      reply(
        "Good afternoon Tom,\n\nThere is: on the official soil map Westeinde 3 counts as sand, while the larger part of Westeinde 4 counts as clay. The norm follows the map, even where the border runs through the middle of a bed. I will check whether the border of your parcel is drawn correctly, because it is a close call.\n\nKind regards,\nMehmet Yildiz",
      ),
      answer("Interesting. We had the boundary surveyed last year, I can send you the GPS file if that helps."),
      note("53 % klei bij Westeinde 4, dus nipt. Met de ingemeten grens kan het omslaan. Bestand afwachten."),
    ],
  },
  {
    by: "tom",
    subject: "CSV export uses commas and my spreadsheet breaks",
    priority: "high",
    tags: ["fout"],
    state: "in_progress",
    agent: "daan",
    text: "The export of applications has decimal commas AND comma separators, so every number is split into two columns. My account is set to English.",
    thread: [
      reply(
        "Hi Tom,\n\nOuch. Decimals follow the farm's language, the separator follows yours, and those should never have been two different choices. I'm changing it so that an English account gets points and commas. Should be in the next release; until then, the Excel export is fine.\n\nBest, Daan",
      ),
    ],
  },
  {
    by: "tom",
    subject: "Compost delivery: which phosphate figure do I enter?",
    tags: ["mest", "bemestingsplan"],
    state: "waiting",
    agent: "mehmet",
    text: "We received 120 tonnes of green compost. The delivery note lists phosphate per tonne of product and per tonne of dry matter. Which one does FDM want, and does it know that only part of it counts?",
    thread: [
      reply(
        "Good afternoon Tom,\n\nPlease enter the figure per tonne of product. FDM knows that only part of the phosphate in compost counts towards the phosphate norm and does that calculation for you.\n\nDoes the note say 'compost' or 'soil improver'? The exemption only applies to the first.\n\nKind regards,\nMehmet Yildiz",
      ),
    ],
  },
  {
    by: "tom",
    subject: "Can I print field labels with a QR code?",
    priority: "low",
    tags: ["wens"],
    state: "resolved",
    agent: "ilse",
    text: "Seasonal workers ask me all day which field is which. A sign at the gate with a QR code that opens the field in FDM would be great. Possible?",
    thread: [
      reply(
        "Dear Tom,\n\nNice idea. Every field page has its own address, so any QR generator will do: open the field, copy the address, print. Someone who scans it must be signed in to see anything, so your seasonal workers would need an account. For just the name, a plain sign is simpler.\n\nKind regards,\nIlse de Groot",
      ),
      answer("Good point about the accounts. I'll put the field name in large letters and the code underneath for us."),
    ],
  },
  {
    by: "tom",
    subject: "Deleted the wrong season",
    priority: "high",
    tags: ["percelen"],
    state: "closed",
    agent: "ana",
    text: "I meant to delete next year's draft plan but deleted this year's instead. Please tell me there is a way back.",
    thread: [
      prioritise("urgent"),
      reply(
        "Hi Tom,\n\nThere is! I restored this year's plan from ten minutes before you deleted it. Please check the applications on Molenweg: that was the last field you edited.\n\nKind regards,\nAna",
      ),
      answer("Everything is there, including Molenweg. You saved my week, thank you!"),
    ],
  },
  {
    by: "tom",
    subject: "Slow on mobile data in the field",
    tags: ["kaart"],
    state: "closed",
    agent: "daan",
    text: "With one bar of signal the map takes forever. Is there a way to load just the outlines?",
    thread: [
      reply(
        "Hi Tom,\n\nYes: layers button, then 'No background'. Outlines only, a few kB instead of a few MB. FDM remembers it per device.\n\nBest, Daan",
      ),
      answer("Night and day. Thanks."),
    ],
  },
]
