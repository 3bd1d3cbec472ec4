import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** Folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..")

/** What the scripts keep between runs; may be deleted at any time. */
export const cache = join(root, "node_modules", ".cache", "fdm")

/** Folders of the workspace's packages, as `pnpm-workspace.yaml` lists them. */
export const packages = ["fdm-core", "fdm-helpdesk", "fdm-app", "packaging", "bench"]
