/**
 * Where to go after signing in: a path of this site, or `fallback`. Anything that a browser could read as another
 * site (`//evil.example`, `/\evil.example`, a control character before either) is refused, also when it only becomes one
 * by being tidied (`/..//evil.example`).
 */
export function safePath(wanted: string | null | undefined, fallback = "/"): string {
  if (!wanted || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return fallback
  const base = "http://here.invalid"
  const url = URL.parse(wanted, base)
  return url?.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search : fallback
}
