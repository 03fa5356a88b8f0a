import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { failureWords } from '../api/query'
import { shellWords } from '../words/shell'
import { Failed, Skeleton, Stale, State } from './states'

interface PagedListProps<Page, Row> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page>>
  readonly rowsOf: (page: Page) => readonly Row[]
  /** What stands there when there is nothing. */
  readonly empty: { readonly title: string; readonly why: string }
  readonly children: (rows: readonly Row[]) => ReactNode
}

/** A list that comes page after page: on its way, failed, empty, of a while ago, and more of it. */
export const PagedList = <Page, Row>({ query, rowsOf, empty, children }: PagedListProps<Page, Row>) => {
  const { data, error, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = query
  if (!data && error) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  const rows = data.pages.flatMap(rowsOf)
  if (rows.length === 0) return <State {...empty} />
  return (
    <>
      {error && <Stale />}
      {children(rows)}
      {hasNextPage && (
        <Button block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {shellWords.more}
        </Button>
      )}
    </>
  )
}
