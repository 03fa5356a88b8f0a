import { sheetWords } from '../../../../core/copy/invoices'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { sheetTable } from '../../../../core/invoices/sheet'
import { err, ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { UseCase, UseCases } from '../../../serve'
import type { ReplyTools } from '../replies/tools'
import { act } from './act'
import { count, find, isInvoiceStaff, list } from './read'

const MOST_SHEETS = 200

const exportSheets =
  ({ writeSheet }: ReplyTools): UseCase<DeskContract['invoices']['exportSheets'], DeskActor> =>
  async ({ kind }, { actor, ports }) => {
    if (!(await isInvoiceStaff(ports, actor))) return err('forbidden')
    const due = await ports.invoices.page(actor.shop._id, 'due', { limit: MOST_SHEETS, after: null })
    const toIssue = due.filter(({ state }) => state.status === 'routed')
    const bytes = writeSheet[kind](sheetTable(toIssue), sheetWords.sheet)
    return ok({ base64: bytes.toString('base64'), count: toIssue.length })
  }

export const invoiceUseCases = (tools: ReplyTools): UseCases<DeskContract, DeskActor>['invoices'] => ({
  ...{ list, count, find, act },
  exportSheets: exportSheets(tools),
})
