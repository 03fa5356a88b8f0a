import * as z from 'zod/mini'

const id = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

export const ShopId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))
export type ShopId = z.infer<typeof ShopId>

/** The member's id in WeCom. */
export const UserId = id(64)
/**
 * Made by the sender, unique in its conversation: a repeated send carries the same one. Without a colon: ids that the
 * system derives (`requeue:7`) have one, so that nobody can use them up.
 */
export const ClientId = z.string().check(z.regex(/^[\w.-]{8,80}$/))
export type ClientId = z.infer<typeof ClientId>

/** shopId:yymmdd-number. */
export const SessionId = id(100)

/** The order's number as the shop's platform gives it: letters, digits, hyphens. */
export const OrderNo = z.string().check(z.regex(/^[A-Za-z0-9_-]{4,40}$/))
export type OrderNo = z.infer<typeof OrderNo>

export const UploadId = z.string().check(z.regex(/^[A-Za-z0-9-]{16,40}$/))

/** One shopper's endless thread through the mini-program. */
export const conversationIdOf = (shopId: string, openid: string): string => `${shopId}:mp:${openid}`
export const turnIdOf = (conversationId: string, seq: number): string => `${conversationId}:${seq}`
/** A session's full number: the day and the number that a person says. */
export const sessionCodeOf = (day: string, number: number): string => `${day}-${number}`
