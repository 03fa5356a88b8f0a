/** One kind of thing that happens in a conversation. */
export interface Step {
  readonly does:
    | 'viewsHome'
    | 'enters'
    | 'asksBot'
    | 'asksForPerson'
    | 'saysToPerson'
    | 'personSays'
    | 'pulls'
    | 'personEnds'
    | 'rates'
  readonly times: number
  /** Where the page hears the bell (watch in WeChat) it pulls every 10 s only. */
  readonly timesWithBell?: number
  readonly why: string
}

/**
 * A typical conversation, in order: one that needs a person, which is the dear kind; a shop where the bot answers
 * half of all alone pays about half. What its steps cost is measured, how often they happen is our assumption.
 */
export const typicalConversation: readonly Step[] = [
  { does: 'viewsHome', times: 1, why: '打开服务首页' },
  { does: 'enters', times: 1, why: '进入会话，欢迎语' },
  { does: 'asksBot', times: 2, why: '先问机器人两句：快递、退换货' },
  { does: 'pulls', times: 40, timesWithBell: 6, why: '和机器人说话的 1 分钟，每 1.5 秒取一次' },
  { does: 'asksForPerson', times: 1, why: '转人工，排队，分配，把摘要送给坐席' },
  { does: 'saysToPerson', times: 5, why: '对坐席说五句' },
  { does: 'personSays', times: 6, why: '坐席回六句，每句是一次企业微信回调' },
  {
    does: 'pulls',
    times: 120,
    timesWithBell: 26,
    why: '和人说话的 3 分钟，每 1.5 秒取一次；有铃时每 10 秒一次，再加每响一次取一次',
  },
  { does: 'personEnds', times: 1, why: '坐席结束会话，名额让给下一位' },
  { does: 'pulls', times: 18, why: '结束后页面又开着 3 分钟，每 10 秒取一次' },
  { does: 'rates', times: 1, why: '评价' },
]

export const DAYS_A_MONTH = 30
/** The clock's timer of config.json: every 10 s. */
export const TICKS_A_DAY = 8_640
