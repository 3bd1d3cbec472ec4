/**
 * One colour that a manager chose becomes the shades that a page needs, so that words stay readable whatever it is
 * (WCAG 2.2: text 4.5:1, parts of controls 3:1). A shade moves towards black on light grounds and towards white on dark
 * ones, no further than it has to: a colour that does already stays as chosen. Pure, for browsers too.
 *
 * @module
 */
/** The shades that a page needs, each as `#rrggbb`. */
export type Shades = {
  /** Fills buttons and marks what is chosen: 3:1 on the canvas. */
  accent: string
  accentHover: string
  /** Words and links in the accent: 4.5:1 on every ground and on the tint. */
  accentInk: string
  /** A ground with a touch of the accent. */
  accentTint: string
  /** Words on `accent` and on `accentHover`: black or white, 4.5:1. */
  onAccent: string
}

const [black, white] = ["#000000", "#ffffff"]
const textContrast = 4.5
const partContrast = 3

/**
 * The shades of `chosen` for a page with these grounds, the canvas first. All colours are `#rrggbb`.
 *
 * Of black and white one always reads on a fill: the worst grey gives 4.58:1 to both.
 */
export function shadesOf(chosen: string, grounds: readonly [canvas: string, ...string[]]): Shades {
  const [canvas] = grounds
  const away = contrastOf(canvas, black) > contrastOf(canvas, white) ? black : white
  const accent = until(chosen, away, (shade) => contrastOf(shade, canvas) >= partContrast)
  const onAccent = contrastOf(accent, white) >= textContrast ? white : black
  const accentTint = mix(canvas, chosen, 0.09)
  const accentInk = until(chosen, away, (shade) =>
    [...grounds, accentTint].every((ground) => contrastOf(shade, ground) >= textContrast),
  )
  return { accent, accentHover: mix(accent, onAccent === white ? black : white, 0.14), accentInk, accentTint, onAccent }
}

/** Contrast of two colours as WCAG 2.2 defines it: from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other].map(luminanceOf).sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const steps = 50

/** The first shade on the way from `colour` to `end` that does; `end` itself when none before it does. */
function until(colour: string, end: string, does: (shade: string) => boolean): string {
  for (let step = 0; step < steps; step++) {
    const shade = mix(colour, end, step / steps)
    if (does(shade)) return shade
  }
  return end
}

function mix(from: string, to: string, share: number): string {
  const end = channelsOf(to)
  const mixed = channelsOf(from).map((channel, at) => Math.round(channel + ((end[at] ?? 0) - channel) * share))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}
