import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { faqWords, personWords } from '../../copy/faq'
import type { Browsed } from '../../features/faq/browsed'
import { FaqContent } from '../../features/faq/faq-content'
import { PersonBar } from '../../features/faq/person-bar'
import { SearchBar } from '../../features/faq/search-bar'
import { useBrowse } from '../../features/faq/use-browse'
import { useFaqSearch } from '../../features/faq/use-faq-search'
import { pageParam } from '../../platform/navigation'
import { Page } from '../../ui/page/page'
import { Scroll } from '../../ui/scroll/scroll'

const none: Browsed['entries'] = []

export default function FaqPage() {
  const { params } = useRouter()
  const category = pageParam(params, 'category')
  const browsed = useBrowse()
  const { state, again } = browsed
  const search = useFaqSearch(state.status === 'ready' ? state.value.entries : none)
  const [keyboard, setKeyboard] = useState(0)

  return (
    <Page title={category === '' ? faqWords.title : category} keyboard={keyboard}>
      <SearchBar search={search} focus={pageParam(params, 'search') !== ''} onKeyboard={setKeyboard} />
      <Scroll onRefresh={again}>
        <FaqContent {...browsed} search={search} category={category} />
      </Scroll>
      <PersonBar title={personWords.notFound} said={search.text} onAskBot={search.askBot} />
    </Page>
  )
}
