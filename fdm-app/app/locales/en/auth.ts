/** Words of signing in and up. */
export const auth = {
  signInTitle: "Sign in",
  signUpTitle: "Create an account",
  email: "Email address",
  password: "Password",
  passwordHint: "At least 8 characters.",
  name: "Your name",
  signIn: "Sign in",
  signUp: "Create account",
  noAccount: "No account yet?",
  hasAccount: "Already have an account?",
  nameMissing: "Enter your name.",
  passwordMissing: "Enter your password.",
  magicTitle: "Forgot your password, or rather go without?",
  magicText: "We mail you a link that signs you in at once. You can choose a new password in your account after that.",
  magicSend: "Mail me a link",
  sentTitle: "Look in your mail",
  sentText: "A link is on its way to {{email}}. You can use it once, within {{minutes}} minutes.",
  sentSignUp:
    "Open it in this browser. If this address is new to us, the name and password that you just chose count as well.",
  sentAgain: "Asked for a link just before? Then no new one comes right away; the one you have still works.",
  sentNothing: "Nothing came? Look in your spam folder, or ask for a new one after a minute.",
  sentAnew: "Ask for a new link",
  keptTitle: "No mail is sent here",
  keptText:
    "The link for {{email}} stays on the machine that FDM runs on. You can use it once, within {{minutes}} minutes.",
  keptHere: "An admin can read it.",
  keptAs: "The kept mails are read as the admin of this demo. Sign in as {{name}}, with {{email}}.",
  keptRead: "Read the mail as an admin",
  another: "Use another email address",
  demoTitle: "Demo accounts",
  demoText: "Choose one to sign in with. The password of all of them is",
  demoMore: "All other requesters",
  role: { requester: "requester", agent: "agent", team_lead: "team lead", manager: "manager", admin: "admin" },
  expired: "This link no longer works. Ask for a new one below.",
  signedOut: "You are not signed in any more. Sign in, then try again.",
  signInBeside: "Sign in in a new tab",
  wrong: "This email address and password don't belong together, or the address isn't confirmed yet.",
  linkLetsIn: "A link by mail does let you in right away.",
  tooMany: "There were too many attempts in a row. Try again {{when}}.",
  fields: {
    email: "Enter an email address, like name@farm.com.",
    password: "Choose a password of 8 to 128 characters.",
    name: "Enter your name: at most 200 characters, none of them invisible.",
  },
}

/** The mails about an account. None of them says a word of whoever caused it. */
export const authMail = {
  sign_in: {
    title: "Sign in to FDM",
    text: "This button signs you in at once. You can use the link once, within {{minutes}} minutes.",
    button: "Sign in",
    ignore: "Didn't ask for this? Then there is nothing to do.",
  },
  sign_up: {
    title: "Confirm your email address",
    text: "This button confirms your address and signs you in. Use it in the browser in which you created the account, so that your name and password come along. You can use the link once, within {{minutes}} minutes.",
    button: "Confirm address",
    ignore: "Didn't create an account? Then there is nothing to do.",
  },
  has_account: {
    title: "You already have an account",
    text: "Somebody wanted to create an account with this email address; most likely that was you. The account is there already, and nothing about it has changed. This button signs you in at once. You can use the link once, within {{minutes}} minutes.",
    button: "Sign in",
    ignore: "Wasn't this you? Then there is nothing to do.",
  },
  password: {
    title: "Your password was changed",
    text: "The password of your account has just been changed, or set for the first time. You are signed out on all other devices.",
    button: "To my account",
    ignore:
      "Wasn't this you? Ask for a sign-in link right away and choose a new password in your account. Whoever did this is signed out then.",
  },
  guesses: {
    title: "A wrong password was tried several times",
    text: "Somebody tried several times to sign in to your account with a wrong password. That is why more and more time has to pass between two attempts now. In a browser in which you have signed in before you notice nothing of it, and a link by mail signs you in at once anywhere.",
    button: "To the sign-in page",
    ignore:
      "Was this you? Then there is nothing to do. Wasn't it, and is your password easy to guess? Then choose another in your account. You get this mail once a day at most.",
  },
}
