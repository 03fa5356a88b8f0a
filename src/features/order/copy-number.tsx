import { View } from '@tarojs/components'
import { detailWords } from '../../copy/orders'
import { copyText } from '../../platform/clipboard'
import { isWeapp } from '../../platform/env'
import { say } from '../../platform/say'
import { press } from '../../ui/press'
import './copy-number.scss'

const copy = async (number: string): Promise<void> => {
  const copied = await copyText(number)
  if (!copied) return say(detailWords.copyFailed)
  if (!isWeapp) say(detailWords.copied)
}

/** 复制 beside a number. */
export function CopyNumber({ number, label }: { number: string; label: string }) {
  return (
    <View className='copy-number' {...press(() => void copy(number), label)}>
      {detailWords.copy}
    </View>
  )
}
