// The shopper chooser around the H5 build. Who is chosen stands in the page's address, so every window has its own.

const words = {
  who: (name, shop) => `${name} · ${shop} ▾`,
  nobody: '选择顾客 ▾',
  noMatch: '没有这样的顾客，换个字试试',
  noShops: '还没有店铺数据。用 npm start -- --fresh 重新载入演示数据',
  failed: '顾客名单没有载入，刷新页面再试一次',
}

const byId = (id) => document.getElementById(id)
const screen = byId('screen')
const who = byId('who')
const people = byId('people')
const search = byId('search')
const themeKey = byId('theme')

/** @type {{shopId: string, name: string, appid: string, shoppers: {openid: string, name: string, hint?: string}[]}[]} */
let shops = []
let shop
let shopper

const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

const isDark = () => document.documentElement.dataset.theme === 'dark'

const applyTheme = () => {
  const { theme } = document.documentElement.dataset
  themeKey.setAttribute('aria-pressed', String(isDark()))
  const inside = screen.contentDocument?.documentElement
  if (inside && theme) inside.dataset.theme = theme
}

const toggleTheme = () => {
  document.documentElement.dataset.theme = isDark() ? 'light' : 'dark'
  applyTheme()
}

const tintOf = (openid) => [...openid].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 4

const personRow = (person) => {
  const face = element('span', { className: 'face', ariaHidden: 'true' }, [...person.name][0] ?? '客')
  face.dataset.tint = String(tintOf(person.openid))
  const button = element(
    'button',
    { type: 'button', className: 'person', onclick: () => choose(shop, person) },
    face,
    element('span', { className: 'person-name' }, person.name),
    element('span', { className: 'person-hint', title: person.openid }, person.hint ?? person.openid),
  )
  button.setAttribute('aria-current', String(person.openid === shopper?.openid))
  return element('li', {}, button)
}

const drawPeople = () => {
  const wanted = search.value.trim().toLowerCase()
  const found = (shop?.shoppers ?? []).filter(({ name, openid, hint = '' }) =>
    [name, openid, hint].some((text) => text.toLowerCase().includes(wanted)),
  )
  const nobody = element('li', { className: 'empty' }, shops.length > 0 ? words.noMatch : words.noShops)
  people.replaceChildren(...(found.length > 0 ? found.map(personRow) : [nobody]))
}

const drawShops = () => {
  const buttons = shops.map((one) => {
    const button = element(
      'button',
      { type: 'button', className: 'shop', onclick: () => browse(one) },
      one.name,
    )
    button.setAttribute('aria-pressed', String(one === shop))
    return button
  })
  byId('shops').replaceChildren(...buttons)
}

/** Shows that shop's shoppers; the phone stays whose it is until one of them is chosen. */
const browse = (one) => {
  shop = one
  drawShops()
  drawPeople()
}

/** A shopper after this one, so that the second phone is somebody else's. */
const nextAfter = (one, person) => one.shoppers[(one.shoppers.indexOf(person) + 1) % one.shoppers.length]

const addressOf = (one, person) =>
  `/phone/?${new URLSearchParams({ shop: one.shopId, openid: person.openid }).toString()}`

const openList = (open) => who.setAttribute('aria-expanded', String(open))

const choose = (one, person) => {
  shop = one
  shopper = person
  const identity = { appid: one.appid, openid: person.openid }
  localStorage.setItem('xiaomei.shopper', JSON.stringify(identity))
  history.replaceState(null, '', addressOf(one, person))
  screen.src = `/h5/?${new URLSearchParams(identity).toString()}`
  who.textContent = words.who(person.name, one.name)
  document.title = `${person.name} · ${one.name}`
  byId('second').href = addressOf(one, nextAfter(one, person))
  openList(false)
  drawShops()
  drawPeople()
}

const chosenByAddress = () => {
  const query = new URLSearchParams(location.search)
  const one = shops.find(({ shopId }) => shopId === query.get('shop')) ?? shops[0]
  const person = one?.shoppers.find(({ openid }) => openid === query.get('openid')) ?? one?.shoppers[0]
  return [one, person]
}

const start = async () => {
  who.textContent = words.nobody
  const response = await fetch('/phone/shoppers.json')
  if (!response.ok) throw new Error(`shoppers: ${response.status}`)
  shops = (await response.json()).shops
  const [one, person] = chosenByAddress()
  if (person) choose(one, person)
  else browse(one)
}

if (matchMedia('(prefers-color-scheme: dark)').matches) document.documentElement.dataset.theme = 'dark'
screen.addEventListener('load', applyTheme)
search.addEventListener('input', drawPeople)
themeKey.addEventListener('click', toggleTheme)
byId('reload').addEventListener('click', () => screen.contentWindow.location.reload())
who.addEventListener('click', () => openList(who.getAttribute('aria-expanded') !== 'true'))
applyTheme()
start().catch((error) => {
  console.error(error)
  people.replaceChildren(element('li', { className: 'empty', role: 'alert' }, words.failed))
})
