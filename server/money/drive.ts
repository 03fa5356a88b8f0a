import { moneyWords } from '../../core/copy/money'
import type { Fen } from '../../core/shared/money'
import { err, ok, type Result } from '../../core/shared/result'
import { stepOf, type AnyTransfer, type Line } from './line'
import { TELL_AGAIN_MS, tell, tellSupervisors, type Work } from './tell'

const MOST_TRIES = 5

/** Minutes after the first call: WeChat Pay may not know for that long what it has taken (查无此单 while it is accepted). */
const TRIES_BEFORE_FAILED = 3

/** The call half an hour after the first. */
const STUCK_AT_TRY = 6

/** What nobody needs to hear of: it is on its way. */
const quiet: readonly string[] = ['asked', 'processing']

const isNews = (before: AnyTransfer, after: AnyTransfer): boolean =>
  after.doubts.length > before.doubts.length ||
  (after.state.status !== before.state.status && !quiet.includes(after.state.status))

/** Writes an event down where its transfer still stands as it did, and tells of it; null when it does not. */
const keep = async <T extends AnyTransfer, R, E>(
  work: Work,
  line: Line<T, R, E>,
  { before, event }: { readonly before: T; readonly event: E },
): Promise<T | null> => {
  const now = work.ports.now()
  const after = line.evolve(before, event, now)
  if (after === before) return before
  const news = isNews(before, after)
  if (!(await line.book.replace(after, news ? now + TELL_AGAIN_MS : null))) return null
  if (news) await tell(work, line, after)
  return after
}

/** A person's command. Two at once: one is decided anew. Refuses what the machine refuses, and `busy`. */
export const change = async <T extends AnyTransfer, R, E, W extends string>(
  work: Work,
  line: Line<T, R, E>,
  { transfer: first, decide }: { readonly transfer: T; readonly decide: (transfer: T) => Result<E, W> },
): Promise<Result<T, W | 'busy'>> => {
  let transfer: T | null = first
  for (let tries = 0; transfer && tries < MOST_TRIES; tries += 1) {
    const decided = decide(transfer)
    if (!decided.ok) return decided
    const kept = await keep(work, line, { before: transfer, event: decided.value })
    if (kept) return ok(kept)
    transfer = await line.book.byNumber(first.number)
  }
  return err('busy')
}

/**
 * Takes in what the rail said: in a notification, or as an answer. Late, repeated and contradicting words are the
 * machine's to judge; an amount or number that differs is not believed, and the supervisors are told.
 */
export const takeIn = async <T extends AnyTransfer, R extends { readonly amountFen: Fen }, E>(
  work: Work,
  line: Line<T, R, E>,
  { transfer: first, report }: { readonly transfer: T; readonly report: R },
): Promise<Result<T>> => {
  let transfer: T | null = first
  for (let tries = 0; transfer && tries < MOST_TRIES; tries += 1) {
    const heard = line.hear(report, transfer)
    if (!heard.ok) {
      work.ports.log.error('the rail is not believed', { number: first.number, why: heard.error })
      await tellSupervisors(work.ports, first.shopId, moneyWords.differs(first, report.amountFen))
      return heard
    }
    if (heard.value === null) return ok(transfer)
    const kept = await keep(work, line, { before: transfer, event: heard.value })
    if (kept) return ok(kept)
    transfer = await line.book.byNumber(first.number)
  }
  return err('busy')
}

/** The rail will not move it. Only when a query finds nothing either, minutes after the first call, has it failed. */
const afterRefusal = async <T extends AnyTransfer, R extends { readonly amountFen: Fen }, E>(
  work: Work,
  line: Line<T, R, E>,
  { transfer, code }: { readonly transfer: T; readonly code: string },
): Promise<void> => {
  const found = await line.rails.query(transfer)
  if (found.kind === 'said') {
    await takeIn(work, line, { transfer, report: found.report })
    return
  }
  if (found.kind === 'silent' || (transfer.state.tries ?? 0) < TRIES_BEFORE_FAILED) return
  const event = line.decide({ type: 'fail', code }, transfer, work.ports.now())
  if (event.ok) await keep(work, line, { before: transfer, event: event.value })
}

const ask = async <T extends AnyTransfer, R extends { readonly amountFen: Fen }, E>(
  work: Work,
  line: Line<T, R, E>,
  transfer: T,
): Promise<void> => {
  const asked = await line.rails.ask(transfer)
  if (asked.kind === 'said') {
    await takeIn(work, line, { transfer, report: asked.report })
    return
  }
  work.ports.log.info('money was not taken yet', { number: transfer.number, code: asked.code })
  if (asked.kind === 'refused') await afterRefusal(work, line, { transfer, code: asked.code })
  else if (transfer.state.tries === STUCK_AT_TRY) {
    await tellSupervisors(work.ports, transfer.shopId, moneyWords.stuck(transfer))
  }
}

const query = async <T extends AnyTransfer, R extends { readonly amountFen: Fen }, E>(
  work: Work,
  line: Line<T, R, E>,
  transfer: T,
): Promise<void> => {
  const found = await line.rails.query(transfer)
  if (found.kind === 'said') await takeIn(work, line, { transfer, report: found.report })
  else work.ports.log.info('money was not found yet', { number: transfer.number, found: found.kind })
}

/**
 * The next step of a transfer that is due. That the rail is called is written down first, from the version that was
 * read: of two who are at it one calls; whoever dies in between is followed by the clock, with the same number.
 */
export const advance = async <T extends AnyTransfer, R extends { readonly amountFen: Fen }, E>(
  work: Work,
  line: Line<T, R, E>,
  transfer: T,
): Promise<void> => {
  const now = work.ports.now()
  const step = stepOf(line, transfer, now)
  const event = step && line.decide({ type: step }, transfer, now)
  if (!event?.ok) return line.book.putOff(transfer, null)
  const kept = await keep(work, line, { before: transfer, event: event.value })
  if (kept) await (step === 'ask' ? ask : query)(work, line, kept)
}
