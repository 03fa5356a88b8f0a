import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SavedEntry } from '../../../core/contracts/desk/knowledge'
import { entryOf } from '../../../core/knowledge/check'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { useNews } from '../../app/use-news'
import { entryWords as words } from '../../words/knowledge'
import { knowledgeKey } from './use-knowledge'
import type { Writer } from './use-writing'
import { standingOf, writtenOf, type Writing } from './writing'
import { rememberWritten } from './written-for'

type Saved = Extract<SavedEntry, { status: 'saved' }>

/** Over what stood there when it was begun; anything else is shown before it is written over. */
const over = async (
  { key, base }: Writing,
  write: (at: { readonly key: string; readonly version: number }) => Promise<SavedEntry>,
): Promise<SavedEntry> => {
  const now = await must(api.knowledge.entry({ key }))
  return standingOf(now) === base ? write({ key, version: now.draft?.version ?? 0 }) : { status: 'stale' }
}

/** What is wrong with it is told before it is sent. */
const save = async (writing: Writing): Promise<SavedEntry> => {
  const entry = writtenOf(writing)
  const checked = entryOf(writing.key, entry, null)
  if (!checked.ok) return { status: 'wrong', why: checked.error }
  const saved = await over(writing, (at) => must(api.knowledge.save({ ...at, entry })))
  if (saved.status === 'saved') rememberWritten(writing)
  return saved
}

const remove = (writing: Writing): Promise<SavedEntry> =>
  over(writing, (at) => must(api.knowledge.remove(at)))

const discard = (writing: Writing): Promise<SavedEntry> =>
  over(writing, (at) => must(api.knowledge.discard(at)))

interface Step {
  readonly step: (writing: Writing) => Promise<SavedEntry>
  readonly onWrong: (why: string | null) => void
  readonly onStale: (writing: Writing) => void
  readonly onSaved: (saved: Saved, writing: Writing) => void
}

const useStep = ({ step, onWrong, onStale, onSaved }: Step) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: step,
    onMutate: () => onWrong(null),
    onError: (error) => onWrong(failureWords(error)),
    onSuccess: async (answer, writing) => {
      if (answer.status === 'wrong') return onWrong(answer.why)
      await client.invalidateQueries({ queryKey: knowledgeKey })
      return answer.status === 'stale' ? onStale(writing) : onSaved(answer, writing)
    },
  })
}

/** Saves, removes and takes back; what can't be done says why, and nothing that was written is lost. */
export const useKeeping = ({ write, drop, open }: Writer) => {
  const news = useNews()
  const [staleKey, setStaleKey] = useState<string | null>(null)
  const [wrong, onWrong] = useState<string | null>(null)
  const settle = (): void => setStaleKey(null)
  const told = (onSaved: Step['onSaved']) => ({
    onWrong,
    onSaved: (saved: Saved, writing: Writing) => {
      settle()
      drop(writing.key)
      onSaved(saved, writing)
    },
  })
  /** Nothing was written that could be lost: it is shown as it is now. */
  const onStale = (): void => onWrong(words.changed)
  return {
    ...{ wrong, onWrong, staleKey },
    useTheirs: (key: string) => {
      drop(key)
      settle()
    },
    keepMine: (mine: Writing) => {
      write(mine)
      settle()
    },
    save: useStep({
      step: save,
      ...told(({ version }) => news.done(version === 0 ? words.savedAsLive : words.saved)),
      onStale: ({ key }) => setStaleKey(key),
    }),
    discard: useStep({ step: discard, ...told(() => news.done(words.discarded)), onStale }),
    remove: useStep({
      step: remove,
      ...told(({ version }, { title }) => {
        news.done(version === 0 ? words.removed(title) : words.removedLive(title))
        if (version === 0) open(null)
      }),
      onStale,
    }),
  }
}
export type Keeping = ReturnType<typeof useKeeping>
