import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { cloudbaseAsks } from '../../server/adapters/cloudbase/asks'
import { cloudbaseKnowledge, cloudbaseKnowledgeBook } from '../../server/adapters/cloudbase/knowledge'
import { cloudbaseLeases } from '../../server/adapters/cloudbase/routing'
import type { ShopFile } from '../lib/shop-file-command'

/** What looking after a shop's knowledge needs of a cloud. */
export const knowledgePorts = ({ app, db, say }: Pick<ShopFile, 'app' | 'db' | 'say'>) => {
  const cloudbase = { app, db, command: db.command, ask: createAsk() }
  return {
    knowledge: cloudbaseKnowledge(cloudbase, Date.now),
    knowledgeBook: cloudbaseKnowledgeBook(cloudbase),
    asks: cloudbaseAsks(cloudbase),
    leases: cloudbaseLeases(cloudbase, Date.now),
    now: Date.now,
    newId: randomUUID,
    pause: (ms: number) => setTimeout(ms),
    // what is done is said in words
    log: { info: () => undefined, error: (message: string) => say(message) },
  }
}
