import type { Order } from '../order'
import type { ClaimDetails } from './claim'
import { phoneTailOf } from './phone'

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•]/g, '')
    .toLowerCase()

/** Exports mask names (`张**`, `张*晴`): then what can be read has to agree, and something has to be hidden. */
const nameFits = (stored: string, said: string): boolean => {
  const [name, words] = [plain(stored), plain(said)]
  const [head = '', tail = ''] = [name.split('*')[0], name.split('*').pop()]
  if (!name.includes('*')) return name !== '' && name === words
  const readable = head.length + tail.length
  return readable > 0 && words.length > readable && words.startsWith(head) && words.endsWith(tail)
}

/** Whose an order may become: nobody's, or hers already. */
const isFree = (order: Order, openid: string): boolean => order.openid === null || order.openid === openid

/**
 * Does what she says fit the order, and is it free? One answer for everything that is wrong, and the same work for it:
 * nobody learns whether there is such an order, whose it is, or which part was right.
 */
export const fitsClaim = (order: Order | null, said: ClaimDetails, openid: string): boolean => {
  const { name = '', phone = '' } = order?.recipient ?? {}
  const checks = [
    order !== null && isFree(order, openid),
    phoneTailOf(phone) === said.phoneTail,
    nameFits(name, said.recipient),
  ]
  return checks.every(Boolean)
}
