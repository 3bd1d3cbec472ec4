import type { Conversation } from "../conversation.ts"
import { crops } from "./crops.ts"
import { cycle } from "./cycle.ts"
import { english } from "./english.ts"
import { fertiliserPlan } from "./fertiliser-plan.ts"
import { manure } from "./manure.ts"
import { map } from "./map.ts"
import { norms } from "./norms.ts"
import { oftenAskedFields } from "./often-asked-fields.ts"
import { oftenAskedOffice } from "./often-asked-office.ts"
import { parcels } from "./parcels.ts"
import { rvoAndBrp } from "./rvo-and-brp.ts"
import { sharing } from "./sharing.ts"
import { soil } from "./soil.ts"

/** Everything that was ever asked at the desk of the demo. The order says nothing about when. */
export const conversations: Conversation[] = [
  ...parcels,
  ...map,
  ...rvoAndBrp,
  ...fertiliserPlan,
  ...manure,
  ...soil,
  ...norms,
  ...cycle,
  ...crops,
  ...sharing,
  ...english,
  ...oftenAskedFields,
  ...oftenAskedOffice,
]
