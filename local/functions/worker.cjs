/**
 * What runs inside the worker thread of one function instance: loads the bundle, calls `main`, reports.
 * Plain JavaScript because a worker is started by node itself, without the TypeScript loader.
 */
const { AsyncLocalStorage } = require('node:async_hooks')
const { subscribe } = require('node:diagnostics_channel')
const { format } = require('node:util')
const { workerData } = require('node:worker_threads')
const { connectGateway } = require('./gateway-wire.cjs')

const { file, concurrency, control, gateway } = workerData

/** To look a variable up takes a lock in a worker, and the SDK looks at 30 of them for every request. */
process.env = { ...process.env }

/** Whose words and requests these are. One call at a time needs no following of promises, which would cost 0.7 ms. */
const callAtOnce = () => {
  let requestId = ''
  return {
    requestId: () => requestId,
    run: (id, work) => {
      requestId = id
      work()
    },
  }
}

const callsAtOnce = () => {
  const storage = new AsyncLocalStorage()
  return { requestId: () => storage.getStore() ?? '', run: (id, work) => storage.run(id, work) }
}

const current = concurrency === 1 ? callAtOnce() : callsAtOnce()

for (const level of ['debug', 'info', 'log', 'warn', 'error']) {
  console[level] = (...words) => {
    control.postMessage({
      type: 'log',
      level,
      requestId: current.requestId(),
      text: format(...words),
    })
  }
}

/** Requests that were sent and not answered yet, with the call that sent them and how to name them. */
const pending = new Map()
const began = (request, nameOf) => pending.set(request, { requestId: current.requestId(), nameOf })
const over = (request) => pending.delete(request)

subscribe('http.client.request.start', ({ request }) => {
  began(request, () => `${request.method} ${request.protocol}//${request.host}${request.path}`)
  request.once('close', () => over(request))
})
subscribe('http.client.response.finish', ({ request }) => over(request))
subscribe('undici:request:create', ({ request }) =>
  began(request, () => `${request.method} ${request.origin}${request.path}`),
)
subscribe('undici:request:headers', ({ request }) => over(request))
subscribe('undici:request:error', ({ request }) => over(request))

const answered = connectGateway({ control, address: gateway, began, over })

const unansweredOf = (requestId) =>
  [...pending.values()]
    .filter((sent) => sent.requestId === requestId)
    .map(({ nameOf }) => nameOf().split('?')[0])

/** What still runs in this thread, as node names it; kept connections are none of it. */
const worksOn = () => process.getActiveResourcesInfo().filter((kind) => kind in words)
const words = {
  Timeout: 'a timer',
  Immediate: 'a callback of setImmediate',
  FSReqCallback: 'work with a file',
  FSReqPromise: 'work with a file',
}

/** What a call began and did not wait for. Among several calls at once nobody can tell whose it is. */
const leftSince = (before) => {
  const left = worksOn()
  for (const kind of before) if (left.includes(kind)) left.splice(left.indexOf(kind), 1)
  return left.map((kind) => words[kind])
}

const messageOf = (error) => (error instanceof Error ? (error.stack ?? error.message) : format(error))

const startedAt = performance.now()

/** Loaded at once, as in the cloud's initialisation; a bundle that fails to load fails every call. */
const load = () => {
  try {
    const { main } = require(file)
    return () => main
  } catch (error) {
    return () => {
      throw error
    }
  }
}
const entry = load()
/** What was begun while loading would run on between two calls. */
control.postMessage({ type: 'loaded', ms: performance.now() - startedAt, unanswered: leftSince([]) })

/** `event` is JSON text, as it comes over the wire in the cloud. */
const run = async ({ id, event, context }) => {
  const calledAt = performance.now()
  const before = worksOn()
  const end = (what) =>
    control.postMessage({
      id,
      ms: performance.now() - calledAt,
      unanswered: [...unansweredOf(context.request_id), ...(concurrency === 1 ? leftSince(before) : [])],
      ...what,
    })
  try {
    const value = await entry()(JSON.parse(event), context)
    end({ type: 'done', text: JSON.stringify(value === undefined ? null : value) })
  } catch (error) {
    end({ type: 'failed', message: messageOf(error) })
  }
}

control.on('message', (message) => {
  if (message.type === 'answer') answered(message)
  else current.run(message.context.request_id, () => void run(message))
})
