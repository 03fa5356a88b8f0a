import type { Invoice } from '../../core/invoices/invoice'
import { fileOf } from '../../core/invoices/nameless'
import type { Links } from '../../core/invoices/view'
import type { Ports } from '../ports'

/** Links to the files of these; nothing is asked for where there is none. */
export const linksOf = async (ports: Pick<Ports, 'files'>, invoices: readonly Invoice[]): Promise<Links> => {
  const fileIds = invoices.flatMap((invoice) => fileOf(invoice) ?? [])
  return fileIds.length === 0 ? new Map<string, string>() : ports.files.links(fileIds)
}
