import { createHash } from 'node:crypto'

import type { Caller } from '../functions/context'
import type { Store } from '../gateway/store'

export interface User {
  readonly uid: string
  readonly appid: string
  readonly openid: string
}

/** The platform's own id of a user of a mini-program. */
export const uidOf = ({ appid, openid }: { readonly appid: string; readonly openid: string }): string =>
  createHash('sha256').update(`${appid}:${openid}`).digest('hex').slice(0, 32)

/** Everybody who ever called a function from a mini-program: the platform makes a user of each. */
export class Users {
  private readonly known = new Set<string>()

  constructor(private readonly store: Store) {
    store.db.exec(
      'CREATE TABLE IF NOT EXISTS users (uid TEXT PRIMARY KEY, appid TEXT NOT NULL, openid TEXT NOT NULL)',
    )
  }

  /** Notes who called. Cheap for those who called before. */
  async meet(caller: Caller): Promise<void> {
    if ('anonymous' in caller) return
    const name = `${caller.appid}:${caller.openid}`
    if (this.known.has(name)) return
    this.known.add(name)
    const uid = uidOf(caller)
    const insert = this.store.db.prepare('INSERT OR IGNORE INTO users VALUES (?, ?, ?)')
    await this.store.submit(() => insert.run(uid, caller.appid, caller.openid), 'write')
  }

  /** The mini-program in which this openid was met first; '' when it was not. */
  appidOf(openid: string): string {
    const select = 'SELECT appid FROM users WHERE openid = ? ORDER BY rowid LIMIT 1'
    return (this.store.db.prepare(select).get(openid) as { appid: string } | undefined)?.appid ?? ''
  }

  find(uid: string): User | undefined {
    return this.store.db.prepare('SELECT uid, appid, openid FROM users WHERE uid = ?').get(uid) as
      User | undefined
  }
}
