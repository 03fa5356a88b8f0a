import { words } from './words'

/** What the page's own API refused, in words. */
export class Refused extends Error {}

const wordsOf = ({ error, message }: { error?: string; message?: string }): string => {
  const known = words.problems[error ?? ''] ?? words.unknownProblem
  return message === undefined || message === '' ? known : `${known}（${message}）`
}

const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
  const response = await fetch(`data/${path}`, init).catch(() => {
    throw new Refused(words.problems.offline)
  })
  const answer: unknown = await response.json().catch(() => ({}))
  if (!response.ok) throw new Refused(wordsOf(answer as { error?: string; message?: string }))
  return answer as T
}

export const get = <T>(path: string): Promise<T> => ask<T>(path)

export const post = <T>(path: string, body: unknown): Promise<T> =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export const whyOf = (error: unknown): string =>
  error instanceof Error ? error.message : words.unknownProblem
