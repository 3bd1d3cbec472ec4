import { texts } from "./tested.ts"

process.stdout.write(JSON.stringify(texts), () => process.exit())
