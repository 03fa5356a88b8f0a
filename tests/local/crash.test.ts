import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Turn } from '../../core/conversation/turn'
import { conversationIdOf } from '../../core/shared/ids'
import { randomOf } from '../../local/demo/random'
import { WECOM_JOURNAL } from '../../local/launch/data-folder'
import type { AcceptedCall, JournalRecord } from '../../local/wecom/journal'
import { ensureBuilt } from '../../scripts/lib/builds'
import { at } from '../../scripts/lib/root'
import { CrashAgent, CrashShopper } from '../support/crash-load'
import { agentIds, shopId, shopperIds } from '../support/crash-people'
import { CrashRig, pause, until } from '../support/crash-rig'

const SEED = 20261121
const CRASHES = 4
/** Each shopper's; below what one shopper may say in a minute, above what WeCom takes at once for one agent. */
const MESSAGES = 12
const ANSWERS = 3

const folder = mkdtempSync(path.join(tmpdir(), 'crash-'))
const data = path.join(folder, 'data')

let rig: CrashRig
const shoppers: CrashShopper[] = []
const agents: CrashAgent[] = []
const turns = new Map<string, readonly Turn[]>()
let journal: readonly JournalRecord[] = []

const allTurns = async (openid: string): Promise<readonly Turn[]> => {
  const { db } = await rig.database()
  const conversation = db.collection('turns').where({ conversationId: conversationIdOf(shopId, openid) })
  return (await conversation.orderBy('seq', 'asc').limit(1000).get()).data as Turn[]
}

/** What the clock still has to do. */
const left = async (): Promise<number> => {
  const { db, command } = await rig.database()
  const pending = { pendingAt: command.gt(0) }
  const [ofTurns, ofInbox] = await Promise.all([
    db.collection('turns').where(pending).count(),
    db.collection('inbox').where(pending).count(),
  ])
  return (ofTurns as { total: number }).total + (ofInbox as { total: number }).total
}

/** A run of the clock that was killed holds its lease for 50 s: as if they had passed. */
const endLease = async (): Promise<void> => {
  const { db } = await rig.database()
  await db.collection('leases').where({ _id: 'tick' }).update({ until: 0 })
}

const crashInLoad = async (): Promise<void> => {
  const random = randomOf(SEED)
  const total = shopperIds.length * MESSAGES
  let sent = 0
  let isOver = false
  shoppers.push(...shopperIds.map((openid) => new CrashShopper(rig, openid)))
  agents.push(...agentIds.map((userid) => new CrashAgent(rig, userid)))
  const talking = Promise.all(shoppers.map((shopper) => shopper.talk(MESSAGES, () => (sent += 1))))
  const serving = Promise.all(agents.map((agent) => agent.serve(ANSWERS, () => isOver)))

  for (let n = 0; n < CRASHES; n += 1) {
    const enough = Math.floor((total * n) / CRASHES) + random.int(0, total / CRASHES - 8)
    await until(() => sent >= enough, `${enough} messages`)
    await pause(random.int(0, 60))
    void rig.tick()
    await pause(random.int(0, 20))
    await rig.crash()
    await endLease()
  }
  await talking
  await until(
    () => agents.flatMap(({ typed }) => typed).length === shopperIds.length * ANSWERS,
    'all answers',
  )
  isOver = true
  await serving
}

/** What could not be told yet (WeCom's limit) waits for a minute: as if it had passed. */
const endWaits = async (): Promise<void> => {
  const { db, command } = await rig.database()
  await db
    .collection('inbox')
    .where({ pendingAt: command.gt(Date.now() + 10_000) })
    .update({ pendingAt: 1 })
}

/**
 * An agent's bucket refills by 16 messages a minute (core/lane/push-limit.ts). He is owed about 30 here, and a crash
 * costs what was taken out and not sent: one minute mostly, two or three on a slow machine.
 */
const LIMIT_MS = 5 * 60_000

const finish = async (): Promise<void> => {
  const isDone = async (): Promise<boolean> => {
    await endWaits()
    await rig.tick()
    await pause(200)
    return (await left()) === 0
  }
  await until(isDone, 'everything to be done', LIMIT_MS)
  await rig.crash()
}

