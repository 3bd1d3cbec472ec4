export {
  type AccountRole,
  findPrincipal,
  getPrincipal,
  type HelpdeskRole,
  type Locale,
  listHelpdeskPrincipals,
  listPrincipals,
  type Principal,
  type PrincipalSource,
  principalOf,
  setHelpdeskRole,
} from "./principal.js"
