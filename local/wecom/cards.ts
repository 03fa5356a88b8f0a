import { randomBytes } from 'node:crypto'
import type { CardChange } from './journal'
import type { StandInApp } from './config'

/** response_code: 72 小时内有效，且只能使用一次. */
const CODE_LIVES_MS = 72 * 3_600_000

type App = Pick<StandInApp, 'corpId' | 'agentId'>

interface Code {
  /** The message whose cards it changes. */
  readonly msgId: string
  readonly at: number
}

const nameIn = ({ corpId, agentId }: App, name: string): string => `${corpId}:${agentId}:${name}`

export const newCode = (): string => randomBytes(24).toString('base64url')

/** Which task ids are taken, and which codes change which cards: told by the journal, so that a restart changes nothing. */
export class Cards {
  private readonly tasks = new Set<string>()
  private readonly codes = new Map<string, Code>()

  /** 同一个应用任务id不能重复. */
  isTaken(app: App, taskId: string): boolean {
    return this.tasks.has(nameIn(app, taskId))
  }

  sent(app: App, taskId: string): void {
    this.tasks.add(nameIn(app, taskId))
  }

  issued(app: App, code: string, of: Code): void {
    this.codes.set(nameIn(app, code), of)
  }

  used(app: App, { code }: Pick<CardChange, 'code'>): void {
    this.codes.delete(nameIn(app, code))
  }

  /** The message that this code may change now; undefined when it is none, was used, or is too old. */
  find(app: App, code: string, now: number): string | undefined {
    const found = this.codes.get(nameIn(app, code))
    return found && now - found.at <= CODE_LIVES_MS ? found.msgId : undefined
  }
}
