/** What a test or a curious developer can make the server do. */
export interface Faults {
  /** Calls whose connection is cut from now on. */
  unreachable: number
  /** Every call is answered 60020: the caller's address is not trusted. */
  ipRefused: boolean
  /** Off: a callback is tried once only. */
  retries: boolean
  /** 模板卡片 are refused, as by a WeCom that does not know them. */
  cardsRefused: boolean
}

export const noFaults = (): Faults => ({
  unreachable: 0,
  ipRefused: false,
  retries: true,
  cardsRefused: false,
})
