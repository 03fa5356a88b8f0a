import * as z from 'zod/mini'
import { confirmedWords, oldTaxNoWords } from '../copy/invoices'
import { timingOf } from '../policy/waits'
import { Fen } from '../shared/money'
import { SheetLine } from './amount'
import { Person, type Invoice } from './invoice'
import { commandsFor } from './table'
import { InvoiceView, toInvoiceView } from './view'
import { hasOldTaxNo } from './wish'

/** A request as those see it who issue invoices. */
export const DeskInvoice = z.lazy(() =>
  z.extend(InvoiceView, {
    /** 张女士 */
    called: z.string(),
    lines: z.array(SheetLine),
    takenBy: z.nullable(Person),
    isMine: z.boolean(),
    /** What has to be looked at before it is issued. */
    warnings: z.array(z.string()),
    /** 红冲: so much; 0: nothing. */
    dueFen: Fen,
    /** The promise that set its deadline, ms of its calendar; null: none. */
    standardMs: z.nullable(z.int()),
    acts: z.array(z.enum(['take', 'issue', 'askMore', 'reject', 'reverse'])),
  }),
)
export type DeskInvoice = z.infer<typeof DeskInvoice>
export type DeskAct = DeskInvoice['acts'][number]

interface Reader {
  readonly userid: string
}

const isAct = (command: string): command is DeskAct =>
  ['take', 'issue', 'askMore', 'reject', 'reverse'].includes(command)

const actsOf = ({ state, takenBy }: Invoice, { userid }: Reader): DeskAct[] =>
  commandsFor(state.status, 'staff').filter(
    (command): command is DeskAct => isAct(command) && (command !== 'take' || takenBy?.userid !== userid),
  )

export const toDeskInvoice = (
  invoice: Invoice,
  around: Parameters<typeof toInvoiceView>[1] & { readonly reader: Reader },
): DeskInvoice => {
  const { called, lines, takenBy, wish, confirmed, state, clock } = invoice
  const timing = clock && timingOf(around.promises, { clock })
  return {
    ...toInvoiceView(invoice, around),
    ...{ called, lines, takenBy },
    isMine: takenBy?.userid === around.reader.userid,
    warnings: [
      ...(hasOldTaxNo(wish) ? [oldTaxNoWords] : []),
      ...confirmed.map((doubt) => confirmedWords[doubt]),
    ],
    dueFen: state.status === 'reversalDue' ? state.dueFen : 0,
    standardMs: timing?.row.standardMs ?? null,
    acts: actsOf(invoice, around.reader),
  }
}
