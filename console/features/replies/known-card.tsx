import { BookOutlined } from '@ant-design/icons'
import { replyWords } from '../../words/replies'
import type { Card } from './suggestion-strip'
import type { Known } from './use-known'

interface KnownActs {
  readonly choose: (known: Known) => void
  readonly hide: (key: string) => void
}

/** An answer of the shop's knowledge, as a card of the strip. */
export const knownCard = (known: Known, { choose, hide }: KnownActs): Card => {
  const { key, title, text, why, isForShoppers } = known
  return {
    ...{ id: `known ${key} ${title}`, title, text },
    head: (
      <>
        <BookOutlined aria-hidden='true' />
        <b>{title}</b>
        {!isForShoppers && <span className='known-badge'>{replyWords.known.staffOnly}</span>}
      </>
    ),
    ...(why.length > 0 && { foot: why.join('，') }),
    choose: () => choose(known),
    hide: () => hide(key),
  }
}
