interface Line {
  readonly kind: string
  readonly body?: { readonly text?: string }
  readonly url?: string
}

/** The lines of a copy of one's data that is ready, by their kind. */
export const linesOfCopy = async (ready: { readonly url?: string | undefined } | undefined) => {
  const text = await (await fetch(ready?.url ?? '')).text()
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  return (kind: string) => lines.filter((line) => line.kind === kind)
}
