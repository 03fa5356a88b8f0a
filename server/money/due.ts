import { SECOND } from '../../core/shared/time'
import type { Fen } from '../../core/shared/money'
import type { Ports } from '../ports'
import { sideBySide } from '../side-by-side'
import { advance } from './drive'
import { couponLine, payoutLine, refundLine, type AnyTransfer, type Line } from './line'
import type { OnMoved } from './moved'
import { tell, type Work } from './tell'

const MOST_TRANSFERS = 40
/** What is left then is done by the next run. */
const BUDGET_MS = 10 * SECOND

const each = async <T extends AnyTransfer>(
  { ports }: Work,
  transfers: readonly T[],
  work: (transfer: T) => Promise<void>,
): Promise<void> => {
  const until = ports.now() + BUDGET_MS
  const one = (transfer: T) =>
    work(transfer).catch((error: unknown) => {
      ports.log.error('money not worked on', { number: transfer.number, error }) // the others go on
    })
  await sideBySide(transfers, one, () => ports.now() < until)
}

const lineDue = async <T extends AnyTransfer, R extends { readonly amountFen: Fen }, E>(
  work: Work,
  line: Line<T, R, E>,
): Promise<void> => {
  const now = work.ports.now()
  const untold = await line.book.untold(now, MOST_TRANSFERS)
  await each(work, untold, (transfer) => tell(work, line, transfer))
  const due = await line.book.due(now, MOST_TRANSFERS)
  await each(work, due, (transfer) => advance(work, line, transfer))
}

/**
 * The clock: asks the rail for what was frozen, asks again where it is silent, queries what is on its way, and tells
 * those who have yet to hear what became of it.
 */
export const moneyDue = async (ports: Ports, onMoved: OnMoved): Promise<void> => {
  const work = { ports, onMoved }
  const failed = (error: unknown) => ports.log.error('money not looked at', { error }) // none stops the others
  await lineDue(work, refundLine(ports)).catch(failed)
  await lineDue(work, payoutLine(ports)).catch(failed)
  await lineDue(work, couponLine(ports)).catch(failed)
}
