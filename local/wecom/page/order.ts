import type { Entry } from '../config'

/** What was not sent stands where it was said; what is on its way stands last. */
export const inTime = (entries: readonly Entry[], outgoing: readonly Entry[]): Entry[] => {
  const lines = [...entries]
  for (const one of outgoing) {
    const later = one.status === 'failed' ? lines.findIndex(({ at }) => at > one.at) : -1
    lines.splice(later === -1 ? lines.length : later, 0, one)
  }
  return lines
}
