import { View } from '@tarojs/components'
import { faqWords as words } from '../../copy/faq'
import { meaning, press } from '../../ui/press'
import { SearchField } from '../../ui/search-field/search-field'
import { SAID_MAX, type FaqSearch } from './use-faq-search'
import './search-bar.scss'

export interface SearchBarProps {
  readonly search: FaqSearch
  /** She came to write. */
  readonly focus: boolean
  readonly onKeyboard: (height: number) => void
}

/** Where she writes what she looks for. */
export function SearchBar({ search, focus, onKeyboard }: SearchBarProps) {
  const { said, write, confirm } = search
  return (
    <View className='search-bar' {...meaning({ role: 'search' })}>
      <SearchField
        {...{ focus, onKeyboard }}
        value={said}
        hint={words.hint}
        clear={words.clear}
        maxLength={SAID_MAX}
        onChange={write}
        onClear={() => write('')}
        onConfirm={confirm}
      />
      {said !== '' && (
        <View className='search-bar__cancel' {...press(() => write(''))}>
          {words.cancel}
        </View>
      )}
    </View>
  )
}
