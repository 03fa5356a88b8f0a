import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import { ShopId } from '../../../core/shared/ids'

const Account = z.object({
  /** 授权码 of the enterprise account, and its key. */
  customer: z.string().check(z.minLength(1)),
  key: z.string().check(z.minLength(8)),
  /** The address of the function `intake`, where 快递100 pushes: `https://kf.example.com/intake`. */
  callbackUrl: z.string().check(z.regex(/^https?:\/\/\S+[^/]$/)),
})
export type Kuaidi100Account = z.infer<typeof Account>

/** Accounts with 快递100 by shop; from the environment only (`KUAIDI100`, JSON). */
export type Kuaidi100Accounts = ReadonlyMap<string, Kuaidi100Account>

/** @throws when the variable is set and not understood: parcels that nobody follows would not be noticed. */
export const readKuaidi100 = (json: string | undefined): Kuaidi100Accounts =>
  new Map(json ? Object.entries(z.record(ShopId, Account).parse(JSON.parse(json))) : [])

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex').toUpperCase()

/** Of a query: 按 param + key + customer 的顺序进行 MD5，32 位大写 (实时快递查询接口 1.3). */
export const signOf = (
  param: string,
  { key, customer }: Pick<Kuaidi100Account, 'key' | 'customer'>,
): string => md5(param + key + customer)

/**
 * The salt with which pushes of a parcel are signed. It is made of the account's key and the parcel: nobody else can
 * make it, one parcel's is of no use for another, and nothing has to be kept.
 */
export const saltOf = ({ key }: Pick<Kuaidi100Account, 'key'>, parcelId: string): string =>
  createHmac('sha256', key).update(`kuaidi100:${parcelId}`).digest('base64url').slice(0, 32)

/** A push is signed by md5(param + salt) (推送接口), in capitals or not. */
export const isSigned = (param: string, { sign, salt }: { readonly sign: string; readonly salt: string }) => {
  const [said, expected] = [Buffer.from(sign.toUpperCase()), Buffer.from(md5(param + salt))]
  return said.length === expected.length && timingSafeEqual(said, expected)
}
