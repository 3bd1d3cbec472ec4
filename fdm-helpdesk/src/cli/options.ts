import { parseArgs } from "node:util"
import { type AgentRole, agentRoles } from "../db/schema-helpdesk.js"
import { type Locale, locales } from "../kernel/index.js"

const commands = ["migrate", "seed-agent", "worker", "doctor", "verify-audit"] as const
export type Command = (typeof commands)[number]

/** Asked for in a way that can't be answered; the message says what to ask instead. */
export class Usage extends Error {}

export const usage = `Usage: npx fdm-helpdesk <command> [--database <url or folder>]

  migrate      makes the helpdesk's tables, or brings them up to date
  seed-agent   makes somebody an agent, or changes their role:
               --principal <id of the account in your product> --name <name> --email <address>
               [--role ${agentRoles.join(" | ")}] [--locale ${locales.join(" | ")}]
  worker       does what the helpdesk does by itself (mail, triage, search, files, what is done by the clock), until SIGTERM
               or SIGINT; what is on its way is finished. Any number of them, beside processes that do so themselves:
               [--ports <a module that exports \`ports\`: { mailer, links, model? }>]
               Without --ports, mail and triage are left to processes that have some.
  doctor       looks whether the helpdesk can work, and says what to do if not
  verify-audit reads the whole audit, and says what was changed behind it

The database is a Postgres URL or a folder of the embedded PGlite; without --database it is the variable DATABASE_URL.
It ends with 0 when all is well, 1 when something is wrong, 2 when it was asked for in the wrong way.`

const text = { type: "string" } as const
const config = {
  database: text,
  principal: text,
  name: text,
  email: text,
  role: text,
  locale: text,
  ports: text,
  help: { type: "boolean", short: "h" },
} as const

export type Options = {
  /** A Postgres URL or a folder. */
  database: string
  /** Whom `seed-agent` is about; empty for other commands. */
  agent: { principal: string; name: string; email: string; role: AgentRole; locale: Locale }
  /** Where `worker` finds the host's ports. */
  ports: string | undefined
}

export type Asked = { command: Command; options: Options }

const ofSeedAgent = ["principal", "name", "email", "role", "locale"] as const

/**
 * Reads what was asked for; undefined when it was for help.
 *
 * @throws Usage
 */
export function optionsOf(args: readonly string[], environment: NodeJS.ProcessEnv): Asked | undefined {
  const { values, positionals } = parsed(args)
  if (values.help || (positionals[0] === "help" && positionals.length === 1)) return undefined
  const command = commands.find((name) => name === positionals[0])
  if (!command) throw new Usage(positionals[0] ? `There is no command ${positionals[0]}.` : "Which command?")
  if (positionals.length > 1) throw new Usage(`${command} takes nothing but options: what is ${positionals[1]}?`)
  const foreign = ofSeedAgent.find((name) => values[name] !== undefined)
  if (command !== "seed-agent" && foreign) throw new Usage(`--${foreign} is for seed-agent.`)
  if (command !== "worker" && values.ports !== undefined) throw new Usage("--ports is for worker.")
  const { help: _help, database = environment.DATABASE_URL, ...rest } = values
  if (!database) throw new Usage("Which database? Give --database, or set DATABASE_URL.")
  const absent = ["principal", "name", "email"].filter((name) => !values[name as "name"]?.trim())
  if (command === "seed-agent" && absent.length > 0) throw new Usage(`seed-agent needs --${absent.join(" and --")}.`)
  const { role = "agent", locale = "nl", principal = "", name = "", email = "" } = rest
  return {
    command,
    options: {
      database,
      ports: rest.ports,
      agent: {
        principal,
        name,
        email,
        role: oneOf(agentRoles, "role", role),
        locale: oneOf(locales, "locale", locale),
      },
    },
  }
}

function oneOf<Value extends string>(values: readonly Value[], option: string, given: string): Value {
  const found = values.find((value) => value === given)
  if (!found) throw new Usage(`--${option} is one of ${values.join(", ")}, not ${given}.`)
  return found
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: config, allowPositionals: true })
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : String(error))
  }
}
