import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Address, Body } from './config'

/** What became of a message of an app: `duplicate` and `dropped` are answered with "ok" and shown to nobody. */
export type Outcome = 'shown' | 'duplicate' | 'dropped'

/** An API call that was answered with errcode 0; a message to two members is two of them. */
export interface AcceptedCall {
  readonly type: 'call'
  readonly at: number
  readonly path: string
  readonly corpId: string
  readonly agentId: string
  /** Only of /message/send. */
  readonly sent?: SentMessage
}

export interface SentMessage {
  readonly userid: string
  readonly msgId: string
  /** Hash of the request's body, and how long an equal one is not delivered again (ms; 0 = not checked). */
  readonly requestHash: string
  readonly duplicateMs: number
  readonly body: Body
  readonly outcome: Outcome
}

export type JournalRecord =
  | AcceptedCall
  | {
      readonly type: 'typed'
      readonly at: number
      readonly to: Address
      readonly msgId: string
      readonly clientId: string
      readonly body: Body
    }
  | {
      readonly type: 'answered'
      readonly at: number
      readonly to: Address
      readonly msgId: string
      readonly outcome: 'delivered' | 'failed'
      readonly attempts: number
      /** What came back inside the callback's answer. */
      readonly reply: 'none' | 'shown' | 'unreadable'
    }
  | {
      readonly type: 'replied'
      readonly at: number
      readonly to: Address
      readonly msgId: string
      readonly body: Body
    }
  | { readonly type: 'again'; readonly at: number; readonly to: Address; readonly msgId: string }
  | {
      readonly type: 'stored'
      readonly at: number
      readonly corpId: string
      readonly mediaId: string
      readonly contentType: string
      readonly filename: string
    }

export interface Journal {
  readonly past: readonly JournalRecord[]
  append(record: JournalRecord): void
  close(): void
}

/**
 * Append-only file of JSON lines. A record is handed to the operating system before `append` returns, so a
 * killed process loses nothing that it has answered (a power cut may).
 */
export const openJournal = (file: string | undefined): Journal => {
  if (!file) return { past: [], append: () => undefined, close: () => undefined }
  mkdirSync(path.dirname(file), { recursive: true })
  const handle = openSync(file, 'a+')
  const { records, bytes } = readWhole(file)
  ftruncateSync(handle, bytes)
  let isOpen = true
  return {
    past: records,
    append: (record) => {
      if (isOpen) writeSync(handle, `${JSON.stringify(record)}\n`)
    },
    close: () => {
      if (isOpen) closeSync(handle)
      isOpen = false
    },
  }
}

/** The complete lines, and where they end: a process that was killed may have left half a line. */
const readWhole = (file: string) => {
  const content = readFileSync(file)
  const bytes = content.lastIndexOf(10) + 1
  const lines = content.subarray(0, bytes).toString('utf8').split('\n').filter(Boolean)
  return { records: lines.map((line) => JSON.parse(line) as JournalRecord), bytes }
}
