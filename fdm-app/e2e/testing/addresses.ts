import type { RouteConfigEntry } from "@react-router/dev/routes"
import routes from "../../app/routes.ts"

/** Every address of the app, as its routes name it: `/support/:ticket_id/reply`. */
export const addresses: readonly string[] = [...new Set(addressesIn(routes))]

function addressesIn(entries: RouteConfigEntry[], parent = ""): string[] {
  return entries.flatMap(({ path, children = [] }) => {
    const own = path === undefined ? parent : `${parent}/${path}`
    return [own || "/", ...addressesIn(children, own)]
  })
}
