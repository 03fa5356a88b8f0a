import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { StaffCard } from '../../core/lane/card'
import { createWecomCallback, readEnvelope } from '../../server/adapters/wecom/callback'
import { templateCardOf } from '../../server/adapters/wecom/template-card'
import { appWith, at, openDoor, openWecom, type Received } from '../support/wecom-rig'

const HOUR = 3_600_000

const card: StaffCard = {
  taskId: 'S1-2-LinXiao',
  from: '棉屿生活',
  title: '退货退款 · 张女士',
  subtitle: '售后单 S1',
  text: '顾客提交了申请',
  facts: [['金额', '¥50.00']],
  choice: {
    key: 'reason',
    title: '拒绝原因',
    options: [
      { id: '-', text: '选好再点拒绝' },
      { id: 'used', text: '商品有使用痕迹' },
    ],
  },
  buttons: [
    { key: 'yes', text: '同意', isMain: true },
    { key: 'no', text: '拒绝', isMain: false },
  ],
  page: { path: '/cases/S1', text: '看详情' },
}
const template = (more: object = {}) => ({
  ...templateCardOf(card, 'https://kf.example/#/cases/S1'),
  ...more,
})

let door: Awaited<ReturnType<typeof openDoor>>
let app: ReturnType<typeof appWith>
let wecom: Awaited<ReturnType<typeof openWecom>>
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wecom-cards-'))
  door = await openDoor()
  app = appWith({ callbackUrl: door.url })
  wecom = await openWecom([app], path.join(folder, 'wecom.jsonl'))
})
afterEach(async () => {
  await wecom.close()
  await door.close()
  rmSync(folder, { recursive: true })
})

const send = (more: object = {}, to = 'LinXiao') => wecom.apiOf(app).sendCard(to, template(more))
const sent = async (more: object = {}): Promise<string> => {
  const answer = await send(more)
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}
const cards = () =>
  wecom.standIn.inboxOf(at(app)).flatMap(({ id, body }) => (body.type === 'card' ? [{ id, body }] : []))
const close = (code: string, words = '林晓已同意') => wecom.apiOf(app).closeCard('LinXiao', code, words)
const refused = { ok: false, error: 'wecomRefused' }
/** What the app reads of a callback. */
const opened = ({ url, body }: Received) => {
  const envelope = readEnvelope(body)
  if (!envelope.ok) throw new Error(envelope.error)
  const query = Object.fromEntries(url.searchParams)
  const inbound = createWecomCallback(app, wecom.clock.now).open(query, envelope.value)
  if (!inbound.ok) throw new Error(inbound.error)
  return inbound.value
}
const press = async (key: string, picked?: string) => {
  wecom.standIn.press(at(app), cards().at(-1)?.id ?? '', { key, ...(picked !== undefined && { picked }) })
  await door.hasReceived(door.received.length + 1)
}

describe('a card', () => {
  it('is shown to whom it was sent, with all that it says, and may be changed by the code of the answer', async () => {
    const code = await sent()
    expect(code).not.toBe('')
    expect(cards().map(({ body }) => [body.card.main_title.title, body.over])).toEqual([
      ['退货退款 · 张女士', undefined],
    ])
    expect(await close(code)).toEqual({ ok: true, value: null })
    expect(cards()[0]?.body.over).toBe('林晓已同意')
  })

  it.each([
    ['no task', { task_id: '' }],
    ['a task that is called 张', { task_id: '张' }],
    ['a task of 129 characters', { task_id: 'a'.repeat(129) }],
    ['no button', { button_list: [] }],
    ['seven buttons', { button_list: Array.from({ length: 7 }, (_, n) => ({ text: '好', key: `k${n}` })) }],
    ['two buttons of one key', { button_list: Array.from({ length: 2 }, () => ({ text: '好', key: 'k' })) }],
    ['a button without a key', { button_list: [{ text: '好' }] }],
    ['a link without an address', { button_list: [{ type: 1, text: '看' }] }],
    ['a key of 1025 bytes', { button_list: [{ text: '好', key: 'k'.repeat(1025) }] }],
    [
      'seven facts',
      { horizontal_content_list: Array.from({ length: 7 }, () => ({ keyname: '金额', value: '1' })) },
    ],
    [
      'eleven options',
      {
        button_selection: {
          question_key: 'q',
          option_list: Array.from({ length: 11 }, (_, n) => ({ id: `${n}`, text: '好' })),
        },
      },
    ],
    [
      'two options of one id',
      { button_selection: { question_key: 'q', option_list: Array(2).fill({ id: 'a', text: '好' }) } },
    ],
    ['a type that has no buttons', { card_type: 'text_notice' }],
  ])('with %s is refused', async (_what, more) => {
    expect(await send(more)).toEqual(refused)
    expect(cards()).toEqual([])
  })

  it('is not sent twice: the same request is dropped, another one under its task is refused', async () => {
    await sent()
    expect(await send()).toEqual({ ok: true, value: '' })
    expect(await send({ sub_title_text: '顾客在催' })).toEqual(refused)
    expect(cards()).toHaveLength(1)
  })

  it('counts among the thirty messages a minute', async () => {
    for (let n = 0; n < 31; n += 1) await sent({ task_id: `t${n}` })
    expect(cards()).toHaveLength(30)
  })
})

