/** Words that every page of the shopper uses. */
export const common = {
  back: '返回',
  close: '关闭',
  notNow: '再想想',
  retry: '再试一次',
  askHuman: '问客服',
  loading: '正在载入',
  offlineSince: (clock: string) => `没有网络，显示的是 ${clock} 的内容`,
} as const
