/** WeCom's stand-in in a process of its own: WeCom does not share a CPU's event loop with the cloud either. */
import path from 'node:path'
import { demoApps } from '../../local/demo/wecom'
import { createWecomStandIn } from '../../local/wecom/stand-in'
import { benchAgents } from './people'

/** When a text became visible in an agent's chat: epoch ms with fractions. */
export type Arrival = readonly [text: string, at: number]

const preciseNow = (): number => performance.timeOrigin + performance.now()

const main = async (dataDir: string): Promise<void> => {
  const members = benchAgents.map(({ userid, name }) => ({ userid, name }))
  const apps = demoApps.map((app) => ({ ...app, members: [...app.members, ...members], callbackUrl: '' }))
  const wecom = createWecomStandIn({ apps, now: Date.now, state: path.join(dataDir, 'wecom.jsonl') })
  let arrivals: Arrival[] = []
  wecom.listenTo((_address, { body }) => {
    if (body.type === 'text') arrivals.push([body.content, preciseNow()])
  })
  const { apiUrl } = await wecom.listen()

  process.on('disconnect', () => process.exit())
  process.on('message', () => {
    process.send?.(arrivals)
    arrivals = []
  })
  process.send?.(apiUrl)
}

void main(process.argv[2] ?? '')
