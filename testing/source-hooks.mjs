// Lets a plain Node run our TypeScript: imports say `.js`, which is what they are once built.
import { registerHooks } from "node:module"

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith(".")) return next(specifier, context)
    try {
      return next(specifier, context)
    } catch {
      return next(specifier.replace(/\.js$/, ".ts"), context)
    }
  },
})
