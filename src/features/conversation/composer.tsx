import { memo, useCallback } from 'react'
import { Textarea, View } from '@tarojs/components'
import { TEXT_MAX } from '../../../core/conversation/message'
import { isBlank, overBy } from '../../../core/conversation/text'
import { chatCopy } from '../../copy/chat'
import { messageWords } from '../../copy/messages'
import { useEnterKey } from '../../platform/enter-key'
import { isWeapp } from '../../platform/env'
import { canRecord, type Recorded } from '../../platform/microphone'
import { Icon, type IconName } from '../../ui/icon/icon'
import { meaningInside, press } from '../../ui/press'
import type { Quoted } from './bodies/text-body'
import { EmojiGrid } from './emoji-grid'
import { Panel, type PanelChoice } from './panel'
import { QuoteBar } from './quote-bar'
import { useDraft, type Draft } from './use-draft'
import { useVoiceMode } from './use-voice-mode'
import { VoiceHold } from './voice-hold'
import './composer.scss'

export type Tray = 'none' | 'more' | 'emoji'

interface ComposerProps {
  readonly placeholder: string
  readonly choices: readonly PanelChoice[]
  readonly tray: Tray
  readonly onTray: (tray: Tray) => void
  readonly quote: Quoted | null
  readonly onDropQuote: () => void
  /** At every change of what is written. */
  readonly onWrite: () => void
  readonly onSend: (text: string) => void
  readonly onVoice: (voice: Recorded) => void
  readonly onKeyboard: (height: number) => void
}

interface FieldProps extends Pick<ComposerProps, 'placeholder' | 'onTray' | 'onKeyboard'> {
  readonly draft: Draft
  readonly onSend: () => void
}

function Field({ draft, placeholder, onTray, onKeyboard, onSend }: FieldProps) {
  useEnterKey('composer__field', onSend)
  return (
    <Textarea
      className='composer__field'
      value={draft.text}
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
      onInput={({ detail }) => draft.write(detail.value)}
      {...(isWeapp ? { onConfirm: onSend } : {})}
      onFocus={() => onTray('none')}
      onKeyboardHeightChange={({ detail }) => onKeyboard(detail.height)}
      {...meaningInside({ 'aria-label': chatCopy.field })}
    />
  )
}

interface RoundProps {
  readonly icon: IconName
  readonly label: string
  readonly onPress: () => void
  readonly turned?: boolean
}

function Round({ icon, label, onPress, turned }: RoundProps) {
  const classes = turned === true ? 'composer__button composer__button--turned' : 'composer__button'
  return (
    <View className={classes} {...press(onPress, label)}>
      <Icon name={icon} />
    </View>
  )
}

interface LastButtonProps {
  /** There is nothing to send: the button opens the panel. */
  readonly isEmpty: boolean
  readonly canSend: boolean
  readonly isOpen: boolean
  readonly onSend: () => void
  readonly onMore: () => void
}

function LastButton({ isEmpty, canSend, isOpen, onSend, onMore }: LastButtonProps) {
  if (isEmpty) {
    return (
      <Round icon='plus' label={isOpen ? chatCopy.less : chatCopy.more} onPress={onMore} turned={isOpen} />
    )
  }
  return (
    <View className={canSend ? 'composer__send' : 'composer__send composer__send--off'} {...press(onSend)}>
      {chatCopy.send}
    </View>
  )
}

function VoiceButton({ isVoice, onPress }: { isVoice: boolean; onPress: () => void }) {
  if (!canRecord()) return null
  const { keyboard, voice } = messageWords.recorder
  return <Round icon={isVoice ? 'keyboard' : 'voice'} label={isVoice ? keyboard : voice} onPress={onPress} />
}

/** Where the shopper writes or speaks: a field, faces, and what else can be sent. */
export const Composer = memo(function Composer(props: ComposerProps) {
  const { placeholder, choices, tray, onTray, quote, onDropQuote, onSend, onVoice, onKeyboard } = props
  const draft = useDraft(props.onWrite)
  const voice = useVoiceMode(useCallback(() => onTray('none'), [onTray]))
  const over = overBy(draft.text, TEXT_MAX)
  const isEmpty = isBlank(draft.text)
  const canSend = !isEmpty && over <= 0

  const send = () => {
    if (!canSend) return
    draft.write('')
    onSend(draft.text.trim())
  }
  const toggle = (next: Tray) => {
    if (next === 'emoji') voice.write()
    onTray(tray === next ? 'none' : next)
  }

  return (
    <View className='composer'>
      {quote !== null && <QuoteBar quote={quote} onDrop={onDropQuote} />}
      {over > 0 && <View className='composer__over'>{chatCopy.tooLong(over)}</View>}
      <View className='composer__bar'>
        <VoiceButton isVoice={voice.isVoice} onPress={() => void voice.toggle()} />
        {voice.isVoice ? (
          <VoiceHold onVoice={onVoice} />
        ) : (
          <Field {...{ draft, placeholder, onTray, onKeyboard, onSend: send }} />
        )}
        <Round icon='smile' label={chatCopy.emoji} onPress={() => toggle('emoji')} />
        <LastButton
          isEmpty={isEmpty || voice.isVoice}
          canSend={canSend}
          isOpen={tray === 'more'}
          onSend={send}
          onMore={() => toggle('more')}
        />
      </View>
      {tray === 'more' && <Panel choices={choices} />}
      {tray === 'emoji' && <EmojiGrid onChoose={(face) => draft.write(draft.text + face)} />}
      <View className='composer__safe' />
    </View>
  )
})
