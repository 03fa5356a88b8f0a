import * as z from 'zod/mini'

/** A case's number as people say it; unique among all shops, since shops may share a merchant account. */
export const CaseNo = z.string().check(z.regex(/^[A-Za-z0-9]{1,24}$/))

/** `out_refund_no` of WeChat Pay v3: at most 64 characters; the same number is refunded once (reference/wecom.md). */
export const RefundNo = z.string().check(z.regex(/^[A-Za-z0-9]{1,64}$/))

/** Number of a transfer by WeChat Pay: at most 32 letters and digits (reference/wecom.md). */
export const PayoutNo = z.string().check(z.regex(/^[A-Za-z0-9]{1,32}$/))

/** Our number of a coupon (`out_request_no`): the same number is given out once. */
export const CouponNo = z.string().check(z.regex(/^[A-Za-z0-9]{1,32}$/))

/** The letter keeps case 1's refund 12 apart from case 11's refund 2. */
export const refundNoOf = (caseNo: string, n: number): string => RefundNo.parse(`${caseNo}R${n}`)
export const payoutNoOf = (caseNo: string, n: number): string => PayoutNo.parse(`${caseNo}P${n}`)
export const couponNoOf = (caseNo: string, n: number): string => CouponNo.parse(`${caseNo}C${n}`)
