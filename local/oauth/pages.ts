import type { AccountFan } from '../demo/accounts'

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escaped(title)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/web/tokens.css" />
    <link rel="stylesheet" href="/web/site.css" />
  </head>
  <body>
    <main class="welcome">${body}</main>
  </body>
</html>
`

export interface Choice {
  readonly shop: string
  readonly fans: readonly AccountFan[]
  readonly linkFor: (fan: AccountFan) => string
}

const row = (fan: AccountFan, link: string): string =>
  `<li><a class="door" href="${escaped(link)}"><strong>${escaped(fan.name)}</strong>` +
  `<span class="quiet">${escaped(fan.hint)}</span></a></li>`

/** Instead of WeChat's “申请获取你的昵称、头像”: who agrees. The one who is new stands first. */
export const choicePage = ({ shop, fans, linkFor }: Choice): string =>
  page(
    '微信登录',
    `<header><h1>用微信登录 ${escaped(shop)}</h1><p class="quiet">本机替代微信的授权页，选一位顾客就是同意</p></header>` +
      `<ul class="doors">${[...fans.slice(-1), ...fans.slice(0, -1)].map((fan) => row(fan, linkFor(fan))).join('')}</ul>`,
  )

export const errorPage = (why: string): string =>
  page('微信登录', `<header><h1>${escaped(why)}</h1><p class="quiet">微信会这样拒绝这个地址</p></header>`)
