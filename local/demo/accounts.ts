import { people, type Person } from './people'
import { demoShops } from './shops'

/** Somebody as the shop's official account (公众号) knows her; her openid there is another than in the mini-program. */
export interface AccountFan {
  readonly openid: string
  readonly unionid: string
  readonly name: string
  readonly hint: string
}

export interface DemoAccount {
  readonly shopId: string
  readonly shop: string
  readonly appid: string
  /** For the stand-in on this machine only: nothing outside knows it, so it need not be secret. */
  readonly secret: string
  readonly fans: readonly AccountFan[]
}

const numberIn = (openid: string): string => openid.slice(-8)
const unionidOf = (shopId: string, openid: string): string => `uDemo-${shopId}-${numberIn(openid)}`

/** Everybody of the demo, and somebody who never opened the mini-program. */
const fansOf = (shopId: string, all: readonly Person[]): AccountFan[] => [
  ...all.map(({ openid, name }) => ({
    openid: `oFan${numberIn(openid)}`,
    unionid: unionidOf(shopId, openid),
    name,
    hint: '手机上打开过小程序，就接着那段对话',
  })),
  { openid: 'oFan99999999', unionid: `uDemo-${shopId}-99999999`, name: '新顾客', hint: '没用过小程序' },
]

/** The official accounts that sign shoppers in on the shops' web pages. */
export const demoAccounts: readonly DemoAccount[] = demoShops.flatMap(({ _id: shopId, name, web }) =>
  web
    ? [
        {
          ...{ shopId, shop: name, appid: web.appid, secret: `demo-account-secret-of-${shopId}` },
          fans: fansOf(
            shopId,
            people.filter((person) => person.shopId === shopId),
          ),
        },
      ]
    : [],
)

/** The unionid that WeChat vouches for beside an openid of a shop's mini-program. */
export const demoUnionid = (appid: string, openid: string): string | undefined => {
  const shop = demoShops.find(({ appids }) => appids.includes(appid))
  return shop?.web && people.some((one) => one.shopId === shop._id && one.openid === openid)
    ? unionidOf(shop._id, openid)
    : undefined
}

/** The functions' environment of the door `web`; the key signs sessions on this machine only. */
export const demoWebEnv = (): { readonly WEB_ACCOUNTS: string; readonly WEB_SESSION_KEY: string } => ({
  WEB_ACCOUNTS: JSON.stringify(
    Object.fromEntries(demoAccounts.map(({ appid, secret }) => [appid, { secret }])),
  ),
  WEB_SESSION_KEY: 'key of sessions of the demo shops on this machine',
})
