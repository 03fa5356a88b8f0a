import { memo, useEffect, useRef, useState } from 'react'
import { Textarea, View } from '@tarojs/components'
import { TEXT_MAX } from '../../../core/conversation/message'
import { chatCopy } from '../../copy/chat'
import { useEnterKey } from '../../platform/enter-key'
import { isWeapp } from '../../platform/env'
import { readStored, writeStored } from '../../platform/storage'
import { Icon } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import { EmojiGrid } from './emoji-grid'
import { Panel, type PanelChoice } from './panel'
import './composer.scss'

const DRAFT = 'draft'

export type Tray = 'none' | 'more' | 'emoji'

interface ComposerProps {
  readonly placeholder: string
  readonly choices: readonly PanelChoice[]
  readonly tray: Tray
  readonly onTray: (tray: Tray) => void
  readonly onSend: (text: string) => void
  readonly onKeyboard: (height: number) => void
}

const storedDraft = (): string => {
  const draft = readStored(DRAFT)
  return typeof draft === 'string' ? draft : ''
}

/** What is being written; it is still there when the shopper comes back. */
const useDraft = (): [string, (text: string) => void] => {
  const [draft, setDraft] = useState(storedDraft)
  const latest = useRef(draft)
  latest.current = draft
  useEffect(() => {
    // Cleared means sent: it must not come back after a restart. The rest is kept on leaving.
    if (draft === '') writeStored(DRAFT, null)
  }, [draft])
  useEffect(() => () => writeStored(DRAFT, latest.current === '' ? null : latest.current), [])
  return [draft, setDraft]
}

/** Where the shopper writes: a field, faces, and what else can be sent. */
export const Composer = memo(function Composer(props: ComposerProps) {
  const { placeholder, choices, tray, onTray, onSend, onKeyboard } = props
  const [draft, setDraft] = useDraft()
  const over = [...draft].length - TEXT_MAX
  const canSend = draft.trim() !== '' && over <= 0

  const send = () => {
    if (!canSend) return
    setDraft('')
    onSend(draft.trim())
  }
  useEnterKey('composer__field', send)
  const toggle = (next: Tray) => onTray(tray === next ? 'none' : next)

  return (
    <View className='composer'>
      {over > 0 && <View className='composer__over'>{chatCopy.tooLong(over)}</View>}
      <View className='composer__bar'>
        <Textarea
          className='composer__field'
          value={draft}
          placeholder={placeholder}
          placeholderClass='composer__placeholder'
          maxlength={-1}
          autoHeight
          disableDefaultPadding
          showConfirmBar={false}
          confirmType='send'
          confirmHold
          holdKeyboard
          adjustPosition={false}
          onInput={({ detail }) => setDraft(detail.value)}
          {...(isWeapp ? { onConfirm: send } : {})}
          onFocus={() => onTray('none')}
          onBlur={() => writeStored(DRAFT, draft === '' ? null : draft)}
          onKeyboardHeightChange={({ detail }) => onKeyboard(detail.height)}
        />
        <View className='composer__button' {...press(() => toggle('emoji'), chatCopy.emoji)}>
          <Icon name='smile' />
        </View>
        {draft.trim() === '' ? (
          <View
            className={tray === 'more' ? 'composer__button composer__button--turned' : 'composer__button'}
            {...press(() => toggle('more'), tray === 'more' ? chatCopy.less : chatCopy.more)}
          >
            <Icon name='plus' />
          </View>
        ) : (
          <View
            className={canSend ? 'composer__send' : 'composer__send composer__send--off'}
            {...press(send)}
          >
            {chatCopy.send}
          </View>
        )}
      </View>
      {tray === 'more' && <Panel choices={choices} />}
      {tray === 'emoji' && <EmojiGrid onChoose={(face) => setDraft(draft + face)} />}
      <View className='composer__safe' />
    </View>
  )
})
