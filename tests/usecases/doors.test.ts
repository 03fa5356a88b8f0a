import { readFileSync } from 'node:fs'
import { clockContract } from '../../core/contracts/clock.contract'
import { deskContract } from '../../core/contracts/desk.contract'
import type { Contract } from '../../core/contracts/procedure'
import { intakeContract } from '../../core/contracts/intake.contract'
import { refusalCodes } from '../../core/contracts/refusals'
import { shopperContract } from '../../core/contracts/shopper.contract'
import { wecomContract } from '../../core/contracts/wecom.contract'
import { refusalWords } from '../../core/copy/refusals'
import { replyTools } from '../../server/adapters/reply-tools'
import { deskUseCases } from '../../server/usecases/desk'
import { shopperUseCases } from '../../server/usecases/shopper'
import { createDemo } from '../../local/demo/demo'
import { demoOpenid, people } from '../../local/demo/people'
import { served } from '../support/talk'
import { openWorld, SATURDAY_MORNING } from '../support/world'

const namesOf = (areas: Readonly<Record<string, object>>): string[] =>
  Object.entries(areas).flatMap(([area, verbs]) => Object.keys(verbs).map((verb) => `${area}.${verb}`))

describe('the doors', () => {
  it('have a use case for every procedure of their contract, and no other', () => {
    expect(namesOf(shopperUseCases).sort()).toEqual(namesOf(shopperContract).sort())
    expect(namesOf(deskUseCases(replyTools)).sort()).toEqual(namesOf(deskContract).sort())
  })

  it('say of every procedure who may: one audience a door', () => {
    const rolesOf = (contract: Contract) =>
      Object.values(contract).flatMap((area) => Object.values(area).map(({ roles }) => roles.join()))
    expect(new Set(rolesOf(shopperContract))).toEqual(new Set(['shopper']))
    expect(new Set(rolesOf(deskContract))).toEqual(new Set(['agent,supervisor', 'supervisor']))
    expect(new Set(rolesOf(wecomContract))).toEqual(new Set(['wecom']))
    expect(new Set(rolesOf(intakeContract))).toEqual(new Set(['system']))
    expect(new Set(rolesOf(clockContract))).toEqual(new Set(['clock']))
  })

  it.each(['shopper', 'web', 'desk', 'wecom', 'intake', 'clock'])(
    'are an entry file without an if: %s',
    (door) => {
      const lines = readFileSync(`cloudfunctions/${door}/index.ts`, 'utf8').trim().split('\n')
      expect(lines.length).toBeLessThanOrEqual(20)
      expect(lines.filter((line) => /\b(if|switch)\b|\?/.test(line))).toEqual([])
    },
  )

  it('have Chinese words for every refusal', () => {
    expect(Object.keys(refusalWords).sort()).toEqual([...refusalCodes].sort())
    for (const words of Object.values(refusalWords)) expect(words).toMatch(/[\u4e00-\u9fff]/)
  })
})

it('log no name, no phone, no address and no words, also when everything fails', async () => {
  const world = await openWorld()
  const zhang = await served(world.shopper())
  const secret = '我的身份证号是机密 13912345678'
  await zhang.says(secret)
  await world.agent('linxiao').says(`#1 ${secret}`)
  world.wecom.faults.ipRefused = true
  await zhang.says(`${secret}！`)
  world.clock.pass(60_000)
  await world.tick()
  const ports = world.newPorts()
  const failing = Promise.reject(new Error('database is away'))
  failing.catch(() => undefined)
  const broken = world.instance({
    ...ports,
    turns: { ...ports.turns, recall: () => failing, insert: () => failing },
  })
  await broken.shopper().conversation.send({ clientId: 'broken-one', body: { kind: 'text', text: secret } })
  await world.close()

  const logged = JSON.stringify(world.logged, (_key, value: unknown) =>
    value instanceof Error ? `${value.message} ${value.stack}` : value,
  )
  expect(world.logged.filter(({ level }) => level === 'error').length).toBeGreaterThan(1)
  const zhangHerself = people.find(({ openid }) => openid === demoOpenid(1))
  const order = createDemo(SATURDAY_MORNING).orders.find(({ openid }) => openid === demoOpenid(1))
  const personal = [secret, '机密', zhangHerself?.name, zhangHerself?.phone, order?.recipient?.detail, '林晓']
  for (const word of personal) expect(logged).not.toContain(word)
})
