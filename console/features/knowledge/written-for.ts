import * as z from 'zod/mini'
import { queryClient } from '../../api/query'
import { settleQuestions } from '../learning/settle'
import { learningKey } from '../learning/use-learning'
import { keep, readKept } from './kept'
import type { Writing } from './writing'

const KEPT_AS = 'xiaomei.knowledge.writtenFor'
const Questions = z.array(z.string())

/** Questions of the inbox that wait for these drafts to be live, by key. */
const waiting = () => readKept(KEPT_AS, Questions)

/** Saved, it answers nobody yet: its questions stay in the inbox until it is published in this window. */
export const rememberWritten = ({ key, asked = [] }: Pick<Writing, 'key' | 'asked'>): void => {
  if (asked.length > 0) keep(KEPT_AS, { ...waiting(), [key]: asked })
}

/** These entries are live: their questions are seen to; where that fails, they stay in the inbox. */
export const settleWritten = async (keys: readonly string[]): Promise<void> => {
  const live = new Set(keys)
  const all = Object.entries(waiting())
  const asked = all.filter(([key]) => live.has(key)).flatMap(([, ids]) => ids)
  if (asked.length === 0) return
  try {
    await settleQuestions(asked, 'written')
    keep(KEPT_AS, Object.fromEntries(all.filter(([key]) => !live.has(key))))
    await queryClient.invalidateQueries({ queryKey: learningKey })
  } catch {
    // it is live all the same
  }
}
