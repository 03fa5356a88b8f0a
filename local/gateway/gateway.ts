import { randomUUID } from 'node:crypto'

import { collections } from '../../core/collections'
import type { CollectionSpec } from '../../core/collections/spec'

import type { Origin } from '../functions/context'
import { causeOf } from '../meter/calls'

import type { Action, Actions, Answer, Body, Call } from './action'
import { databaseActions } from './database-actions'
import { isPlain } from './ejson'
import { CloudError } from './errors'
import { Meter, type MeterKey } from './meter'
import { Store } from './store'

export interface GatewayOptions {
  /** A folder, or ':memory:'. */
  readonly dataDir: string
  readonly now: () => number
  /** Those of core by default; tests may bring their own. */
  readonly collections?: Readonly<Record<string, CollectionSpec>>
  readonly log?: (line: string) => void
}

interface Asked {
  readonly requestId: string
  readonly origin: Origin | undefined
  readonly at: MeterKey
}

const named = (body: Body): string => {
  const name = body.collectionName ?? body.function_name ?? body.apiName
  return typeof name === 'string' ? name : ''
}

const parseBody = (text: string): Body => {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new CloudError('INVALID_PARAM', 'the body is not JSON')
  }
  if (!isPlain(body)) throw new CloudError('INVALID_PARAM', 'the body is not an object')
  return body
}

/** The CloudBase admin endpoint: one table of actions over one store, every request metered. */
export class Gateway {
  readonly store: Store
  readonly meter = new Meter()
  /** Requests that are being worked on; a test that ends with some left pending work behind. */
  inFlight = 0
  private readonly actions: Record<string, Action>

  constructor(private readonly options: GatewayOptions) {
    this.store = new Store(options.dataDir, options.collections ?? collections, options.now)
    this.actions = { ...databaseActions(this.store) }
  }

  /** Adds actions of another part of the cloud (functions, storage, …). */
  use(actions: Actions): void {
    Object.assign(this.actions, actions)
  }

  /**
   * Answers one request of the SDK: JSON text to JSON text; a refusal is an answer too. `origin` is the call of a
   * function that sent it.
   */
  async handle(text: string, origin?: Origin): Promise<string> {
    this.inFlight += 1
    const by = origin ? causeOf(origin) : ''
    const requestId = randomUUID()
    let at = { action: '?', on: '', by }
    let reply: string
    let error = false
    try {
      const body = parseBody(text)
      at = { action: String(body.action), on: named(body), by }
      this.meter.request(at, text.length)
      reply = JSON.stringify({ requestId, ...(await this.run(body, { requestId, origin, at })) })
    } catch (thrown) {
      error = true
      reply = JSON.stringify({ requestId, ...this.refusal(thrown, at.action) })
    }
    this.inFlight -= 1
    this.meter.answer(at, { bytes: reply.length, error })
    return reply
  }

  close(): void {
    this.store.close()
  }

  private async run(body: Body, { requestId, origin, at }: Asked): Promise<Answer> {
    const name = at.action
    const action = Object.hasOwn(this.actions, name) ? this.actions[name] : undefined
    if (!action) throw new CloudError('INVALID_ACTION', `unknown action: ${name}`)
    const call: Call = {
      requestId,
      origin,
      now: this.options.now(),
      spend: (cost, fields) => this.meter.cost(at, { ...cost, fields }),
    }
    if (action.kind === 'async') return action.run(body, call)
    return this.store.submit(() => action.run(body, call), action.kind)
  }

  private refusal(thrown: unknown, action: string): { code: string; message: string } {
    if (thrown instanceof CloudError) return { code: thrown.code, message: thrown.message }
    this.options.log?.(
      `gateway: ${action} failed: ${thrown instanceof Error ? thrown.stack : String(thrown)}`,
    )
    return { code: 'SYS_ERR', message: 'system error' }
  }
}
