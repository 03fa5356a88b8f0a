/**
 * How an instance's requests reach the gateway: over the port that it has anyway instead of a socket, which would cost
 * seven times as much (0.28 ms against 0.04). The SDK is unmodified and none the wiser: it asks `http.request`, as it
 * does in the cloud. Whatever else goes over HTTP is left alone.
 */
const { EventEmitter } = require('node:events')
const http = require('node:http')
const { Readable } = require('node:stream')

/** As much of node's ClientRequest as a client needs that sends one body and reads one answer. */
class GatewayRequest extends EventEmitter {
  protocol = 'http:'
  reusedSocket = true
  socket = { connecting: false }
  text = ''

  constructor(url, { method = 'GET', headers = {} }, send) {
    super()
    Object.assign(this, { method, headers, send, url })
  }

  get host() {
    return new URL(this.url).host
  }

  get path() {
    return new URL(this.url).pathname
  }

  /** Told, not ended: what the client makes of it is its own affair. */
  setTimeout(ms) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.emit('timeout'), ms)
    this.timer.unref()
    return this
  }

  write(chunk) {
    this.text += String(chunk)
    return true
  }

  end(chunk) {
    if (chunk !== undefined) this.write(chunk)
    this.emit('socket', this.socket)
    this.send(this)
    return this
  }

  destroy(error) {
    this.close()
    if (error) this.emit('error', error)
    return this
  }

  /** `text` is undefined when the connection was cut. */
  answer(text) {
    if (text === undefined) {
      return this.destroy(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
    }
    clearTimeout(this.timer)
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    const read = function () {
      this.push(Buffer.from(text))
      this.push(null)
    }
    this.emit('response', Object.assign(new Readable({ read }), { statusCode: 200, headers }))
    return this
  }

  close() {
    clearTimeout(this.timer)
    this.emit('close')
  }
}

/** Those that the gateway looks at. */
const told = ['Authorization', 'X-Timestamp', 'X-Signature-Expires']
const onWire = (headers) =>
  Object.fromEntries(told.map((name) => [name.toLowerCase(), String(headers[name] ?? '')]))

/**
 * From now on what is asked of `address` goes through `control`. `began` hears of each request and of how to name it,
 * `over` when it is answered. The answer takes what came back.
 */
const connectGateway = ({ control, address, began, over }) => {
  const waiting = new Map()
  let count = 0
  const send = (request) => {
    const id = (count += 1)
    waiting.set(id, request)
    began(request, () => `${request.method} ${request.url}`)
    request.once('close', () => over(request))
    control.postMessage({ type: 'request', id, headers: onWire(request.headers), text: request.text })
  }
  const wire = http.request
  http.request = (url, options, onResponse) => {
    if (typeof url !== 'string' || !url.startsWith(address)) return wire(url, options, onResponse)
    const request = new GatewayRequest(url, options, send)
    return request.once('response', onResponse)
  }
  return ({ id, text }) => {
    const request = waiting.get(id)
    waiting.delete(id)
    over(request)
    request.answer(text)
  }
}

module.exports = { connectGateway }