describe('a pressed button', () => {
  it('comes to the callback encrypted, with key, task, what was chosen, and a code of its own', async () => {
    const first = await sent()
    await press('no', 'used')
    const said = opened(door.received[0]!)
    expect(said).toMatchObject({
      ...{ kind: 'card', key: 'no', taskId: 'S1-2-LinXiao', picked: 'used', fromUser: 'LinXiao' },
      msgId: `LinXiao:${Math.floor(wecom.clock.now() / 1000)}:template_card_event:S1-2-LinXiao:no`,
    })
    const code = said.kind === 'card' ? said.code : ''
    expect(code).not.toBe(first)
    expect(await close(code)).toEqual({ ok: true, value: null })
    expect(cards()[0]?.body).toMatchObject({ over: '林晓已同意', picked: 'used' })
  })

  it('names the first option where none was chosen', async () => {
    await sent()
    await press('yes')
    expect(opened(door.received[0]!)).toMatchObject({ key: 'yes', picked: '-' })
  })

  it('that nobody answers is told again three times, then the card says that it was not taken', async () => {
    door.answer = () => ({ status: 500, body: '' })
    wecom.standIn.faults.retries = false
    await sent()
    await press('yes')
    const isFailed = () => cards()[0]?.body.press?.status === 'failed'
    await new Promise<void>((resolve) => {
      const stop = wecom.standIn.listenTo(() => isFailed() && resolve(stop()))
      if (isFailed()) resolve(stop())
    })
    door.answer = () => ({ status: 200, body: '' })
    await press('yes')
    expect(door.received).toHaveLength(2)
  })

  it('of a card that has none any more does nothing', async () => {
    await close(await sent())
    wecom.standIn.press(at(app), cards()[0]?.id ?? '', { key: 'yes' })
    expect(cards()[0]?.body.press).toBeUndefined()
  })
})

describe('a code', () => {
  it('changes once', async () => {
    const code = await sent()
    await close(code)
    expect(await close(code, '何静已同意')).toEqual(refused)
    expect(cards()[0]?.body.over).toBe('林晓已同意')
  })

  it('changes within 72 hours, and no longer', async () => {
    const [one, other] = [await sent(), await sent({ task_id: 'other' })]
    wecom.clock.pass(72 * HOUR)
    expect((await close(one)).ok).toBe(true)
    wecom.clock.pass(1)
    expect(await close(other)).toEqual(refused)
  })

  it('that is none is refused, and one of before a restart is not', async () => {
    expect(await close('nonsense')).toEqual(refused)
    const code = await sent()
    await wecom.close()
    wecom = await openWecom([app], path.join(folder, 'wecom.jsonl'))
    expect(await send({ sub_title_text: '又一次' })).toEqual(refused)
    expect((await close(code)).ok).toBe(true)
    expect(cards()[0]?.body.over).toBe('林晓已同意')
  })
})

describe('texts that are too long for a card', () => {
  it('are cut with a mark, at characters', () => {
    const long = '顾客说杯子的把手断了😀'.repeat(30)
    const facts = Array.from({ length: 8 }, () => ['一个很长的名字', long] as const)
    const options = Array.from({ length: 12 }, (_, n) => ({ id: `${n}`, text: long }))
    const made = templateCardOf({ ...card, text: long, facts, choice: { ...card.choice, options } }, null)
    expect(made).toMatchObject({
      sub_title_text: `${[...long].slice(0, 159).join('')}…`,
      button_list: [{ text: '同意' }, { text: '拒绝' }],
    })
    expect(Object.keys(made)).not.toContain('card_action')
    const { horizontal_content_list: shown, button_selection: choice } = made as {
      horizontal_content_list: { keyname: string; value: string }[]
      button_selection: { option_list: { text: string }[] }
    }
    expect(shown.map(({ keyname, value }) => [[...keyname].length, [...value].length])).toEqual(
      Array(6).fill([5, 30]),
    )
    expect(choice.option_list.map(({ text }) => [...text].length)).toEqual(Array(10).fill(16))
  })
})
