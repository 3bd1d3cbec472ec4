/** The words that the desk of the demo sorts tickets by. White letters read well on every colour (4.5 : 1). */
export const tags = {
  percelen: { name: "percelen", color: "#4d7c0f" },
  kaart: { name: "kaart & gps", color: "#0f766e" },
  brp: { name: "BRP", color: "#0369a1" },
  rvo: { name: "RVO-opgave", color: "#1d4ed8" },
  bemestingsplan: { name: "bemestingsplan", color: "#15803d" },
  mest: { name: "mestboekhouding", color: "#92400e" },
  bodem: { name: "bodemanalyse", color: "#a16207" },
  normen: { name: "normen", color: "#7c3aed" },
  kringloop: { name: "KringloopWijzer", color: "#0e7490" },
  gewassen: { name: "gewassen", color: "#3f6212" },
  toegang: { name: "delen & toegang", color: "#be185d" },
  account: { name: "account", color: "#475569" },
  fout: { name: "fout in FDM", color: "#b91c1c" },
  wens: { name: "wens", color: "#c2410c" },
} as const

export type TagKey = keyof typeof tags
