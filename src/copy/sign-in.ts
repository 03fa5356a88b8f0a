/** Words for signing in on the web page of a shop. */
export const signInWords = {
  title: '客服',
  ask: { title: '用微信登录', text: '登录后，和小程序里是同一段对话、同样的订单' },
  busy: '正在登录',
  failed: '没有登录成功',
  button: '微信登录',
  again: '再登录一次',
  signOut: '退出登录',
} as const
