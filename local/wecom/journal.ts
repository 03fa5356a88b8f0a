import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Address, Body, PressBody } from './config'

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
  /** Only of /message/update_template_card. */
  readonly changed?: CardChange
}

/** Words that stand in place of the buttons of a message's cards, at these members. */
export interface CardChange {
  readonly msgId: string
  readonly userids: readonly string[]
  /** The response_code that was spent for it. */
  readonly code: string
  readonly words: string
}

export interface SentMessage {
  readonly userid: string
  readonly msgId: string
  /** Hash of the request's body, and how long an equal one is not delivered again (ms; 0 = not checked). */
  readonly requestHash: string
  readonly duplicateMs: number
  readonly body: Body
  readonly outcome: Outcome
  /** Of a card: by which it can be changed. */
  readonly code?: string
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
      readonly type: 'pressed'
      readonly at: number
      readonly to: Address
      /** Of the callback; `cardId` is the message that was pressed. */
      readonly msgId: string
      readonly cardId: string
      readonly body: PressBody
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

const NEWLINE = 10

export interface Journal {
  readonly past: readonly JournalRecord[]
  append(record: JournalRecord): void
  close(): void
}

/**
 * Append-only file of JSON lines. A record is handed to the operating system before `append` returns, so a
 * killed process loses nothing that it has answered (a power cut may).
 * @throws JournalDamaged when the file is damaged before its end; it is left as it is
 */
export const openJournal = (file: string | undefined): Journal => {
  if (!file) return { past: [], append: () => undefined, close: () => undefined }
  mkdirSync(path.dirname(file), { recursive: true })
  const { records, bytes } = existsSync(file) ? readWhole(file) : { records: [], bytes: 0 }
  const handle = openSync(file, 'a')
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

/** A line of the journal is not as it was written, and it is not the last one. */
export class JournalDamaged extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
  ) {
    super(`${file}: line ${line} is damaged`)
    this.name = 'JournalDamaged'
  }
}

const types: ReadonlySet<unknown> = new Set<JournalRecord['type']>([
  'call',
  'typed',
  'pressed',
  'answered',
  'replied',
  'again',
  'stored',
])

const recordOf = (line: Buffer): JournalRecord | undefined => {
  try {
    const record = JSON.parse(line.toString('utf8')) as Partial<JournalRecord> | null
    return types.has(record?.type) ? (record as JournalRecord) : undefined
  } catch {
    return undefined
  }
}

/**
 * The records, and where they end. A process that was killed may have left half a line, a power cut a last line of
 * anything: they are left out. Nothing else is: what follows a damaged line would make no sense without it.
 * @throws JournalDamaged
 */
const readWhole = (file: string) => {
  const content = readFileSync(file)
  const records: JournalRecord[] = []
  let bytes = 0
  for (let line = 1; ; line += 1) {
    const end = content.indexOf(NEWLINE, bytes)
    if (end === -1) return { records, bytes }
    const record = recordOf(content.subarray(bytes, end))
    if (!record && content.indexOf(NEWLINE, end + 1) === -1) return { records, bytes }
    if (!record) throw new JournalDamaged(file, line)
    records.push(record)
    bytes = end + 1
  }
}
