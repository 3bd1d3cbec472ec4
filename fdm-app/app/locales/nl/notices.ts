/** Wat er mis kan zijn met hoe de app draait: voor beheerders, en in het Engels in de terminal. */
export const notices = {
  summary_one: "{{count}} punt vraagt aandacht",
  summary_other: "{{count}} punten vragen aandacht",
  who: "Alleen beheerders zien dit.",
  settings: "Naar de instellingen",
  about: {
    stopped: {
      title: "Vastgelopen werk ({{count}})",
      todo: "Het is twee keer begonnen en nooit afgekomen, dus de app probeert het niet meer. Kijk waar het om gaat en probeer het zelf nog eens.",
    },
    demo: {
      title: "Iedereen kan hier inloggen als beheerder",
      todo: "Op {{url}} draait een demo, en iedereen kan het wachtwoord van de demo-accounts opzoeken. Klaar met de demo? Start de app één keer met FDM_DEMO=end.",
    },
    plainHttp: {
      title: "Wachtwoorden gaan onversleuteld over het netwerk",
      todo: "Bezoekers komen binnen via {{url}}. Zet een proxy met een certificaat voor de app en vul bij FDM_URL het https-adres in.",
    },
    proxyAddress: {
      title: "Eén bezoeker kan het inloggen voor iedereen blokkeren",
      todo: "Door de proxy voor de app lijken alle bezoekers van één adres te komen, en na te veel pogingen moet dat hele adres wachten. Vul bij FDM_CLIENT_ADDRESS_HEADER de header in waarmee de proxy het adres van de bezoeker doorgeeft.",
    },
    addressMissing: {
      title: "Van sommige bezoekers is het netwerkadres onbekend",
      todo: "Er komen formulieren binnen zonder de header {{header}}. Stel de proxy zo in dat hij die bij elk verzoek zet, en zorg dat niemand de app buiten de proxy om bereikt.",
    },
    noMail: {
      title: "Er wordt geen mail verstuurd",
      todo: "Vragers krijgen onze antwoorden niet in hun mail, en inloglinks komen niet aan. Vul bij POSTMARK_API_KEY de sleutel van Postmark in.",
    },
    measured: {
      title: "Vreemden kunnen nagaan wie er een account heeft",
      todo: "De app stuurt bij elk antwoord mee hoeveel werk het was, ook bij inloggen. Dat is alleen bedoeld om te meten. Klaar met meten? Haal FDM_MEASURE weg.",
    },
    localUrl: {
      title: "Links in mails werken niet",
      todo: "Ze wijzen naar {{url}}, en dat is bij iedereen de eigen computer. Vul bij FDM_URL het adres in waarop mensen de app bereiken.",
    },
    sender: {
      title: "De afzender van mails bestaat niet",
      todo: "{{address}} is een voorbeeldadres, dus de meeste mails worden geweigerd. Vul het adres van je eigen helpdesk in.",
    },
    plainProvider: {
      title: "Sleutels en teksten gaan onversleuteld over het netwerk",
      todo: "{{variables}} wijst naar een http-adres. Vul een https-adres in.",
    },
    ownSecret: {
      title: "Wie hier is ingelogd, is dat bij een ander proces niet",
      todo: "AUTH_SECRET is niet ingevuld, dus dit proces tekent sessies met een eigen geheim. Vul in alle processen op deze database hetzelfde geheim in.",
    },
    openDatabase: {
      title: "De verbinding met de database is niet versleuteld",
      todo: "Alles wat van en naar {{host}} gaat, is onderweg te lezen. Zet ?sslmode=verify-full achter DATABASE_URL.",
    },
    superuser: {
      title: "De app mag alles op de databaseserver",
      todo: "DATABASE_URL logt in als superuser. Maak op de server een gebruiker die alleen eigenaar is van deze database, en vul die in.",
    },
    clock: {
      title: "De klok scheelt {{seconds}} seconden met die van de database",
      todo: "Daardoor kloppen tijden en termijnen niet. Laat beide machines hun klok gelijkzetten door een tijdserver (NTP).",
    },
  },
}
