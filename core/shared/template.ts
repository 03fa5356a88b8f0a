const slot = /\{([^{}]{1,20})\}/g

/** The variables that a text with `{变量}` asks for, each once, in order. */
export const slotsOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(slot)].map((match) => match[1] ?? '')),
]

/** Fills `{变量}`; one without a value stays as it is, so ask `missingSlots` first. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(slot, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole))

export const missingSlots = (text: string, values: Readonly<Record<string, string>>): readonly string[] =>
  slotsOf(text).filter((name) => !Object.hasOwn(values, name) || !values[name])
