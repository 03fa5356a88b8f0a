export type PayRequestKind =
  'askRefund' | 'queryRefund' | 'askBill' | 'queryBill' | 'queryPayment' | 'askCoupon' | 'queryCoupon'

const REFUNDS = '/v3/refund/domestic/refunds'
const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'
/** `/v3/marketing/favor/users/{openid}/coupons`, and one of them. */
const COUPONS = /^\/v3\/marketing\/favor\/users\/([^/]+)\/coupons(?:\/([^/]+))?$/
const PAYMENTS = '/v3/pay/transactions/out-trade-no'

/** What a request is about. */
export interface Route {
  readonly kind: PayRequestKind
  readonly number: string
  /** Of the user whose coupons it is about. */
  readonly openid?: string
}

const couponRouteOf = (
  method: string,
  [, user = '', couponId]: RegExpExecArray,
  number: string,
): Route | undefined => {
  const openid = decodeURIComponent(user)
  if (couponId === undefined) return method === 'POST' ? { kind: 'askCoupon', number, openid } : undefined
  return method === 'GET' ? { kind: 'queryCoupon', number: couponId, openid } : undefined
}

const transferRouteOf = (method: string, path: string, body: unknown): Route | undefined => {
  const named = (field: string): string => {
    const value = (Object(body) as Record<string, unknown>)[field]
    return typeof value === 'string' ? value : ''
  }
  if (method === 'POST' && path === REFUNDS) return { kind: 'askRefund', number: named('out_refund_no') }
  if (method === 'POST' && path === BILLS) return { kind: 'askBill', number: named('out_bill_no') }
  if (method !== 'GET') return undefined
  const number = path.split('/').pop() ?? ''
  if (path === `${REFUNDS}/${number}`) return { kind: 'queryRefund', number }
  if (path === `${PAYMENTS}/${number}`) return { kind: 'queryPayment', number }
  return path === `${BILLS}/out-bill-no/${number}` ? { kind: 'queryBill', number } : undefined
}

/** Undefined: nothing that WeChat Pay has here. */
export const routeOf = (method: string, path: string, body: unknown): Route | undefined => {
  const coupon = COUPONS.exec(path)
  if (!coupon) return transferRouteOf(method, path, body)
  const { out_request_no: number } = Object(body) as Record<string, unknown>
  return couponRouteOf(method, coupon, typeof number === 'string' ? number : '')
}
