/** The sender's own id of something that is done once, however often it is sent. */
export const newClientId = (): string => {
  const random = window.crypto.getRandomValues(new Uint8Array(12))
  return `k${Date.now().toString(36)}${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
