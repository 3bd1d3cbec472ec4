import { isHealthy } from "~/lib/host/health.server"

/** Well when the database answers: for whoever watches over the process, and for error pages that wait. */
export async function loader() {
  const ok = await isHealthy()
  return Response.json({ ok }, { status: ok ? 200 : 503 })
}
