import type { RefusalCode } from '../../../core/contracts/refusals'
import {
  outgoing,
  restoredOutbox,
  sendBodyOf,
  withFailed,
  withPercent,
  withRetry,
  withUpload,
  without,
  type Outgoing,
  type OutgoingBody,
} from './outbox.shared'
import type { Ports } from './ports'
import type { Store } from './store'
import { afterReply } from './thread.shared'

const STORED_AS = 'outbox'
/** Progress is shown in steps: a redraw for every packet would cost more than it tells. */
const STEP = 5

export interface Sending {
  readonly restore: () => void
  readonly add: (bodies: readonly OutgoingBody[]) => void
  readonly retry: (clientId: string) => void
  readonly discard: (clientId: string) => void
}

/** The outbox: messages go out one after the other, files are carried beside them, a failure waits for a tap. */
export const createSending = (store: Store, ports: Ports, onAnswer: () => void): Sending => {
  let words: Promise<void> = Promise.resolve()
  let files: Promise<void> = Promise.resolve()

  const keep = () => ports.writeStored(STORED_AS, store.state().outbox)
  const find = (clientId: string): Outgoing | undefined =>
    store.state().outbox.find((item) => item.clientId === clientId)

  const fail = (clientId: string, refusal: RefusalCode) => {
    store.update(({ outbox, thread }) => ({
      outbox: withFailed(outbox, clientId, refusal, thread.seq),
      offline: refusal === 'offline',
    }))
    keep()
  }

  const send = async (clientId: string) => {
    const item = find(clientId)
    const body = item && sendBodyOf(item.body)
    if (!body) return
    const reply = await ports.api.conversation.send({ clientId, body })
    if (!reply.ok) {
      // The file is not there after all: the next try carries it again.
      if (reply.error === 'fileMissing')
        store.update(({ outbox }) => ({ outbox: withUpload(outbox, clientId, null) }))
      return fail(clientId, reply.error)
    }
    store.update(({ thread, outbox }) => ({
      thread: afterReply(thread, reply.value),
      outbox: without(outbox, clientId),
      offline: false,
    }))
    keep()
    onAnswer()
  }

  const carry = async (clientId: string) => {
    const item = find(clientId)
    if (item?.body.kind !== 'image' || item.body.uploadId !== null) return
    const place = await ports.api.uploads.begin({ bytes: item.body.bytes })
    if (!place.ok) return fail(clientId, place.error)
    const { uploadId, cloudPath } = place.value
    const onProgress = (percent: number) => {
      const step = percent - (percent % STEP)
      store.update(({ outbox }) => ({ outbox: withPercent(outbox, clientId, step) }))
    }
    const carried = await ports.upload({ cloudPath, path: item.body.path, onProgress })
    if (!carried.ok) return fail(clientId, carried.error)
    store.update(({ outbox }) => ({ outbox: withUpload(outbox, clientId, uploadId) }))
    keep()
  }

  const enqueue = (clientId: string) => {
    words = words.then(() => send(clientId))
  }

  const start = ({ clientId, body }: Outgoing) => {
    if (body.kind !== 'image') return enqueue(clientId)
    files = files.then(() => carry(clientId)).then(() => enqueue(clientId))
  }

  return {
    restore: () => store.update(() => ({ outbox: restoredOutbox(ports.readStored(STORED_AS)) })),
    add: (bodies) => {
      const items = bodies.map((body) => outgoing(ports.newClientId(), body))
      store.update(({ outbox }) => ({ outbox: [...outbox, ...items] }))
      keep()
      items.forEach(start)
    },
    retry: (clientId) => {
      const item = find(clientId)
      if (item?.status !== 'failed') return
      store.update(({ outbox }) => ({ outbox: withRetry(outbox, clientId) }))
      start(item)
    },
    discard: (clientId) => {
      store.update(({ outbox }) => ({ outbox: without(outbox, clientId) }))
      keep()
    },
  }
}
