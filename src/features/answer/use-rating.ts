import { useState } from 'react'
import type { Input } from '../../../core/contracts/procedure'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import { api } from '../../api/client'
import { useWishId } from '../../api/use-wish-id'
import { readStored, writeStored } from '../../platform/storage'
import { ratedFrom, withRated } from './rated.shared'

/** The answer that is spoken of. */
export type RatedAnswer = Omit<Input<ShopperContract['knowledge']['rate']>, 'clientId' | 'helpful'>

export interface Rating {
  /** What she said of it; null: nothing yet. */
  readonly said: boolean | null
  /** What is on its way. */
  readonly sending: boolean | null
  readonly hasFailed: boolean
  readonly rate: (helpful: boolean) => Promise<void>
}

const STORED = 'rated'

/** In the chat by its message; on its page by its words of that version. */
const nameOf = ({ messageId, key, version }: RatedAnswer): string => messageId ?? `${key}@${version ?? 0}`

/** 有用 or 没用 of an answer: kept on this phone, changed as often as she likes; the last one counts. */
export const useRating = (answer: RatedAnswer): Rating => {
  const name = nameOf(answer)
  const [said, setSaid] = useState<boolean | null>(() => ratedFrom(readStored(STORED))[name] ?? null)
  const [sending, setSending] = useState<boolean | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const idFor = useWishId()

  const rate = async (helpful: boolean) => {
    if (sending !== null || helpful === said) return
    setSending(helpful)
    setFailed(false)
    const reply = await api.knowledge.rate({ ...answer, clientId: idFor([said, helpful]), helpful })
    setSending(null)
    if (!reply.ok) return setFailed(true)
    writeStored(STORED, withRated(ratedFrom(readStored(STORED)), name, helpful))
    setSaid(helpful)
  }
  return { said, sending, hasFailed, rate }
}
