import type { NoticeKind } from '../../core/notices/notice'

interface OfferWords {
  /** What she will be told. */
  readonly text: string
  readonly agreed: string
}

export const noticeOffers: Readonly<Record<NoticeKind, OfferWords>> = {
  answered: {
    text: '客服回复后，微信发一条通知告诉您',
    agreed: '客服回复时您不在这里，微信会通知您',
  },
  requestAnswered: {
    text: '商家答复后，微信发一条通知告诉您',
    agreed: '商家答复时您不在这里，微信会通知您',
  },
  requestDone: {
    text: '办好后，微信发一条通知告诉您',
    agreed: '办好时您不在这里，微信会通知您',
  },
  caseMoved: {
    text: '售后有进展时，微信发一条通知告诉您',
    agreed: '售后有进展时您不在这里，微信会通知您',
  },
  parcelTrouble: {
    text: '物流停住或异常时，微信发一条通知告诉您',
    agreed: '物流停住或异常时，微信会通知您',
  },
}

export const noticeActs = { agree: '通知我', declined: '没有订阅通知，办好后在这里也能看到' } as const
