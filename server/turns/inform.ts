import type { Command } from '../../core/conversation/commands'
import type { PendingNotice } from '../../core/notices/notice'
import { conversationIdOf } from '../../core/shared/ids'
import type { Shop } from '../../core/shop/shop'
import { openNotice, wasSent } from '../notices/open-notice'
import type { Ports } from '../ports'
import { settle } from './settle'
import { takeTurn } from './take-turn'

export interface Information {
  readonly openid: string
  /** The same for every repeat: it is said once. */
  readonly id: string
  readonly command: Extract<Command, { readonly type: 'inform' }>
  /** Through WeChat, when she does not look and has agreed to such notices; null: in her chat only. */
  readonly outside: Pick<PendingNotice, '_id' | 'kind' | 'values'> | null
}

/** The system says something in a shopper's conversation, and through WeChat. A repeat says nothing more. */
export const inform = async (
  ports: Ports,
  shop: Shop,
  { openid, id, command, outside }: Information,
): Promise<void> => {
  const taken = await takeTurn(ports, { shop, openid, clientId: id }, () =>
    Promise.resolve({ command, handOff: null }),
  )
  if (!taken.ok) return
  await settle(ports, shop, taken.value)
  if (!outside || wasSent(taken.value, ports.now())) return
  await openNotice(ports, shop, { ...outside, openid, conversationId: conversationIdOf(shop._id, openid) })
}
