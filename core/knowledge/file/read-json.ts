import * as z from 'zod/mini'
import { entryFileProblems as words } from '../../copy/knowledge-files'
import { present } from '../../shared/present'
import { Instant } from '../../shared/time'
import { Audience, EntryKey, Scope } from '../entry'
import { LeadsTo } from '../leads-to'
import type { FileEntry, LineProblem, ReadEntries } from './file-entry'

/** An entry as JSON has it. What may be in it stands in core/knowledge/entry.ts; what is too long is told in words. */
const JsonEntry = z.strictObject({
  key: z.optional(EntryKey),
  category: z.string(),
  title: z.string(),
  similar: z.optional(z.array(z.string())),
  answer: z.string(),
  isArticle: z.optional(z.boolean()),
  image: z.optional(z.looseObject({ fileId: z.string() })),
  leadsTo: z.optional(LeadsTo),
  next: z.optional(z.array(z.string())),
  scope: z.optional(Scope),
  validFrom: z.optional(Instant),
  validUntil: z.optional(Instant),
  audience: z.optional(Audience),
  hot: z.optional(z.number()),
})
type JsonEntry = z.infer<typeof JsonEntry>

const Whole = z.union([z.array(z.unknown()), z.object({ entries: z.array(z.unknown()) })])

/** An entry in JSON is whole: what it leaves out, it has not. */
const entryOf = (line: number, { key, scope, image, ...entry }: JsonEntry): FileEntry => ({
  line,
  ...present({ key }),
  ...{ isArticle: false, leadsTo: null, similar: [], next: [], audience: 'all' },
  ...{ validFrom: null, validUntil: null, hot: null },
  ...present(entry),
  ...{ statuses: scope?.statuses ?? [], goods: scope?.goods ?? [], image: image?.fileId ?? '' },
})

const reasonOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return words.unknownFields(issue.keys)
  const [field] = issue.path
  if (field === undefined) return words.shouldBeEntry
  return words.field(issue.path.join('.'), words.should[String(field)] ?? words.shouldBeEntry)
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],\n]|[^\s{}[\],"]+/gsu

const deeper: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 }

/** The lines on which the items of the list begin. */
const linesOfItems = (text: string): readonly number[] => {
  const inList = text.trimStart().startsWith('[') ? 1 : 2
  const lines: number[] = []
  let [depth, line, last] = [0, 1, '']
  for (const [token] of text.matchAll(tokens)) {
    if (token === '\n') {
      line += 1
      continue
    }
    if (depth === inList && /^[[,]$/.test(last) && token !== ']') lines.push(line)
    depth += deeper[token] ?? 0
    last = token
  }
  return lines
}

const wrong = (reason: string): ReadEntries => ({ entries: [], problems: [{ line: 0, reason }] })

const parsed = (text: string): { readonly json: unknown } | { readonly line: number } => {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1]
    return { line: lineAt(text, at === undefined ? text.length : Number(at)) }
  }
}

/** Reads a list of entries, also as `{"entries": […]}`. */
export const readEntryJson = (text: string): ReadEntries => {
  const read = parsed(text)
  if ('line' in read) return wrong(words.badJson(read.line))
  const whole = Whole.safeParse(read.json)
  if (!whole.success) return wrong(words.notEntries)
  const list = Array.isArray(whole.data) ? whole.data : whole.data.entries
  const lines = linesOfItems(text)
  const entries: FileEntry[] = []
  const problems: LineProblem[] = []
  list.forEach((one, at) => {
    const line = lines[at] ?? 0
    const entry = JsonEntry.safeParse(one)
    if (entry.success) entries.push(entryOf(line, entry.data))
    else problems.push(...entry.error.issues.map((issue) => ({ line, reason: reasonOf(issue) })))
  })
  return { entries, problems }
}
