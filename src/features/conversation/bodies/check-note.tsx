import { View } from '@tarojs/components'
import type { Standing } from '../../../../core/admission/check'
import { checkWords } from '../../../copy/admission'
import { meaning } from '../../../ui/press'
import './check-note.scss'

/** In place of a file that WeChat refused. */
export function RefusedBody({ word }: { word: string }) {
  return (
    <View className='bubble bubble--refused' {...meaning({ role: 'note' })}>
      {`${word} ${checkWords.refused}`}
    </View>
  )
}

/** Where a message stands with WeChat, where its sender has to know. */
export function CheckNote({ check }: { check: Standing | undefined }) {
  if (check !== 'pending' && check !== 'risky') return null
  return <View className={`check-note check-note--${check}`}>{checkWords[check]}</View>
}
