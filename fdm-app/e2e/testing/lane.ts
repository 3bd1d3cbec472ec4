import { inject } from "vitest"

/**
 * The app that the files of this lane share. Files of a lane run one after the other, so that nothing changes under a
 * test that it didn't do itself; files of another lane have another app.
 */
export function lane(): { url: string; folder: string } {
  const lanes = inject("lanes")
  const own = lanes[Number(process.env.VITEST_POOL_ID) - 1]
  if (!own) throw new Error(`There are ${lanes.length} lanes, and this is number ${process.env.VITEST_POOL_ID}.`)
  return own
}
