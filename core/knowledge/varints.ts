/** Appends a number in as few bytes as it needs, seven bits each. */
export const pushVarint = (bytes: number[], value: number): void => {
  let left = value
  while (left > 127) {
    bytes.push((left & 127) | 128)
    left >>>= 7
  }
  bytes.push(left)
}

/** Reads them one after the other. */
export const varintsOf = (base64: string): (() => number) => {
  const bytes = Buffer.from(base64, 'base64')
  let at = 0
  return () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0
      at += 1
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
}
