const PRIMES = [0x01000193, 0x85ebca6b, 0xc2b2ae35] as const

/**
 * A short fingerprint of what was read: three independent 32-bit multiply-and-xor hashes over the text. It tells
 * an order from a later version of itself; it is no protection against anybody.
 */
export const digestOf = (value: unknown): string => {
  const text = JSON.stringify(value)
  return PRIMES.map((prime) => {
    let hash = 0x811c9dc5 ^ prime
    for (let i = 0; i < text.length; i += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(i), prime)
      hash ^= hash >>> 15
    }
    return (hash >>> 0).toString(16).padStart(8, '0')
  }).join('')
}
