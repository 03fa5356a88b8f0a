import { wilson } from './accuracy'
import type { Ask } from './ask'
import { usualThresholds, type Thresholds } from './outcome'

/** What is known of a guess: how sure the bot was, and whether it was right. */
interface Guess {
  readonly p: number
  readonly isRight: boolean
}

/** Of what was offered she chose the first, or another, or went to a person; null: she left. */
const isFirstChosen = ({ basis, chosen, toPerson }: Ask): boolean | null =>
  chosen !== null || toPerson ? chosen === basis.found[0]?.id : null

const isJudgedRight = ({ basis, standing }: Ask): boolean | null =>
  basis.found.length === 1 && (standing === 'right' || standing === 'wrong') ? standing === 'right' : null

/** Answers that somebody judged, and what was offered. What was asked word for word says nothing of a probability. */
const guessOf = (ask: Ask): Guess | null => {
  const p = ask.basis.found[0]?.p ?? 0
  if (ask.from === 'page' || p <= 0 || p >= 1) return null
  const isRight = ask.basis.outcome === 'choose' ? isFirstChosen(ask) : isJudgedRight(ask)
  return isRight === null ? null : { p, isRight }
}

const LEAST_SURE = 0.5
const LEAST_GUESSES = 20
/** So many of the answers are to be right, and surely more than nine of ten. */
const RIGHT = 0.95
const SURELY_RIGHT = 0.9

/** Of what was answered from there on: how many, how many of them right, and what that says. */
const saidFrom = (guesses: readonly Guess[], sure: number) => {
  const answers = guesses.filter(({ p }) => p >= sure)
  const right = answers.filter(({ isRight }) => isRight).length
  const { low = 0, high = 1 } = wilson(right, answers.length) ?? {}
  return { isEnough: answers.length >= LEAST_GUESSES, share: right / (answers.length || 1), low, high }
}

const isGoodFrom = (guesses: readonly Guess[], sure: number): boolean => {
  const { isEnough, share, low } = saidFrom(guesses, sure)
  return isEnough && share >= RIGHT && low >= SURELY_RIGHT
}

/** It is wrong more often than anybody would bear, and surely so. */
const isBadFrom = (guesses: readonly Guess[], sure: number): boolean => {
  const { isEnough, high } = saidFrom(guesses, sure)
  return isEnough && high < SURELY_RIGHT
}

/** Sure of what is asked word for word, and of nothing else. */
const WORD_FOR_WORD = 1

const hundredth = (p: number): number => Math.floor(p * 100) / 100

/**
 * From where on a shop's bot answers, by what was said of its answers: as usual until enough was said, and only what is
 * asked word for word while it is surely bad at the rest.
 */
export const thresholdsFrom = (asks: readonly Ask[]): Thresholds => {
  const guesses = asks.flatMap((ask) => guessOf(ask) ?? [])
  const said = guesses.map(({ p }) => Math.max(LEAST_SURE, hundredth(p)))
  const steps = [...new Set([...said, usualThresholds.sure])].sort((a, b) => a - b)
  const sure = steps.find((step) => isGoodFrom(guesses, step))
  if (sure !== undefined) return { ...usualThresholds, sure }
  return isBadFrom(guesses, usualThresholds.sure)
    ? { ...usualThresholds, sure: WORD_FOR_WORD }
    : usualThresholds
}
