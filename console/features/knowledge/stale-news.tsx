import { Alert, Button } from 'antd'
import { entryWords as words } from '../../words/knowledge'
import type { StoredEntry } from './use-knowledge'
import type { Keeping } from './use-keeping'
import { shownNow, standingOf, type Writing } from './writing'

interface StaleProps {
  readonly writing: Writing
  readonly stored: StoredEntry
  readonly keeping: Keeping
}

/** Somebody else was faster: both texts are there, and a person decides. */
export const StaleNews = ({ writing, stored, keeping }: StaleProps) => {
  const now = shownNow(stored)
  return (
    <Alert
      type='warning'
      role='alert'
      title={now ? words.stale : words.staleGone}
      description={
        <>
          {now && (
            <p className='edit-now'>
              {words.staleNow}
              <b>{now.entry.title}</b> {now.entry.answer}
            </p>
          )}
          <p className='edit-acts'>
            <Button size='small' onClick={() => keeping.useTheirs(writing.key)}>
              {words.useTheirs}
            </Button>
            <Button size='small' onClick={() => keeping.keepMine({ ...writing, base: standingOf(stored) })}>
              {words.keepMine}
            </Button>
          </p>
        </>
      }
    />
  )
}
