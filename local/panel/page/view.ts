/** One section of the page. */
export interface View {
  readonly element: HTMLElement
  /** How often it wants to be refreshed while it is seen, ms. */
  readonly everyMs: number
  /** Reads anew and draws; throws when that failed, what was drawn stays. */
  readonly refresh: () => Promise<void>
}

export const LIVE_MS = 1_500
export const CALM_MS = 5_000
