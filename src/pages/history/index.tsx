import { useState } from 'react'
import type { MessageView } from '../../../core/conversation/message'
import { historyWords } from '../../copy/history'
import { Around } from '../../features/history/around'
import { FoundView } from '../../features/history/found-view'
import { SearchForm } from '../../features/history/search-form'
import { useSearch } from '../../features/history/use-search'
import { Page } from '../../ui/page/page'
import { Scroll } from '../../ui/scroll/scroll'

export default function HistoryPage() {
  const { form, change, go, found, said, more } = useSearch()
  const [chosen, setChosen] = useState<MessageView | null>(null)
  const head = found?.head

  return (
    <Page title={historyWords.title}>
      {chosen === null && <SearchForm form={form} onChange={change} onGo={go} />}
      <Scroll key={chosen?.id ?? ''} onEnd={() => void (chosen === null && more())}>
        {chosen !== null && head?.status === 'ready' ? (
          <Around message={chosen} now={head.value.now} said={said} onBack={() => setChosen(null)} />
        ) : (
          <FoundView
            {...{ found, kind: form.kind, said }}
            onRetry={go}
            onMore={() => void more()}
            onOpen={setChosen}
          />
        )}
      </Scroll>
    </Page>
  )
}
