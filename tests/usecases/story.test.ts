import { openWorld, type World } from '../support/world'

let world: World
let n = 0
const id = () => `client-${String((n += 1)).padStart(6, '0')}`

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const texts = (reply: unknown) => JSON.stringify(reply)

it('serves a shopper from the welcome to the rating, with a person who types in WeCom', async () => {
  const shopper = world.shopper()
  const lin = world.agent('linxiao')
  const entered = await shopper.conversation.enter({ clientId: id(), scene: { from: 'home' } })
  console.log(texts(entered))
  console.log(texts(await shopper.conversation.send({ clientId: id(), body: { kind: 'text', text: '我的快递到哪了' } })))
  console.log(texts(await shopper.conversation.send({ clientId: id(), body: { kind: 'text', text: '转人工' } })))
  console.log(lin.sees())
  console.log(world.agent('hejing').sees())
  console.log(texts(await shopper.conversation.pull({ after: 0 })))
  console.log(world.logged.filter((l) => l.level === 'error'))
})
