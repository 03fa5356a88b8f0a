import { err, ok } from '../../core/shared/result'
import type { Conversation } from '../../src/features/conversation/conversation'
import { fileBody, outgoing } from '../../src/features/conversation/outbox.shared'
import type { Ports } from '../../src/features/conversation/ports'
import { rowsOf } from '../../src/features/conversation/rows.shared'
import { opened, rig, settled } from '../support/conversation-rig'

const rows = (conversation: Conversation) => {
  const state = conversation.state()
  return rowsOf(state.thread, state.outbox)
}
describe('the outbox', () => {
  it('shows what is said at once, under the key that it keeps when it has arrived', async () => {
    const { ports } = rig()
    const conversation = await opened(ports)
    conversation.say([{ kind: 'text', text: '在吗' }])
    const onItsWay = rows(conversation).at(-1)
    expect(onItsWay).toMatchObject({ state: 'sending', speaker: 'shopper' })
    await settled()
    expect(rows(conversation).at(-1)).toMatchObject({ key: onItsWay?.key, state: 'sent' })
    expect(conversation.state().outbox).toEqual([])
  })

  it('sends by itself what the network stopped, under the same clientId: at once when it is back', async () => {
    const { ports, answers, sent, lines } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('offline')
    conversation.say([{ kind: 'text', text: '在吗' }])
    await settled()
    const waiting = rows(conversation).at(-1)
    expect(waiting).toMatchObject({ state: 'sending' })
    expect(conversation.state()).toMatchObject({ offline: true, hold: { why: 'offline' } })
    answers.send = () => null
    lines.forEach(({ onBack }) => onBack())
    await settled()
    expect(sent.map(({ clientId }) => clientId)).toEqual([waiting?.key, waiting?.key])
    expect(rows(conversation).filter(({ speaker }) => speaker === 'shopper')).toHaveLength(1)
    expect(conversation.state()).toMatchObject({ offline: false, hold: null, outbox: [] })
  })

  it('waits longer after each try without network, thirty seconds at most', async () => {
    const { ports, answers, waits, waited } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('offline')
    conversation.say([{ kind: 'text', text: '在吗' }])
    for (const ms of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000]) {
      await settled()
      expect(waits()).toContain(ms)
      waited(ms)
    }
    await settled()
    expect(waits()).toContain(30_000)
  })

  it('goes on by itself after a restart, in order, and does not send what had arrived', async () => {
    const { ports, answers, stored, sent } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('offline')
    conversation.say([{ kind: 'text', text: 'first' }])
    conversation.say([{ kind: 'text', text: 'second' }])
    await settled()
    const ids = conversation.state().outbox.map(({ clientId }) => clientId)
    answers.send = () => null
    sent.length = 0
    const again = await opened(ports)
    await settled()
    expect(sent.map(({ clientId }) => clientId)).toEqual(ids)
    expect(again.state().outbox).toEqual([])
    expect(stored.get('outbox')).toEqual([])
  })

  it('leaves the messages of another page alone when its own have gone', async () => {
    const { ports, answers, stored } = rig()
    const conversation = await opened(ports)
    stored.set('outbox', [{ clientId: 'of-another-tab' }])
    answers.send = () => null
    conversation.say([{ kind: 'text', text: '在吗' }])
    await settled()
    expect(stored.get('outbox')).toEqual([{ clientId: 'of-another-tab' }])
  })

  it('touches the storage once when it is said and once when it has arrived', async () => {
    const { ports } = rig()
    const written: unknown[] = []
    const counting = {
      ...ports,
      writeStored: (name: string, value: unknown) => {
        if (name === 'outbox') written.push(value)
        ports.writeStored(name, value)
      },
    }
    const conversation = await opened(counting)
    conversation.say([{ kind: 'text', text: '在吗' }])
    await settled()
    expect(written).toEqual([[expect.objectContaining({ body: { kind: 'text', text: '在吗' } })], []])
  })

  it('keeps a refused message where it failed while others go on, until it is tapped', async () => {
    const { ports, answers } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('textTooLong')
    conversation.say([{ kind: 'text', text: 'first' }])
    await settled()
    answers.send = () => null
    conversation.say([{ kind: 'text', text: 'second' }])
    await settled()
    expect(rows(conversation).map(({ state }) => state)).toEqual(['sent', 'sent', 'failed', 'sent'])
    conversation.retry(rows(conversation)[2]?.key ?? '')
    await settled()
    expect(rows(conversation).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent'])
  })

  it('slows down when the server says so, and goes on by itself', async () => {
    const { ports, answers, waited, lines } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('tooFast')
    conversation.say([{ kind: 'text', text: '在吗' }])
    await settled()
    expect(conversation.state()).toMatchObject({ hold: { why: 'tooFast', until: 3_000 }, offline: false })
    lines.forEach(({ onBack }) => onBack())
    expect(conversation.state().hold).not.toBeNull()
    answers.send = () => null
    waited(3_000)
    await settled()
    expect(conversation.state()).toMatchObject({ hold: null, outbox: [] })
  })

  it('asks for a tap when trouble on the server stays', async () => {
    const { ports, answers, waited } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('internal')
    conversation.say([{ kind: 'text', text: '在吗' }])
    for (const ms of [1_000, 2_000, 4_000]) {
      await settled()
      waited(ms)
    }
    await settled()
    expect(conversation.state().outbox).toMatchObject([{ status: 'failed', refusal: 'internal' }])
  })

  it('carries a photo, says how far, and sends its upload; a lost file is carried again by itself', async () => {
    const { ports, answers, sent, waited, dropped } = rig()
    const conversation = await opened(ports)
    const percents: unknown[] = []
    conversation.subscribe(() => {
      const body = conversation.state().outbox[0]?.body
      if (body?.kind === 'image') percents.push(body.percent)
    })
    answers.send = () => err('fileMissing')
    conversation.say([fileBody('image', { path: 'wxfile://a.jpg', bytes: 10 })])
    await settled()
    expect(percents).toEqual(expect.arrayContaining([null, 40]))
    expect(sent).toMatchObject([{ body: { kind: 'image', uploadId: 'u'.repeat(16) } }])
    expect(conversation.state().outbox).toMatchObject([{ status: 'sending', body: { uploadId: null } }])
    answers.send = () => null
    waited(1_000)
    await settled()
    expect(conversation.state().outbox).toEqual([])
    expect(dropped).toEqual([`${sent[0]?.clientId ?? ''}.0`])
  })

  it('says a photo before the words that were typed after it, however long it takes', async () => {
    const { ports, sent } = rig()
    let arrive = (): void => undefined
    const slow = new Promise<void>((then) => (arrive = then))
    const conversation = await opened({ ...ports, upload: () => slow.then(() => ok(true)) })
    conversation.say([fileBody('image', { path: 'wxfile://a.jpg', bytes: 10 })])
    conversation.say([{ kind: 'text', text: '看这里' }])
    await settled()
    expect(sent).toEqual([])
    arrive()
    await settled()
    expect(sent.map(({ body }) => (body as { kind: string }).kind)).toEqual(['image', 'text'])
  })

  it('finds its file again after a restart, and does not carry twice what lies there', async () => {
    const { ports, answers, sent } = rig()
    const carried: string[] = []
    const upload: Ports['upload'] = ({ path }) => {
      carried.push(path)
      return Promise.resolve(ok(true))
    }
    const conversation = await opened({ ...ports, upload: () => Promise.resolve(err('offline')) })
    conversation.say([fileBody('image', { path: 'wxfile://tmp/a.jpg', bytes: 10 })])
    await settled()
    const { clientId } = conversation.state().outbox[0] ?? { clientId: '' }

    answers.send = () => err('offline')
    await opened({ ...ports, upload })
    await settled()
    answers.send = () => null
    await opened({ ...ports, upload })
    await settled()
    expect(carried).toEqual([`again://${clientId}.0`])
    expect(sent.map((one) => one.clientId)).toEqual([clientId, clientId])
  })

  it('says that a file is gone, and lets what comes after it pass', async () => {
    const { ports, sent, stored } = rig()
    const lost = outgoing('client-lost', fileBody('image', { path: 'wxfile://tmp/a.jpg', bytes: 10 }))
    stored.set('outbox', [lost, outgoing('client-text', { kind: 'text', text: '看这里' }), { broken: true }])
    const conversation = await opened(ports)
    await settled()
    expect(conversation.state().outbox).toMatchObject([{ clientId: 'client-lost', refusal: 'fileGone' }])
    expect(sent).toMatchObject([{ clientId: 'client-text' }])
  })
})
