/** The local cloud without a shop in it, in a process of its own. Started by fork(); ends with its parent. */
import { startCloud } from '../../local/cloud'
import { at } from '../lib/root'

/** What the process tells when it is up. */
export type BareUp = Readonly<Record<string, string>>

const main = async (dataDir: string): Promise<void> => {
  const cloud = await startCloud({ dataDir, functionsDir: at('dist/cloudfunctions') })
  process.on('disconnect', () => process.exit())
  // The most memory that it ever held, in KB (getrusage).
  process.on('message', () => process.send?.(process.resourceUsage().maxRSS))
  const up: BareUp = cloud.sdkEnv()
  process.send?.(up)
}

void main(process.argv[2] ?? '')
