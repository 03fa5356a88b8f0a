const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
} as const

/** Hands over a file that the door made. */
export const downloadFile = (base64: string, name: string, kind: keyof typeof types): void => {
  const bytes = Uint8Array.from(window.atob(base64), (one) => one.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: types[kind] }))
  Object.assign(document.createElement('a'), { href: url, download: `${name}.${kind}` }).click()
  URL.revokeObjectURL(url)
}
