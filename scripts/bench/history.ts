import { collections } from '../../core/collections'
import type { Turn } from '../../core/conversation/turn'
import { conversationIdOf, turnIdOf } from '../../core/shared/ids'
import { encode } from '../../local/gateway/ejson'
import { indexName } from '../../local/gateway/schema'
import { Store } from '../../local/gateway/store'
import { say, secondsSince } from '../lib/run'
import { assignment, SHOP } from './people'

/** Messages of one conversation; each is a turn of its own. */
export const TURNS_EACH = 50
/** So many conversations go on at the same time, hence the turns of one are spread over the file. */
const AT_ONCE = 1_000
const FIRST_AT = Date.UTC(2026, 0, 5, 1)

/** A data folder and how many conversations it holds, numbered from 1. */
export interface Past {
  readonly dataDir: string
  readonly conversations: number
}

const WORDS = [
  '你好，上周买的杯子把手断了，能换一只新的吗？盒子和发票都还留着',
  '快递显示已签收，可是我没有收到，门卫那里也问过了，能帮我查一下吗',
  '这件衣服平时穿 L，身高 175、体重 70 公斤，应该选哪个码比较合适呢',
  '退款大概几天到账？我用的是微信支付，绑定的银行卡已经换了一张',
  '好的，谢谢您，那我等你们的消息，麻烦尽快处理，周末之前要用',
]

const spoken = assignment(1, FIRST_AT)

export const pastConversation = (n: number): string => conversationIdOf(SHOP, openidOf(n))
const openidOf = (n: number): string => `oPast${String(n).padStart(23, '0')}`

/** What a shopper once said to an agent, done with long ago. About 1.3 KB when it is stored, as every turn of an open session. */
export const pastTurn = (conversation: number, seq: number): Turn => {
  const at = FIRST_AT + (conversation * TURNS_EACH + seq) * 7_000
  const text = WORDS[(conversation + seq) % WORDS.length] ?? ''
  const conversationId = pastConversation(conversation)
  return {
    ...spoken,
    at,
    _id: turnIdOf(conversationId, seq),
    conversationId,
    openid: openidOf(conversation),
    seq,
    clientId: `past-${conversation}-${seq}`,
    messages: [{ from: { kind: 'shopper' }, body: { kind: 'text', text } }],
    events: [{ type: 'heard', text, orderNo: null, photo: false }],
  }
}

const insertMany = (store: Store, first: number, last: number): Promise<void> => {
  const turns = store.collection('turns')
  return store.submit(() => {
    for (let seq = 1; seq <= TURNS_EACH; seq += 1) {
      for (let n = first; n <= last; n += 1) {
        const turn = pastTurn(n, seq)
        turns.insert(turn, encode(turn))
      }
    }
  }, 'write')
}

/** Nothing here has to survive a crash, and indexes are made quicker afterwards than along the way. */
export const hurry = ({ db }: Store, collection: 'turns' | 'sessions' | 'cases' = 'turns'): void => {
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -100000')
  for (const { name } of collections[collection].indexes)
    db.exec(`DROP INDEX "${indexName(collection, name)}"`)
}

export const openStore = (dataDir: string): Store => new Store(dataDir, collections, Date.now)

/** Makes a data folder with 50 messages a conversation, by the gateway's own code. */
export const makeHistory = async ({ dataDir, conversations }: Past): Promise<void> => {
  const startedAt = Date.now()
  const store = openStore(dataDir)
  hurry(store)
  for (let first = 1; first <= conversations; first += AT_ONCE) {
    const last = Math.min(first + AT_ONCE - 1, conversations)
    await insertMany(store, first, last)
    if (last % (AT_ONCE * 5) === 0)
      say(`  ${last * TURNS_EACH} messages stored (${secondsSince(startedAt)} s)`)
  }
  store.close()
  openStore(dataDir).close() // an index that is missing is made at every start
  say(`  ${conversations * TURNS_EACH} messages, indexes made (${secondsSince(startedAt)} s)`)
}
