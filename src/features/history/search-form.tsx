import { Picker, View } from '@tarojs/components'
import { SEARCH_WORDS_MAX, type Search } from '../../../core/conversation/search'
import { historyWords as words } from '../../copy/history'
import { Icon } from '../../ui/icon/icon'
import { meaning, press } from '../../ui/press'
import { SearchField } from '../../ui/search-field/search-field'
import { Tabs } from '../../ui/tabs/tabs'
import type { Form } from './found.shared'
import './search-form.scss'

const tabs = (['all', 'photos', 'orders'] as const).map((id) => ({ id, text: words.kinds[id] }))

interface DayProps {
  readonly label: string
  readonly day: string
  readonly onChange: (day: string) => void
}

/** A day that limits the search; its cross takes the limit away. */
function Day({ label, day, onChange }: DayProps) {
  return (
    <View className='search-form__day'>
      <Picker
        className='search-form__picker'
        mode='date'
        value={day}
        onChange={({ detail }) => onChange(detail.value)}
      >
        <View className={day === '' ? 'search-form__date' : 'search-form__date search-form__date--on'}>
          {day === '' ? label : day}
        </View>
      </Picker>
      {day !== '' && (
        <View className='search-form__clear' {...press(() => onChange(''), `${words.clear}${label}`)}>
          <Icon name='close' />
        </View>
      )}
    </View>
  )
}

export interface SearchFormProps {
  readonly form: Form
  readonly onChange: (part: Partial<Form>, atOnce: boolean) => void
  readonly onGo: () => void
}

/** What to look for: words, a kind, days. */
export function SearchForm({ form, onChange, onGo }: SearchFormProps) {
  return (
    <View className='search-form' {...meaning({ role: 'search' })}>
      <View className='search-form__row'>
        <SearchField
          value={form.words}
          hint={words.hint}
          clear={words.clear}
          maxLength={SEARCH_WORDS_MAX}
          onChange={(said) => onChange({ words: said }, false)}
          onClear={() => onChange({ words: '' }, true)}
          onConfirm={onGo}
        />
        <View className='search-form__go' {...press(onGo)}>
          {words.go}
        </View>
      </View>
      <View className='search-form__days'>
        <Day label={words.from} day={form.fromDay} onChange={(fromDay) => onChange({ fromDay }, true)} />
        <Day label={words.until} day={form.untilDay} onChange={(untilDay) => onChange({ untilDay }, true)} />
      </View>
      <Tabs<Search['kind']> tabs={tabs} chosen={form.kind} onChoose={(kind) => onChange({ kind }, true)} />
    </View>
  )
}
