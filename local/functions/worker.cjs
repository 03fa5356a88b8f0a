/**
 * What runs inside the worker thread of one function instance: loads the bundle, calls `main`, reports.
 * Plain JavaScript because a worker is started by node itself, without the TypeScript loader.
 */
const { AsyncLocalStorage } = require('node:async_hooks')
const { subscribe } = require('node:diagnostics_channel')
const { format } = require('node:util')
const { parentPort, workerData } = require('node:worker_threads')

const current = new AsyncLocalStorage()

for (const level of ['debug', 'info', 'log', 'warn', 'error']) {
  console[level] = (...words) => {
    parentPort.postMessage({
      type: 'log',
      level,
      requestId: current.getStore() ?? '',
      text: format(...words),
    })
  }
}

/** Requests that were sent and not answered yet, with the call that sent them. */
const pending = new Map()
const began = (request, url) => pending.set(request, { requestId: current.getStore() ?? '', url })
const over = (request) => pending.delete(request)

subscribe('http.client.request.start', ({ request }) => {
  began(request, `${request.method} ${request.protocol}//${request.host}${request.path}`)
  request.once('close', () => over(request))
})
subscribe('http.client.response.finish', ({ request }) => over(request))
subscribe('undici:request:create', ({ request }) =>
  began(request, `${request.method} ${request.origin}${request.path}`),
)
subscribe('undici:request:headers', ({ request }) => over(request))
subscribe('undici:request:error', ({ request }) => over(request))

const unansweredOf = (requestId) =>
  [...pending.values()].filter((sent) => sent.requestId === requestId).map(({ url }) => url.split('?')[0])

const messageOf = (error) => (error instanceof Error ? (error.stack ?? error.message) : format(error))

/** Loaded at once, as in the cloud's initialisation; a bundle that fails to load fails every call. */
const load = () => {
  try {
    const { main } = require(workerData.file)
    return () => main
  } catch (error) {
    return () => {
      throw error
    }
  }
}
const entry = load()

const run = async ({ id, event, context }) => {
  const requestId = context.request_id
  try {
    const value = await entry()(event, context)
    const text = JSON.stringify(value === undefined ? null : value)
    parentPort.postMessage({ type: 'done', id, text, unanswered: unansweredOf(requestId) })
  } catch (error) {
    parentPort.postMessage({
      type: 'failed',
      id,
      message: messageOf(error),
      unanswered: unansweredOf(requestId),
    })
  }
}

parentPort.on('message', (call) => {
  current.run(call.context.request_id, () => void run(call))
})
