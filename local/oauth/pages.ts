const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escaped(title)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/look/tokens.css" />
    <link rel="stylesheet" href="/web/site.css" />
  </head>
  <body>
    <main class="welcome">${body}</main>
  </body>
</html>
`

interface Chosen {
  readonly name: string
  readonly hint: string
  readonly link: string
}

export interface Choice {
  readonly title: string
  readonly heading: string
  readonly hint: string
  readonly people: readonly Chosen[]
}

const row = ({ name, hint, link }: Chosen): string =>
  `<li><a class="door" href="${escaped(link)}"><strong>${escaped(name)}</strong>` +
  `<span class="quiet">${escaped(hint)}</span></a></li>`

/** Instead of the platform's own page: who agrees. */
export const choicePage = ({ title, heading, hint, people }: Choice): string =>
  page(
    title,
    `<header><h1>${escaped(heading)}</h1><p class="quiet">${escaped(hint)}</p></header>` +
      `<ul class="doors">${people.map(row).join('')}</ul>`,
  )

export const errorPage = (title: string, why: string): string =>
  page(title, `<header><h1>${escaped(why)}</h1><p class="quiet">真的平台也会这样拒绝这个地址</p></header>`)
