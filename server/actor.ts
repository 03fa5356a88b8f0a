import type { Agent } from '../core/routing/agent'
import type { Shop } from '../core/shop/shop'

/** Who is asking, as the platform vouches for it: never from input. */
export type Actor =
  | { readonly role: 'shopper'; readonly shop: Shop; readonly openid: string }
  /** Somebody on a shop's page who has not signed in; `isOwnAddress`: is it an address of that page? */
  | {
      readonly role: 'visitor'
      readonly shop: Shop
      /** Of the official account, or the corp's id, as OAuth names both. */
      readonly appid: string
      readonly isOwnAddress: (url: string) => boolean
    }
  /** Somebody who answers shoppers, at the desk. */
  | { readonly role: 'agent' | 'supervisor'; readonly shop: Shop; readonly agent: Agent }
  /** WeCom itself, bringing the words of one of its members. */
  | { readonly role: 'wecom'; readonly shop: Shop; readonly userid: string }
  /** A shop's own system, known by its signature. */
  | { readonly role: 'system'; readonly shop: Shop; readonly keyId: string }
  | { readonly role: 'clock' }
  /** WeChat itself, pushing what it found out about the shop's mini-program. */
  | { readonly role: 'wechat'; readonly shop: Shop }

export type ShopperActor = Extract<Actor, { role: 'shopper' }>
export type VisitorActor = Extract<Actor, { role: 'visitor' }>
export type DeskActor = Extract<Actor, { role: 'agent' | 'supervisor' }>
export type WecomActor = Extract<Actor, { role: 'wecom' }>
export type ClockActor = Extract<Actor, { role: 'clock' }>
export type WechatActor = Extract<Actor, { role: 'wechat' }>
export type SystemActor = Extract<Actor, { role: 'system' }>
