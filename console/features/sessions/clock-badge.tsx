import { PauseOutlined } from '@ant-design/icons'
import type { ClockView } from './clock'
import { clockWords } from '../../words/sessions'
import './clock-badge.css'

const TURN = 2 * Math.PI * 5

const Ring = ({ part }: { readonly part: number }) => (
  <svg className='clock-ring' viewBox='0 0 14 14' aria-hidden='true'>
    <circle cx='7' cy='7' r='5' />
    <circle cx='7' cy='7' r='5' strokeDasharray={`${part * TURN} ${TURN}`} />
  </svg>
)

const Late = () => (
  <span className='clock-late' aria-hidden='true'>
    !
  </span>
)

/** A clock that runs: its ring empties; only a change of its level is told to screen readers. */
export const ClockBadge = ({
  clock: { level, words, part, title, name = '' },
}: {
  readonly clock: ClockView
}) => (
  <span className={`clock clock-${level}`} title={title}>
    {level === 'breach' ? <Late /> : <Ring part={part} />}
    {words}
    <span className='sr-only' role='status'>
      {level === 'calm' ? '' : `${name}${clockWords.levels[level]}`}
    </span>
  </span>
)

/** A clock that stands still; `title`: what is left of it, and the rule that set it. */
export const PausedBadge = ({ words, title }: { readonly words: string; readonly title?: string }) => (
  <span className='clock clock-rest' title={title}>
    <PauseOutlined aria-hidden='true' />
    {words}
  </span>
)
