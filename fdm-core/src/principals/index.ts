export {
  getPrincipal,
  type Locale,
  listPrincipals,
  type Principal,
  type PrincipalSource,
  principalOf,
} from "./principal.js"
