import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { sessionsWords } from '../../words/sessions'

interface SessionSearchProps {
  readonly text: string
  readonly onChange: (text: string) => void
  /** Enter: opens what was found first. */
  readonly onEnter: () => void
}

/** Ctrl K, or ⌘ K, from anywhere on the desk. */
const useShortcut = (focus: () => void): void => {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [focus])
}

/** Looks through my sessions. */
export const SessionSearch = ({ text, onChange, onEnter }: SessionSearchProps) => {
  const input = useRef<InputRef>(null)
  const focus = useRef(() => input.current?.focus({ cursor: 'all' })).current
  useShortcut(focus)
  const onKeyDown = ({ key, nativeEvent }: KeyboardEvent) => {
    if (nativeEvent.isComposing) return
    if (key === 'Enter') onEnter()
    if (key !== 'Escape') return
    onChange('')
    input.current?.blur()
  }
  return (
    <Input
      ref={input}
      className='lists-search'
      variant='filled'
      type='search'
      aria-label={sessionsWords.searchName}
      placeholder={sessionsWords.search}
      prefix={<SearchOutlined aria-hidden='true' />}
      suffix={text === '' ? <kbd className='lists-key'>Ctrl K</kbd> : undefined}
      value={text}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={onKeyDown}
    />
  )
}
