import { useEffect, useState } from 'react'
import type { NoticeOffer } from '../../../core/contracts/shopper/notices.contract'
import type { NoticeKind } from '../../../core/notices/notice'
import { api } from '../../api/client'
import { noticeActs } from '../../copy/notices'
import { wordsOf } from '../../copy/refusal-words'
import { newClientId } from '../../platform/clock'
import { askForNotices, canAskForNotices } from '../../platform/notices'
import { say } from '../../platform/say'

export interface Offer {
  /** Null while it is not known, and where there is nothing to offer. */
  readonly offer: NoticeOffer | null
  readonly busy: boolean
  /** Must be a tap: WeChat asks for nothing else. */
  readonly agree: () => void
}

const offerOf = (offers: readonly NoticeOffer[], kind: NoticeKind): NoticeOffer | null =>
  offers.find((one) => one.kind === kind) ?? null

/** A notice of that kind that can be agreed to; asked for before the tap, because WeChat wants the tap itself. */
export const useOffer = (kind: NoticeKind): Offer => {
  const [offer, setOffer] = useState<NoticeOffer | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (!canAskForNotices()) return
    void api.notices.offers({}).then((reply) => {
      if (reply.ok) setOffer(offerOf(reply.value.offers, kind))
    })
  }, [kind])

  const agree = async () => {
    if (offer === null || busy) return
    setBusy(true)
    const templateIds = await askForNotices([offer.templateId])
    if (templateIds.length === 0) say(noticeActs.declined)
    else {
      const reply = await api.notices.consent({ templateIds: [...templateIds], clientId: newClientId() })
      if (reply.ok) setOffer(offerOf(reply.value.offers, kind))
      else say(wordsOf(reply.error))
    }
    setBusy(false)
  }
  return { offer, busy, agree: () => void agree() }
}