beforeAll(async () => {
  await ensureBuilt(['functions'])
  rig = new CrashRig({ data, functions: at('dist/cloudfunctions') })
  await crashInLoad()
  await finish()
  for (const openid of shopperIds) turns.set(openid, await allTurns(openid))
  const lines = readFileSync(path.join(data, WECOM_JOURNAL), 'utf8').split('\n').filter(Boolean)
  journal = lines.map((line) => JSON.parse(line) as JournalRecord)
}, 480_000)

afterAll(async () => {
  await rig.kill()
  rmSync(folder, { recursive: true, force: true })
})

const textsOf = (kind: 'shopper' | 'agent', messages: readonly Turn['messages'][number][]): string[] =>
  messages.flatMap(({ from, body }) => (from.kind === kind && body.kind === 'text' ? [body.text] : []))

it('was killed under load, and something was under way each time', () => {
  expect(rig.crashes).toBe(CRASHES + 1)
  expect(rig.repeated).toBeGreaterThan(0)
})

it('stores every acknowledged message once and in order', () => {
  for (const { openid, acknowledged } of shoppers) {
    const stored = turns.get(openid) ?? []
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1))
    const said = stored.filter(({ clientId }) => clientId.startsWith(`${openid}-`)).slice(2)
    const spoken = said.map(({ clientId, seq, messages }) => ({
      clientId,
      seq,
      text: textsOf('shopper', messages).join(),
    }))
    expect(spoken).toEqual(acknowledged.map(({ clientId, seq, text }) => ({ clientId, seq, text })))
  }
})

it('shows the shopper each message once and in order, on the way and afterwards', async () => {
  for (const shopper of shoppers) {
    const stored = (turns.get(shopper.openid) ?? []).flatMap(({ seq, messages }) =>
      messages.map((_, position) => `${seq}.${position}`),
    )
    expect((await shopper.readAll()).map(({ id }) => id)).toEqual(stored)
    await shopper.readOn()
    expect(shopper.read.map(({ id }) => id)).toEqual(stored)
  }
})

const shownTo = (): AcceptedCall[] =>
  journal.flatMap((record) => (record.type === 'call' && record.sent?.outcome === 'shown' ? [record] : []))

/** The shopper's words in one line of the chat: `#12 张女士 ·7 文`, or `#12 张女士 ·7–9` and a line each. */
const wordsIn = (content: string): { session: string; words: string[] }[] => {
  const found = /^#(\d+) [^\n]*? ·\d+(?:–\d+)?(?:\n|\u3000)([\s\S]*)$/.exec(content)
  return found ? [{ session: found[1] ?? '', words: (found[2] ?? '').split('\n') }] : []
}

it('shows the agent each message of the shopper once and in order', () => {
  const calls = shownTo().flatMap(({ sent }) => (sent?.body.type === 'text' ? [sent.body.content] : []))
  const seen = calls.flatMap(wordsIn)
  for (const { openid, acknowledged } of shoppers) {
    const service = turns.get(openid)?.at(-1)?.state.service
    const number = service?.status === 'assigned' ? String(service.number) : 'none'
    const words = seen.filter(({ session }) => session === number).flatMap((line) => line.words)
    expect(words).toEqual(acknowledged.map(({ text }) => text))
    expect(
      calls.filter((content) => content.startsWith(`#${number} `) && content.includes('接入')),
    ).toHaveLength(1)
  }
})

it('loses nothing to the limits of WeCom', () => {
  const outcomes = journal.flatMap((record) =>
    record.type === 'call' && record.sent ? record.sent.outcome : [],
  )
  expect(outcomes).not.toContain('dropped')
})

it('brings every answer of an agent to the shopper once and in order', () => {
  const typed = agents.flatMap((agent) => agent.typed)
  const arrived = shopperIds.flatMap((openid) =>
    textsOf(
      'agent',
      (turns.get(openid) ?? []).flatMap((t) => t.messages),
    ),
  )
  expect([...arrived].sort()).toEqual([...typed].sort())
  for (const openid of shopperIds) {
    const heard = textsOf(
      'agent',
      (turns.get(openid) ?? []).flatMap((t) => t.messages),
    )
    const places = heard.map((text) => typed.indexOf(text))
    expect(places).toEqual([...places].sort((one, other) => one - other))
  }
})

it('gives nothing up', () => {
  const all = [...turns.values()].flat()
  expect(all.filter(({ pendingAt, delivery }) => pendingAt !== null || delivery.deadAt !== null)).toEqual([])
})
