import { useMutation } from '@tanstack/react-query'
import { Button, Dropdown, Segmented } from 'antd'
import { useState } from 'react'
import { InvoiceListName } from '../../../core/contracts/desk/invoices'
import { dateOf } from '../../../core/shared/time'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { downloadFile } from '../../app/download'
import { PagedList } from '../../app/paged-list'
import { Failed, Skeleton, State } from '../../app/states'
import { useNews } from '../../app/use-news'
import { invoicesWords as words } from '../../words/invoices'
import { InvoiceRow } from './invoice-row'
import { useInvoiceCount, useInvoices } from './use-invoices'
import '../../app/work-page.css'
import './invoices.css'
import '../sessions/tags.css'

const List = ({ list }: { readonly list: InvoiceListName }) => (
  <PagedList
    query={useInvoices(list)}
    rowsOf={({ invoices }) => invoices}
    empty={{ title: words.empty[list], why: words.emptyWhy[list] }}
  >
    {(invoices) => (
      <ul className='work-list'>
        {invoices.map((invoice) => (
          <InvoiceRow key={invoice.number} invoice={invoice} />
        ))}
      </ul>
    )}
  </PagedList>
)

/** 开票单 of all that is to be issued, for the shop's tax system. */
const Exports = () => {
  const { done, failed } = useNews()
  const out = useMutation({
    mutationFn: (kind: 'csv' | 'xlsx') => must(api.invoices.exportSheets({ kind })),
    onError: failed,
    onSuccess: ({ base64, count }, kind) => {
      downloadFile(base64, words.exportName(dateOf(serverNow())), kind)
      done(words.exported(count))
    },
  })
  const items = (['xlsx', 'csv'] as const).map((key) => ({
    ...{ key, label: words.exportKinds[key], onClick: () => out.mutate(key) },
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button loading={out.isPending}>{words.exports}</Button>
    </Dropdown>
  )
}

/** What is to be issued or taken back, what is due first first. */
export const Invoices = () => {
  const [list, setList] = useState<InvoiceListName>('due')
  const { data: count, error, refetch } = useInvoiceCount()
  if (!count && error) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!count) return <Skeleton rows={6} />
  if (!count.isMine) return <State title={words.notYours} why={words.notYoursWhy} />
  const counts = { due: count.due, waiting: count.waiting, over: 0 }
  return (
    <>
      <header className='work-head'>
        <h1>{words.title}</h1>
        <p>
          {count.late > 0 && <b>{words.countLate(count.late)}。</b>}
          {words.why}
        </p>
        <Segmented<InvoiceListName>
          aria-label={words.lists}
          options={InvoiceListName.options.map((value) => ({
            value,
            label: words.listWithCount(words.list[value], counts[value]),
          }))}
          value={list}
          onChange={setList}
        />
        <Exports />
      </header>
      <List list={list} />
    </>
  )
}
