const AT_ONCE = 8_192

/** The bytes of a file as text. */
export const base64Of = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const pieces = Array.from({ length: Math.ceil(bytes.length / AT_ONCE) }, (_, at) =>
    String.fromCharCode(...bytes.subarray(at * AT_ONCE, (at + 1) * AT_ONCE)),
  )
  return window.btoa(pieces.join(''))
}
