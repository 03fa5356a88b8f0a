import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { DeskClock } from '../../../core/contracts/desk/clocks'
import type { DeskService } from '../../../core/contracts/desk.contract'
import { Level } from '../../../core/policy/service-policy'
import { clocksWords as words } from '../../words/clocks'
import { ClockBadge, PausedBadge } from '../sessions/clock-badge'
import { useNow } from '../sessions/use-now'
import { clocksAt } from './clocks'
import { useWork, type Work } from './use-work'
import './clock-strip.css'

type Assigned = Extract<DeskService, { status: 'assigned' }>

const Badges = ({ clocks }: { readonly clocks: readonly DeskClock[] }) => {
  const { running, resting } = clocksAt(clocks, useNow())
  return (
    <>
      {running.map((clock) => (
        <ClockBadge key={clock.name} clock={clock} />
      ))}
      {resting.map((rest) => (
        <PausedBadge key={rest.words} {...rest} />
      ))}
    </>
  )
}

interface DoProps {
  readonly work: 'plan' | 'progress'
  readonly isBusy: boolean
  readonly onDo: (work: Work, done: string) => void
}

const Do = ({ work, isBusy, onDo }: DoProps) => {
  const { button, why, done } = words.acts[work]
  return (
    <Button title={why} disabled={isBusy} onClick={() => onDo(work, done)}>
      {button}
    </Button>
  )
}

interface LevelProps extends Omit<DoProps, 'work'> {
  readonly level: Level | undefined
}

const LevelChoice = ({ level, isBusy, onDo }: LevelProps) => {
  const items = Level.options.map((key) => ({
    key,
    label: words.level.choices[key],
    onClick: () => key !== level && onDo(key, words.level.done(key)),
  }))
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      placement='bottomRight'
      disabled={isBusy}
      menu={{ items, selectable: true, selectedKeys: level === undefined ? [] : [level] }}
    >
      <Button aria-haspopup='menu'>
        {words.level.button(level)}
        <DownOutlined aria-hidden='true' />
      </Button>
    </Dropdown>
  )
}

interface StripProps {
  readonly sessionId: string
  readonly service: DeskService
  /** The newest turn that the page knows. */
  readonly seq: number
  readonly onDone: () => void
}

const Strip = ({ service, ...session }: Omit<StripProps, 'service'> & { readonly service: Assigned }) => {
  const { clocks = [], level, isMine } = service
  const { go, isBusy } = useWork(session)
  const onDo = (work: Work, done: string) => void go(work, done)
  const owes = (work: DoProps['work']) => clocks.some(({ clock }) => clock === work)
  if (!isMine && clocks.length === 0) return null
  return (
    <section className='clocks' aria-label={words.label}>
      <Badges clocks={clocks} />
      {isMine && (
        <span className='clocks-acts'>
          {owes('plan') && <Do work='plan' {...{ isBusy, onDo }} />}
          {owes('progress') && <Do work='progress' {...{ isBusy, onDo }} />}
          <LevelChoice {...{ level, isBusy, onDo }} />
        </span>
      )}
    </section>
  )
}

/** What is owed beside the next answer, by when, and what its agent says he has done of it (R21, R35–R40). */
export const ClockStrip = ({ service, ...session }: StripProps) =>
  service.status === 'assigned' ? <Strip service={service} {...session} /> : null
