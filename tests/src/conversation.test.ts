import { err, ok } from '../../core/shared/result'
import { Conversation } from '../../src/features/conversation/conversation'
import type { Ports } from '../../src/features/conversation/ports'
import { Sending } from '../../src/features/conversation/sending'
import { NOW, opened, page, rig, settled, thread } from '../support/conversation-rig'

const enteredAsking = async (ports: Ports, visit: string) => {
  const sending = new Sending(ports)
  await sending.restore()
  const conversation = new Conversation(ports, sending)
  await conversation.enter({ from: 'home' }, { text: '我要退换货', visit })
  return conversation
}

describe('what a tile asks', () => {
  it('is said once for a visit, however often its page is loaded again', async () => {
    const { ports, sent } = rig()
    for (const _load of [1, 2]) {
      const conversation = await enteredAsking(ports, 'visit-1')
      await settled()
      conversation.leave()
    }
    expect(sent.map(({ clientId }) => clientId)).toEqual(['visit-1', 'visit-1'])
  })

  it('is not said again while it still waits to be sent', async () => {
    const { ports, answers } = rig()
    answers.send = () => err('offline')
    await enteredAsking(ports, 'visit-1')
    await settled()
    const again = await enteredAsking(ports, 'visit-1')
    expect(again.state().outbox.map(({ clientId }) => clientId)).toEqual(['visit-1'])
  })
})

describe('without network', () => {
  it('shows what was read last with its time, and enters when the server is reached', async () => {
    const { ports, lines } = rig()
    const before = await opened(ports)
    before.setVisible(false)
    let line: unknown = err('offline')
    const entered: unknown[] = []
    const enter = (input: unknown) => {
      entered.push(input)
      return Promise.resolve(line ?? ok(page(1, 3)))
    }
    const pull = () => Promise.resolve(line ?? ok(thread([])))
    const api = { ...ports.api, conversation: { ...ports.api.conversation, enter, pull } } as never
    const again = await opened({ ...ports, api })
    expect(again.state()).toMatchObject({ phase: 'ready', offline: true, thread: { now: NOW, seq: 2 } })
    line = null
    lines.forEach(({ onBack }) => onBack())
    await settled()
    expect(entered).toHaveLength(2)
    expect(entered[1]).toEqual(entered[0])
    expect(again.state()).toMatchObject({ offline: false, thread: { seq: 3 } })
  })

  it('says why it did not open when there is nothing to show', async () => {
    const { ports } = rig()
    const enter = () => Promise.resolve(err('offline'))
    const api = { ...ports.api, conversation: { ...ports.api.conversation, enter } } as never
    expect((await opened({ ...ports, api })).state()).toMatchObject({ phase: 'failed', refusal: 'offline' })
  })
})
