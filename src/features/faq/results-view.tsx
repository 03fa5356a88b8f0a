import { View } from '@tarojs/components'
import { faqWords as words } from '../../copy/faq'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'
import { meaning, press } from '../../ui/press'
import { BestCard } from './best-card'
import { QuestionRow } from './question-row'
import type { Results } from './results.shared'
import type { FaqSearch } from './use-faq-search'
import './results-view.scss'

/** What the search by meaning still does, or why it did not. */
function MeantLine({ meant, again }: Pick<FaqSearch, 'meant' | 'again'>) {
  if (meant.status === 'asking') return <View className='results__line'>{words.asking}</View>
  if (meant.status !== 'failed') return null
  return (
    <View className='results__line' {...press(again)}>
      {words.notAsked}
      <View className='results__again'>{words.again}</View>
    </View>
  )
}

const NothingFound = ({ text }: { text: string }) => (
  <View className='results__none'>
    <View className='results__none-title'>{words.none(text)}</View>
    <View>{words.noneHint}</View>
  </View>
)

export interface ResultsViewProps {
  readonly results: Results
  readonly search: FaqSearch
}

/** What was found for the words in the field; the words can always be said to 小美. */
export function ResultsView({ results: { best, rows }, search }: ResultsViewProps) {
  const { text, meant, open } = search
  const isOver = meant.status === 'ready' || meant.status === 'idle'
  return (
    <View
      className='results'
      {...meaning({ role: 'region', 'aria-label': words.found, 'aria-live': 'polite' })}
    >
      {best && <BestCard best={best} onOpen={() => open(best.key)} />}
      {rows.length > 0 && (
        <Card>
          {rows.map((row) => (
            <QuestionRow key={row.key} row={row} onOpen={() => open(row.key)} />
          ))}
        </Card>
      )}
      {!best && rows.length === 0 && isOver && <NothingFound text={text} />}
      <MeantLine meant={meant} again={search.again} />
      <Card>
        <Cell text={words.ask(text)} onPress={search.askBot} />
      </Card>
    </View>
  )
}
