const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** Hands over a table that the door made. */
export const downloadTable = (base64: string, name: string, kind: keyof typeof types): void => {
  const bytes = Uint8Array.from(window.atob(base64), (one) => one.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: types[kind] }))
  Object.assign(document.createElement('a'), { href: url, download: `${name}.${kind}` }).click()
  URL.revokeObjectURL(url)
}
