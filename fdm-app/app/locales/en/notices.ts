/** What may be wrong with how the app runs: for admins, and for the terminal. */
export const notices = {
  summary_one: "{{count}} thing needs attention",
  summary_other: "{{count}} things need attention",
  who: "Only admins see this.",
  settings: "Open the settings",
  about: {
    stopped: {
      title: "Stuck work ({{count}})",
      todo: "It was started twice and never finished, so the app has given up on it. See what it is about and try it again yourself.",
    },
    demo: {
      title: "Anybody can sign in here as an admin",
      todo: "A demo runs at {{url}}, and anybody can look up the password of its accounts. Done with the demo? Start the app once with FDM_DEMO=end.",
    },
    plainHttp: {
      title: "Passwords travel unencrypted",
      todo: "Visitors come in through {{url}}. Put a proxy with a certificate in front of the app, and set FDM_URL to the https address.",
    },
    proxyAddress: {
      title: "One visitor can block signing in for everybody",
      todo: "Because of the proxy in front of the app, all visitors seem to come from one address, and after too many attempts that whole address has to wait. Set FDM_CLIENT_ADDRESS_HEADER to the header in which the proxy passes on the visitor's address.",
    },
    addressMissing: {
      title: "The network address of some visitors is unknown",
      todo: "Forms come in without the header {{header}}. Have the proxy set it on every request, and make sure that nobody reaches the app around the proxy.",
    },
    noMail: {
      title: "No mail is sent",
      todo: "Requesters don't get our answers by mail, and sign-in links don't arrive. Set POSTMARK_API_KEY to your Postmark key.",
    },
    measured: {
      title: "Strangers can find out who has an account",
      todo: "Every answer tells how much work it was, those of signing in too. That is meant for measuring only. Done measuring? Remove FDM_MEASURE.",
    },
    localUrl: {
      title: "Links in mails don't work",
      todo: "They point to {{url}}, which is everybody's own computer. Set FDM_URL to the address at which people reach the app.",
    },
    sender: {
      title: "The sender of mails doesn't exist",
      todo: "{{address}} is an example address, so most mails are refused. Fill in the address of your own desk.",
    },
    plainProvider: {
      title: "Keys and texts travel unencrypted",
      todo: "{{variables}} points to an http address. Use an https one.",
    },
    ownSecret: {
      title: "Whoever is signed in here is not signed in at another process",
      todo: "AUTH_SECRET is not set, so this process signs sessions with a secret of its own. Set it to the same secret in all processes on this database.",
    },
    openDatabase: {
      title: "The connection to the database is not encrypted",
      todo: "Everything that goes to and from {{host}} can be read on its way. Add ?sslmode=verify-full to DATABASE_URL.",
    },
    superuser: {
      title: "The app may do anything on the database server",
      todo: "DATABASE_URL signs in as a superuser. Create a user on the server that owns this database and nothing else, and use that one.",
    },
    clock: {
      title: "The clock differs {{seconds}} seconds from the database's",
      todo: "That makes times and due times wrong. Have both machines set their clocks by a time server (NTP).",
    },
  },
}
