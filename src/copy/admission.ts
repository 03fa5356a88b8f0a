/** What a shopper reads of WeChat's check of her own message. */
export const checkWords = {
  pending: '审核中，通过后客服就能看到',
  risky: '已发出，微信提示这条可能不符合平台规范',
  refused: '未通过审核，双方都看不到',
} as const
