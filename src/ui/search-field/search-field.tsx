import { Input, View } from '@tarojs/components'
import { Icon } from '../icon/icon'
import { meaningInside, press } from '../press'
import './search-field.scss'

export interface SearchFieldProps {
  readonly value: string
  /** What can be looked for; also its name. */
  readonly hint: string
  /** What its cross is called. */
  readonly clear: string
  readonly maxLength: number
  /** The keyboard is open when the page is. */
  readonly focus?: boolean
  readonly onChange: (value: string) => void
  readonly onClear: () => void
  readonly onConfirm: () => void
  /** What the keyboard covers, px; without it WeChat moves the page up by itself. */
  readonly onKeyboard?: (height: number) => void
}

/** Where the words of a search are written, with a cross that empties it. */
export function SearchField(props: SearchFieldProps) {
  const { value, hint, clear, maxLength, focus = false, onChange, onClear, onConfirm, onKeyboard } = props
  return (
    <View className='search-field'>
      <Icon name='search' />
      <Input
        className='search-field__input'
        value={value}
        placeholder={hint}
        placeholderClass='search-field__hint'
        maxlength={maxLength}
        confirmType='search'
        focus={focus}
        adjustPosition={onKeyboard === undefined}
        onInput={({ detail }) => onChange(detail.value)}
        onConfirm={onConfirm}
        onKeyboardHeightChange={({ detail }) => onKeyboard?.(detail.height)}
        {...meaningInside({ 'aria-label': hint })}
      />
      {value !== '' && (
        <View className='search-field__clear' {...press(onClear, clear)}>
          <Icon name='close' />
        </View>
      )}
    </View>
  )
}
