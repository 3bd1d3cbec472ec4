import { expect, test } from "vitest"
import { carryRenewed } from "./renewed-cookies.server"

test("a session that a request renewed is carried by its answer, unless the answer begins or ends one itself", () => {
  const renewed = ["fdm.session_token=old; Path=/", "fdm.known_browser=b; Path=/"]
  const plain = new Response()
  carryRenewed(plain, renewed)
  expect(plain.headers.getSetCookie()).toEqual(renewed)

  const changed = new Response(null, { headers: [["Set-Cookie", "fdm.session_token=new; Path=/"]] })
  carryRenewed(changed, renewed)
  expect(changed.headers.getSetCookie()).toEqual(["fdm.session_token=new; Path=/", "fdm.known_browser=b; Path=/"])
})
