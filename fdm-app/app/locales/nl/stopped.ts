export const stopped = {
  intro:
    "De helpdesk doet veel vanzelf. Hier staat wat twee keer achter elkaar niet afkwam, omdat de app uitviel of omdat het te lang duurde. Het is opzijgezet, zodat de rest doorgaat. Probeer het nog eens; loopt het weer vast, laat dan iemand naar de server kijken.",
  hidden: "Managers en beheerders zien hier wat is vastgelopen.",
  kinds: {
    mail: "E-mail",
    triage: "Onderwerp en prioriteit bepalen",
    search: "Bijwerken voor zoeken",
    export: "Export",
  },
  means: {
    mail: "De mail is misschien niet verstuurd. Vastgelopen",
    triage: "Het ticket houdt het onderwerp en de prioriteit die het had. Vastgelopen",
    search: "Zoeken vindt nog niet wat er nieuw is in dit ticket. Vastgelopen",
    export: "Het bestand is niet gemaakt. Vastgelopen",
  },
  retry: "Nog eens proberen",
  retryOf: "Nog eens proberen: {{what}}",
  empty: "Er is niets vastgelopen",
  emptyText: "Alles wat de helpdesk vanzelf doet, loopt.",
  done: { retry: "Het wordt nog één keer geprobeerd. Loopt het weer vast, dan staat het hier opnieuw." },
}
