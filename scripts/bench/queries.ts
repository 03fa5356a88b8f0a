import { Gateway } from '../../local/gateway/gateway'
import { pastConversation, type Past } from './history'
import { median, rounded } from './statistics'

const WARM_UP = 300
const ROUNDS = 3_000
const PAGE = 20

/** The request of the SDK for the newest turns of a conversation. */
const requestFor = (conversationId: string): string =>
  JSON.stringify({
    action: 'database.getDocument',
    collectionName: 'turns',
    queryType: 'WHERE',
    query: JSON.stringify({ conversationId }),
    order: JSON.stringify({ seq: { $numberInt: '-1' } }),
    limit: PAGE,
  })

interface Data {
  readonly list: readonly string[]
}

/** A gateway on a data folder that has so many conversations, asked for another one each time. */
class Asked {
  readonly times: number[] = []
  private readonly gateway: Gateway

  constructor(private readonly past: Past) {
    this.gateway = new Gateway({ dataDir: past.dataDir, now: Date.now })
  }

  async ask(n: number): Promise<void> {
    const request = requestFor(pastConversation(1 + ((n * 7_919) % this.past.conversations)))
    const startedAt = performance.now()
    const answer = await this.gateway.handle(request)
    if (n >= WARM_UP) this.times.push(performance.now() - startedAt)
    const { data } = JSON.parse(answer) as { data?: Data }
    if (data?.list.length !== PAGE) throw new Error(`not a whole page: ${answer.slice(0, 200)}`)
  }

  /** Documents looked at for each that was handed over. */
  get examinedPerReturned(): number {
    const { examined, returned } = this.gateway.meter.total()
    return examined / returned
  }

  close(): void {
    this.gateway.close()
  }
}

/**
 * One page by an index (where + order + limit) in a large collection and in a small one, by turns. Straight at the
 * gateway: HTTP and the SDK would only hide the difference.
 */
export const measureQueries = async (many: Past, few: Past): Promise<Record<string, number>> => {
  const [large, small] = [new Asked(many), new Asked(few)]
  try {
    for (let n = 0; n < WARM_UP + ROUNDS; n += 1) {
      await large.ask(n)
      await small.ask(n)
    }
    return {
      indexedQueryRatio1M: rounded(median(large.times) / median(small.times)),
      indexedQueryMs1M: rounded(median(large.times), 3),
      examinedPerReturned1M: rounded(large.examinedPerReturned),
    }
  } finally {
    large.close()
    small.close()
  }
}
