import { Text, View } from '@tarojs/components'
import { press } from '../../ui/press'
import { markedTitle } from './find-titles.shared'
import type { FoundRow } from './results.shared'
import './question-row.scss'

type MarkedProps = Pick<FoundRow, 'title' | 'places'>

/** A question with what was meant of it. */
export function MarkedQuestion({ title, places }: MarkedProps) {
  if (places.length === 0) return <>{title}</>
  return (
    <>
      {markedTitle(title, places).map(({ text, marked }, at) => (
        <Text key={`${at} ${text}`} className={marked ? 'question-row__mark' : ''}>
          {text}
        </Text>
      ))}
    </>
  )
}

export interface QuestionRowProps {
  readonly row: FoundRow
  readonly onOpen: () => void
}

/** A question that was found, and where it stands. */
export function QuestionRow({ row, onOpen }: QuestionRowProps) {
  return (
    <View className='cell' {...press(onOpen)}>
      <View className='cell__text'>
        <MarkedQuestion {...row} />
      </View>
      {row.category !== '' && <View className='question-row__category'>{row.category}</View>}
    </View>
  )
}
