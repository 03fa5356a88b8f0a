import * as z from 'zod/mini'
import { instantOf } from '../orders/import/cells'
import type { Instant } from '../shared/time'
import type { TrackMove, TrackState, TrackWord } from './track'

/**
 * States of 快递100 (实时快递查询 and 快递信息推送, `state` and, with resultv2 4 or 6, its 高级物流状态): the main state is
 * one digit or two, the detailed one begins with it. Source: api.kuaidi100.com/document/5f0ffb5ebc8da837cbd8aefc,
 * kuaidi100.apifox.cn (实时快递查询接口 1.6 运单快递状态说明).
 */
const states: ReadonlyMap<string, TrackState> = new Map<string, TrackState>(
  Object.entries({
    '0': 'inTransit', // 在途; 1001 到达派件城市, 1002 干线, 1003 转递
    '1': 'accepted', // 揽收; 103 已揽收
    '2': 'exception', // 疑难; 201 超时未签收, 202 超时未更新, 203 拒收, 204 派件异常, 205 超时未取 … 210 销单
    '3': 'signed', // 签收; 301 本人签收, 302 异常后签收, 303 代签, 304 投柜或站签收
    '4': 'returned', // 退签: back and signed for by the sender
    '5': 'outForDelivery', // 派件; 501 投柜或驿站: there, but not taken out yet
    '6': 'returned', // 退回: on its way back
    '7': 'inTransit', // 转投: by another carrier
    '8': 'inTransit', // 清关
    '10': 'inTransit', // 待清关
    '11': 'inTransit', // 清关中
    '12': 'inTransit', // 已清关
    '13': 'exception', // 清关异常
    '14': 'exception', // 拒签: refused at the door, not sent back yet
    // detailed states that say something else than the main state they belong to
    '101': 'unknown', // 已下单: the label exists, the parcel has not moved
    '102': 'unknown', // 待揽收
    '401': 'exception', // 已销单: the waybill was cancelled
  }),
)

/** Names of the states, as the lines of a track carry them in place of a code (resultv2 1). */
const names: ReadonlyMap<string, TrackState> = new Map<string, TrackState>(
  Object.entries({
    在途: 'inTransit',
    到达派件城市: 'inTransit',
    干线: 'inTransit',
    转递: 'inTransit',
    转投: 'inTransit',
    转单: 'inTransit',
    揽收: 'accepted',
    已揽收: 'accepted',
    已下单: 'unknown',
    待揽收: 'unknown',
    派件: 'outForDelivery',
    投柜或驿站: 'outForDelivery',
    签收: 'signed',
    本人签收: 'signed',
    派件异常后签收: 'signed',
    代签: 'signed',
    投柜或站签收: 'signed',
    退回: 'returned',
    退签: 'returned',
    拒签: 'exception',
    已销单: 'exception',
    疑难: 'exception',
    清关: 'inTransit',
    待清关: 'inTransit',
    清关中: 'inTransit',
    已清关: 'inTransit',
    清关异常: 'exception',
  }),
)

/** `1002` belongs to 0, `301` to 3. */
const detailed = /^(10|[1-7])\d\d$/

/** Our word for a code of 快递100, main or detailed, or for its name; `unknown` for one that we do not know. */
export const stateOfKuaidi100 = (said: string | number | null | undefined): TrackState => {
  const code = String(said ?? '').trim()
  const main = detailed.exec(code)?.[1]
  return states.get(code) ?? names.get(code) ?? states.get(main === '10' ? '0' : (main ?? '')) ?? 'unknown'
}

const Text = z.union([z.string(), z.number()])

/** A line of `data`. `ftime` is the well-formed one of both times. */
const Line = z.object({
  context: z.string(),
  time: z.optional(z.nullable(z.string())),
  ftime: z.optional(z.nullable(z.string())),
  status: z.optional(z.nullable(z.string())),
  statusCode: z.optional(z.nullable(Text)),
  areaName: z.optional(z.nullable(z.string())),
  location: z.optional(z.nullable(z.string())),
})

/** The answer of a query and `lastResult` of a push: they are the same. */
export const Kuaidi100Result = z.lazy(() =>
  z.object({
    message: z.optional(z.nullable(z.string())),
    nu: z.optional(z.nullable(z.string())),
    com: z.optional(z.nullable(z.string())),
    status: z.optional(z.nullable(Text)),
    state: z.optional(z.nullable(Text)),
    data: z.optional(z.nullable(z.array(Line))),
  }),
)
export type Kuaidi100Result = z.infer<typeof Kuaidi100Result>

const momentOf = ({ ftime, time }: z.infer<typeof Line>): Instant | null => {
  for (const said of [ftime, time]) {
    const at = said ? instantOf(said.replace(/\.\d+$/, '')) : null
    if (at?.ok) return at.value
  }
  return null
}

const moveOf = (line: z.infer<typeof Line>): TrackMove[] => {
  const at = momentOf(line)
  const text = line.context.trim()
  if (at === null || text === '') return []
  const place = [line.areaName, line.location].map((one) => one?.trim() ?? '').find((one) => one !== '')
  const byCode = stateOfKuaidi100(line.statusCode)
  const state = byCode === 'unknown' ? stateOfKuaidi100(line.status) : byCode
  return [{ at, text: text.slice(0, 500), state, ...(place !== undefined && { place }) }]
}

/**
 * What an answer says of the way. Its state as a whole belongs to its newest line; without any line there is nothing
 * to say: a state alone has no moment.
 */
export const wordOfKuaidi100 = ({ data, state }: Kuaidi100Result): TrackWord => {
  const points = (data ?? []).flatMap(moveOf).sort((one, other) => other.at - one.at)
  const [newest, ...others] = points
  if (!newest) return { points: [] }
  const whole = stateOfKuaidi100(state)
  return { points: [whole === 'unknown' ? newest : { ...newest, state: whole }, ...others] }
}

/** What 快递100 pushes (快递信息推送): `param` of its form. */
export const Kuaidi100Push = z.lazy(() =>
  z.object({
    /** polling, shutdown (signed), abort (nothing found for 3 days, no change for 60), updateall (all anew). */
    status: z.string(),
    message: z.optional(z.nullable(z.string())),
    autoCheck: z.optional(z.nullable(Text)),
    comNew: z.optional(z.nullable(z.string())),
    lastResult: z.optional(z.nullable(Kuaidi100Result)),
  }),
)
export type Kuaidi100Push = z.infer<typeof Kuaidi100Push>

/** Whether anything is pushed after this, and which carrier it turned out to be. */
export const endOfKuaidi100 = ({ status, comNew }: Kuaidi100Push) => ({
  isOver: status === 'abort' || status === 'shutdown',
  ...(comNew ? { corrected: comNew } : {}),
})
