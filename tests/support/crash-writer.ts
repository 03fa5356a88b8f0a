/** A process that adds documents as fast as it can and tells each acknowledged one, until it is killed. */
import { startTestCloud } from './cloud'

const main = async (dataDir: string): Promise<void> => {
  const cloud = await startTestCloud({ dataDir })
  const leases = cloud.db.collection('leases')
  const write = async (name: string): Promise<void> => {
    for (let n = 0; ; n += 1) {
      await leases.add({ _id: `${name}:${n}`, n })
      await leases.doc(`${name}:${n}`).update({ done: true })
      process.stdout.write(`${name}:${n}\n`)
    }
  }
  await Promise.all(['a', 'b', 'c', 'd'].map(write))
}

void main(process.argv[2] ?? '')
