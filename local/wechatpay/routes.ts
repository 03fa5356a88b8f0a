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

const fieldOf = (body: unknown, name: string): string => {
  const value = (Object(body) as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}

const couponRouteOf = (
  method: string,
  [, user = '', couponId]: RegExpExecArray,
  body: unknown,
): Route | undefined => {
  const openid = decodeURIComponent(user)
  if (couponId !== undefined) {
    return method === 'GET' ? { kind: 'queryCoupon', number: couponId, openid } : undefined
  }
  const number = fieldOf(body, 'out_request_no')
  return method === 'POST' ? { kind: 'askCoupon', number, openid } : undefined
}

const transferRouteOf = (method: string, path: string, body: unknown): Route | undefined => {
  if (method === 'POST' && path === REFUNDS) {
    return { kind: 'askRefund', number: fieldOf(body, 'out_refund_no') }
  }
  if (method === 'POST' && path === BILLS) return { kind: 'askBill', number: fieldOf(body, 'out_bill_no') }
  if (method !== 'GET') return undefined
  const number = path.split('/').pop() ?? ''
  if (path === `${REFUNDS}/${number}`) return { kind: 'queryRefund', number }
  if (path === `${PAYMENTS}/${number}`) return { kind: 'queryPayment', number }
  return path === `${BILLS}/out-bill-no/${number}` ? { kind: 'queryBill', number } : undefined
}

/** Undefined: nothing that WeChat Pay has here. */
export const routeOf = (method: string, path: string, body: unknown): Route | undefined => {
  const coupon = COUPONS.exec(path)
  return coupon ? couponRouteOf(method, coupon, body) : transferRouteOf(method, path, body)
}
