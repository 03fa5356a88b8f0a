import {
  isSameSubject,
  standingOf,
  type Check,
  type Checks,
  type Standing,
  type Subject,
} from '../admission/check'
import { JUDGED_MAX } from '../conversation/text'
import { wholeWithin } from '../shared/graphemes'
import type { Evidence } from './kinds'
import type { CaseRecord, CaseStep } from './record'

type Told = Pick<CaseRecord, 'state' | 'rating'>

const textOf = (text: string): Subject => ({ kind: 'text', text: wholeWithin(text, JUDGED_MAX) })
const photoOf = ({ fileId }: Pick<Evidence, 'fileId'>): Subject => ({
  kind: 'media',
  fileId,
  type: 'picture',
})

const wordsIn = ({ state: { wish }, rating }: Told): readonly string[] =>
  [wish.description, rating?.comment ?? ''].filter((text) => text.trim() !== '')

/** What of a case WeChat judges, as messages are judged: her words and her photos. Of a film it would judge a poster. */
export const judgedIn = (record: Told, checks: Checks | undefined): readonly Subject[] => {
  const { text = false, media = false } = checks ?? {}
  const photos = record.state.wish.evidence.filter(({ kind }) => kind === 'photo')
  return [...(text ? wordsIn(record).map(textOf) : []), ...(media ? photos.map(photoOf) : [])]
}

/** Did something come that WeChat has not been asked about? */
export const bringsToJudge = (before: Told | null, after: Told, checks: Checks | undefined): boolean => {
  const known = before ? judgedIn(before, checks) : []
  return judgedIn(after, checks).some((subject) => !known.some((one) => isSameSubject(one, subject)))
}

/** How her photos and words stand with WeChat; null: there is nothing to say. */
export interface Standings {
  readonly photo: (photo: Pick<Evidence, 'fileId'>) => Standing | null
  readonly words: (text: string) => Standing | null
}

type Known = Pick<Check, 'subject' | 'verdict'>

/** Is WeChat still to be asked about what was brought to this case? */
export const isAsking = (caseNo: string, steps: readonly CaseStep[]): boolean =>
  steps.some((step) => step.caseNo === caseNo && step.pendingAt !== null && step.effects.includes('check'))

/** Photos wait for their verdict, words do not. */
export const standingsOf = (known: readonly Known[], asking: boolean): Standings => {
  const find = (subject: Subject) => known.find((check) => isSameSubject(check.subject, subject))
  return {
    photo: (photo) => {
      const check = find(photoOf(photo))
      if (!check) return asking ? 'pending' : null
      return check.verdict === undefined ? 'pending' : standingOf(check.verdict, { kind: 'image' })
    },
    words: (text) => {
      const verdict = find(textOf(text))?.verdict
      return verdict === undefined ? null : standingOf(verdict, { kind: 'text' })
    },
  }
}
