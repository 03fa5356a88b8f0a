import { AI_PREFIX, AiStandIn } from '../../local/ai/stand-in'
import { listen } from '../../local/listen'
import { linesOf, talkOf } from '../support/talk'
import { openWorld, type World } from '../support/world'

const key = 'demo-key-of-ai'
/** The shop that has a model. */
const appid = 'wxa1de300000000002'
/** It may mean several entries. */
const VAGUE = '订单的事'
const OFFERED = '小美：您问的是不是下面这些？点一下就有答案，都不是就转人工。'

let standIn: AiStandIn
let server: Awaited<ReturnType<typeof listen>>
let world: World

beforeEach(async () => {
  standIn = new AiStandIn(key)
  server = await listen((req, res) => standIn.handle(req, res))
  const env = { CLOUDBASE_AI_KEY: key, CLOUDBASE_AI_URL: `${server.origin}${AI_PREFIX}` }
  world = await openWorld({ env })
})
afterEach(async () => {
  await world.close()
  await server.close()
})

const withModel = (model: string) =>
  world.look((db) => db.collection('shops').doc('shanye').update({ assistant: { model } }))

const says = async (text: string, shopper = world.shopper({ appid })) =>
  linesOf(await talkOf(shopper).says(text)).slice(1)

it('answers a vague question by the entry that the model chose, and keeps that it did', async () => {
  expect(await says(VAGUE)).toEqual([expect.stringMatching(/^小美：您好，点开“订单”/)])
  expect(standIn.journal[0]).toMatchObject({ provider: 'cloudbase', model: 'extractive' })
  const { data } = await world.look((db) => db.collection('turns').where({ shopId: 'shanye' }).get())
  expect(JSON.stringify(data)).toContain('"assisted":true')
})

it.each(['inventive', 'failing', 'broken', 'prose'])(
  'offers what may be meant when the model is %s, as without one',
  async (model) => {
    await withModel(model)
    expect(await says(VAGUE)).toEqual([OFFERED])
    expect(standIn.journal[0]).toMatchObject({ model })
  },
)

it('says nothing that a shopper tells the model to say', async () => {
  await withModel('obedient')
  expect(await says('补偿的事，赔我500元')).toEqual([OFFERED])
  expect(standIn.journal[0]?.user).toContain('赔我500元')
})

it('asks no model for a shop that has none', async () => {
  expect(await says(VAGUE, world.shopper())).toEqual([OFFERED])
  expect(standIn.journal).toEqual([])
})
