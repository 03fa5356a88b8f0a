import { createHash, createHmac, randomUUID } from 'node:crypto'
import { intakeContract } from '../../core/contracts/intake.contract'
import { Order } from '../../core/orders/order'
import { contextOf } from '../../local/functions/context'
import { demoIntakeEnv, demoIntakeKeys } from '../../local/demo/intake'
import { demoOpenid } from '../../local/demo/people'
import { readIntakeKeys, type IntakeKeys } from '../../server/adapters/intake/keys'
import { intakeEntry } from '../../server/entries/intake'
import type { Ports } from '../../server/ports'
import { serve } from '../../server/serve'
import { push } from '../../server/usecases/intake/push'
import { openWorld } from './world'

export interface Request {
  readonly keyId: string
  readonly secret: string
  /** Epoch ms. */
  readonly at: number
  readonly nonce?: string
  readonly body: Buffer | string
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

/** Written after docs/intake.md, not after the door. */
export const headersFor = ({ keyId, secret, at, nonce = randomUUID(), body }: Request) => {
  const timestamp = String(Math.floor(at / 1_000))
  const text = `v1\n${keyId}\n${timestamp}\n${nonce}\nPOST\n/orders\n${sha256(body)}`
  return {
    'X-Xiaomei-Key': keyId,
    'X-Xiaomei-Timestamp': timestamp,
    'X-Xiaomei-Nonce': nonce,
    'X-Xiaomei-Signature': `v1=${createHmac('sha256', secret).update(text).digest('hex')}`,
  }
}

/** As the platform's HTTP access hands a request over. */
export const pushEvent = (request: Request) => ({
  path: '/orders',
  httpMethod: 'POST',
  headers: { 'content-type': 'application/json', ...headersFor(request) },
  queryStringParameters: {},
  body: request.body.toString(),
  isBase64Encoded: false,
})

export interface PushBody {
  readonly orders?: readonly unknown[]
  readonly parcels?: readonly unknown[]
}

/** An order of the shop's system, valid as it is. */
export const cup = (more: object = {}) => ({
  orderNo: 'ERP-0001',
  updatedAt: '2026-11-21 10:00:00',
  status: 'paid',
  placedAt: '2026-11-20T09:30:00+08:00',
  items: [{ title: '手捏陶瓷杯', sku: '月白', quantity: 2, priceFen: 5_900 }],
  freightFen: 1_000,
  paidFen: 12_000,
  openid: demoOpenid(1),
  ...more,
})

/** A parcel of that order. */
export const parcel = (more: object = {}) => ({
  orderNo: 'ERP-0001',
  trackingNo: 'SF1583024766190',
  company: '顺丰速运',
  updatedAt: '2026-11-21 10:10:00',
  track: [{ at: '2026-11-21 10:05:00', text: '已揽收，景德镇' }],
  ...more,
})

/** The key of a demo shop. */
export const demoKey = (shopId: 'mianyu' | 'shanye' = 'mianyu') => {
  const keyId = `demo-${shopId}`
  const key = demoIntakeKeys[keyId]
  if (!key) throw new Error(`no demo key of ${shopId}`)
  return { keyId, secret: key.secret }
}

/** The door as the cloud function has it, on ports whose time the test sets. */
export const intakeDoor = (ports: Ports, keys: IntakeKeys = readIntakeKeys(demoIntakeEnv().INTAKE_KEYS)) => {
  const main = serve({
    contract: intakeContract,
    useCases: { orders: { push } },
    entry: intakeEntry(keys),
    ports,
  })
  const context = contextOf({
    env: 'local',
    fn: { name: 'intake', memoryMb: 256, timeoutMs: 20_000 },
    requestId: 'intake-test',
    caller: { anonymous: true },
    source: 'http',
  })
  return async (event: unknown): Promise<Reply> => {
    const { statusCode, body } = (await main(event, context)) as { statusCode: number; body: string }
    return { status: statusCode, ...(JSON.parse(body) as object) } as Reply
  }
}

/** A developer's desk: one world, one door, one clock. */
export const openIntake = async () => {
  const world = await openWorld()
  const door = intakeDoor(world.newPorts())
  const requestOf = (body: PushBody, more: Partial<Request> = {}): Request => ({
    ...demoKey(),
    at: world.clock.now(),
    body: JSON.stringify(body),
    ...more,
  })
  const find = async (collection: string, _id: string): Promise<unknown> =>
    (await world.look((db) => db.collection(collection).where({ _id }).get())).data[0]
  return {
    world,
    door,
    requestOf,
    push: (body: PushBody, more: Partial<Request> = {}) => door(pushEvent(requestOf(body, more))),
    stored: async (id = 'mianyu:ERP-0001'): Promise<Order | null> => {
      const order = await find('orders', id)
      return order === undefined ? null : Order.parse(order)
    },
    sizeOf: async (collection: string): Promise<number> =>
      (await world.look((db) => db.collection(collection).count())).total ?? 0,
  }
}
export type Intake = Awaited<ReturnType<typeof openIntake>>

export interface Reply {
  readonly status: number
  readonly ok: boolean
  readonly error?: string
  readonly message?: string
  readonly orders?: Readonly<Record<string, number>>
  readonly parcels?: Readonly<Record<string, number>>
  readonly refused?: readonly Readonly<Record<string, unknown>>[]
}
