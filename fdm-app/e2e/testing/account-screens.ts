import { comeWithoutPassword, type Screen, tryPassword } from "./screen-steps.ts"
import { people } from "./test.ts"

/** The pages on which people get in, and get an account and keep it: a part of `screens`. */
export const accountScreens: Record<string, Screen[]> = {
  "auth/signin.tsx": [
    { name: "sign in", open: (page) => page.goto("/signin") },
    { name: "a link that works no more", open: (page) => page.goto("/signin?error=INVALID_TOKEN") },
    { name: "a wrong password", open: (page) => tryPassword(page, `${crypto.randomUUID()}@fdm.example`) },
  ],
  "auth/signup.tsx": [
    { name: "sign up", open: (page) => page.goto("/signup") },
    {
      name: "sign up with all that can be off",
      open: async (page) => {
        await page.goto("/signup")
        await page.getByRole("button", { name: "Account maken" }).click()
        await page.getByText("Vul je naam in.").waitFor()
      },
    },
  ],
  "auth/signin.link.tsx": [
    { name: "look in your mail", open: (page) => page.goto("/signin/link?email=iemand@fdm.example") },
    { name: "confirm your address", open: (page) => page.goto("/signin/link?email=iemand@fdm.example&new=") },
    { name: "ask for a link", open: (page) => page.goto("/signin/link") },
  ],
  "account/farms.tsx": [
    { name: "farms", as: people.farmer, open: (page) => page.goto("/farms") },
    { name: "farms, for who came without a password", open: (page) => comeWithoutPassword(page, "/farms?no-password") },
  ],
  "account/account.tsx": [
    { name: "account", as: people.farmer, open: (page) => page.goto("/account") },
    {
      name: "account with a password that is off",
      as: people.farmer,
      open: async (page) => {
        await page.goto("/account")
        await page.getByRole("button", { name: "Wachtwoord wijzigen" }).click()
        await page.getByText("Vul je huidige wachtwoord in.").waitFor()
      },
    },
    { name: "account without a password", open: (page) => comeWithoutPassword(page, "/account") },
  ],
}
