/** What a shopper reads of WeChat's check of her own message. */
export const checkWords = {
  pending: '审核中，通过后客服就能看到',
  risky: '这条可能不符合微信平台规范，客服已收到',
  refused: '未通过审核，双方都看不到',
} as const
