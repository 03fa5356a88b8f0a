import type { RemoteContent } from '../../api/use-remote'
import { faqWords as words } from '../../copy/faq'
import { homeWords } from '../../copy/home'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'
import { State } from '../../ui/state/state'
import { Section } from '../home/section'
import { Failed } from '../trouble/failed'
import { Stale } from '../trouble/stale'
import type { Browsed, Titled } from './browsed'
import { CategoryGrid } from './category-grid'
import { categoriesOf, sectionsOf } from './categories.shared'
import { FaqSkeleton } from './faq-skeleton'
import { askBot, callPerson, openAnswer } from './go'
import { RecentStrip } from './recent-strip'
import { ResultsView } from './results-view'
import { resultsOf } from './results.shared'
import type { FaqSearch } from './use-faq-search'

const Questions = ({ questions }: { readonly questions: readonly Titled[] }) => (
  <Card>
    {questions.map(({ key, title }) => (
      <Cell key={key} text={title} onPress={() => openAnswer(key)} />
    ))}
  </Card>
)

interface OpenProps {
  readonly all: Browsed
  readonly search: FaqSearch
}

function Start({ all, search }: OpenProps) {
  const isSearched = search.text !== ''
  return (
    <>
      {isSearched && <ResultsView results={resultsOf(all, search.found, search.meant)} search={search} />}
      {!isSearched && all.hot.length > 0 && (
        <Section title={homeWords.questions}>
          <Questions questions={all.hot} />
        </Section>
      )}
      <CategoryGrid categories={categoriesOf(all.entries)} />
      <RecentStrip {...search} />
    </>
  )
}

function Category({ all, search, category }: OpenProps & { readonly category: string }) {
  if (search.text !== '') {
    return <ResultsView results={resultsOf(all, search.found, search.meant)} search={search} />
  }
  const sections = sectionsOf(all.entries, category)
  if (sections.length === 0) {
    return <State picture='empty' title={words.noneOfCategory} text={words.noneOfCategoryText} />
  }
  return (
    <>
      {sections.map(({ title, entries }) =>
        title === '' ? (
          <Questions key={title} questions={entries} />
        ) : (
          <Section key={title} title={title}>
            <Questions questions={entries} />
          </Section>
        ),
      )}
    </>
  )
}

const Empty = () => (
  <State picture='empty' title={words.emptyTitle} text={words.emptyText}>
    <Button look='primary' onPress={() => askBot('')}>
      {words.askBot}
    </Button>
  </State>
)

export interface FaqContentProps extends RemoteContent<Browsed> {
  readonly search: FaqSearch
  /** '' for all of them. */
  readonly category: string
}

/** The shop's questions: on their way, not to be had, none, or what is looked for. */
export function FaqContent({ state, busy, again, search, category }: FaqContentProps) {
  if (state.status === 'loading') return <FaqSkeleton />
  if (state.status === 'failed') {
    const { code, at } = state
    return (
      <Failed
        {...words.failed}
        {...{ code, at, busy }}
        onRetry={() => void again()}
        onAsk={() => callPerson()}
      />
    )
  }
  const { value: all, refusal } = state
  if (all.entries.length === 0) return <Empty />
  return (
    <>
      <Stale refusal={refusal} since={all.now} />
      {category === '' ? (
        <Start all={all} search={search} />
      ) : (
        <Category all={all} search={search} category={category} />
      )}
    </>
  )
}
