import { View } from '@tarojs/components'
import { faqWords as words } from '../../copy/faq'
import { Chip } from '../../ui/chip/chip'
import { press } from '../../ui/press'
import { Section } from '../home/section'
import type { FaqSearch } from './use-faq-search'
import './recent-strip.scss'

/** What was looked for before; a tap looks for it again. Nothing when nothing was. */
export function RecentStrip({ recent, forget, write }: Pick<FaqSearch, 'recent' | 'forget' | 'write'>) {
  if (recent.length === 0) return null
  const all = (
    <View className='section__more' {...press(forget, words.forgetAll)}>
      {words.forget}
    </View>
  )
  return (
    <Section title={words.recent} more={all}>
      <View className='recent-strip'>
        {recent.map((text) => (
          <Chip key={text} text={text} onPress={() => write(text)} />
        ))}
      </View>
    </Section>
  )
}
