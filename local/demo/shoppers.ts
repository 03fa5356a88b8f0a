import { people, type Plot, type Person } from './people'
import { demoShops } from './shops'
import { claimHint } from './unowned'

/** Somebody that the visitor can be, for the shopper chooser. */
export interface DemoShopper {
  readonly shopId: string
  readonly appid: string
  readonly openid: string
  readonly name: string
  /** What there is to see. */
  readonly hint: string
}

const hints: Readonly<Record<Plot, (person: Person) => string>> = {
  story: () => '样例故事：待发货、运输中、已签收都有',
  one: () => '只有 1 笔订单',
  many: ({ orders }) => `${orders} 笔订单，要翻页`,
  unpaid: ({ orders }) => `${orders} 笔订单，都没付款`,
  none: (person) => `还没有订单${claimHint(person)}`,
  longName: () => '商品名称特别长',
  noPhone: () => '收件人没有电话',
  usual: ({ orders }) => `${orders} 笔订单`,
}

export const demoShoppers: readonly DemoShopper[] = people.flatMap((person) => {
  const appid = demoShops.find(({ _id }) => _id === person.shopId)?.appids[0]
  const { shopId, openid, name } = person
  return appid === undefined ? [] : [{ shopId, appid, openid, name, hint: hints[person.plot](person) }]
})
