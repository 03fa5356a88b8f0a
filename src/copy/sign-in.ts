/** Words for signing in on the web page of a shop. */
export const signInWords = {
  title: '客服',
  ask: { title: '用微信登录', text: '登录后，和小程序里是同一段对话、同样的订单' },
  busy: '正在登录',
  failed: '没有登录成功',
  button: '微信登录',
  again: '再登录一次',
  signOut: '退出登录',
  noShop: {
    title: '没有认出是哪家店',
    text: '请从店里的公众号菜单、文章或二维码进来，\n也可以在微信里打开店里的小程序',
    open: (shopName: string) => `打开${shopName}客服`,
    call: (phone: string) => `打电话 ${phone}`,
  },
} as const
