/** Longer than the address of any page here. */
const longest = 2_000

/**
 * Where to go after signing in: a path of this site, or `fallback`. Anything that a browser could read as another
 * site (`//evil.example`, `/\evil.example`, a control character before either) is refused, also when it only becomes one
 * by being tidied (`/..//evil.example`). One that is too long is refused as well, because pages repeat it with every form.
 */
export function safePath(wanted: string | null | undefined, fallback = "/"): string {
  if (!wanted || wanted.length > longest || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return fallback
  const base = "http://here.invalid"
  const url = URL.parse(wanted, base)
  return url?.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search : fallback
}
