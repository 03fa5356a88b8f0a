/** A gateway that says yes to everything and keeps nothing, in a process of its own. Started by fork(). */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { sdkEnvironment } from '../../local/cloud'
import type { BareUp } from './bare-process'

const DOCUMENT = JSON.stringify({ _id: 'one', value: 1 })

/** What the SDK wants to read back, by action (reference: CloudBase's wire format). */
const ANSWERS: Readonly<Record<string, object>> = {
  'database.getDocument': { list: [DOCUMENT] },
  'database.insertDocument': { insertedIds: ['one'] },
  'database.modifyDocument': { updated: 1 },
}

const answer = async (req: IncomingMessage): Promise<string> => {
  const { action } = (await json(req)) as { action: string }
  return JSON.stringify({ requestId: 'acknowledged', data: ANSWERS[action] })
}

const server = createServer((req, res) => {
  res.setHeader('content-type', 'application/json')
  void answer(req).then((text) => res.end(text))
})

process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`
  const up: BareUp = sdkEnvironment({ url, envName: 'local', secretId: 'local' })
  process.send?.(up)
})
