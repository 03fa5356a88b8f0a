import type { ReactNode } from 'react'
import { App, Button } from 'antd'
import { LeftOutlined } from '@ant-design/icons'
import { useNavigate } from 'react-router'
import type { DeskPresence, DeskService, DeskWait } from '../../../core/contracts/desk.contract'
import { clockOf } from '../sessions/clock'
import { ClockBadge } from '../sessions/clock-badge'
import { useNow } from '../sessions/use-now'
import { ShowShopperButton } from '../shopper/show-shopper'
import { conversationWords as words } from '../../words/conversation'

const statusText = (service: DeskService): string => {
  if (service.status !== 'assigned') return words.status[service.status]
  return service.isMine ? words.status.mine : words.status.theirs(service.agentName)
}

/** How long she waits still, and the rule that says so. */
const WaitClock = ({ wait }: { readonly wait: DeskWait }) => {
  const clock = clockOf({ dueAt: wait?.dueAt ?? null, wait }, useNow())
  return clock && <ClockBadge clock={clock} />
}

const waitOf = (service: DeskService): DeskWait =>
  service.status === 'assigned' || service.status === 'queued' ? service.wait : null

interface EndProps {
  readonly called: string
  /** Tells whether it ended. */
  readonly onEnd: () => Promise<boolean>
}

const EndButton = ({ called, onEnd }: EndProps) => {
  const { modal } = App.useApp()
  const ask = () =>
    void modal.confirm({
      title: words.endAsk(called),
      content: words.endWhy,
      okText: words.end,
      cancelText: words.endKeep,
      onOk: onEnd,
    })
  return <Button onClick={ask}>{words.end}</Button>
}

/** Who else has it open: two do not answer the same words. */
const Others = ({ others }: Pick<DeskPresence, 'others'>) => (
  <span className='chat-others' role='status'>
    {others.length > 0 && words.lookingToo(others.map(({ name }) => name))}
  </span>
)

/** To the lists, where they are not beside it. */
export const BackButton = () => {
  const navigate = useNavigate()
  return (
    <Button
      className='chat-back'
      type='text'
      icon={<LeftOutlined />}
      aria-label={words.back}
      onClick={() => void navigate('/')}
    />
  )
}

export interface HeaderProps extends EndProps {
  /** 12; 0 while nothing was said. */
  readonly number: number
  readonly service: DeskService
  readonly presence: DeskPresence
  /** What else can be done with it. */
  readonly children?: ReactNode
}

/** Who this is with, how it stands, and what can be done with it. */
export const Header = ({ called, number, service, presence, onEnd, children }: HeaderProps) => {
  const isMine = service.status === 'assigned' && service.isMine
  return (
    <header className='chat-head'>
      <BackButton />
      <div className='chat-whom'>
        <h1 className='chat-title'>{called}</h1>
        {number > 0 && <span className='chat-number'>#{number}</span>}
        <span className='chat-status' role='status'>
          {presence.isShopperTyping ? words.typing : statusText(service)}
        </span>
      </div>
      <Others others={presence.others} />
      <span className='chat-space' />
      <WaitClock wait={waitOf(service)} />
      {children}
      <ShowShopperButton />
      {isMine && <EndButton called={called} onEnd={onEnd} />}
    </header>
  )
}
