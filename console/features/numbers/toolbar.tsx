import { DownloadOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import type { NumbersView } from '../../../core/contracts/desk/numbers'
import { clockText, dateOf, type Instant } from '../../../core/shared/time'
import { numbersWords as words } from '../../words/numbers'
import { usualChoices, type Choice } from './choice'
import { downloadCsv } from './csv'

interface ToolbarProps {
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
  readonly view: NumbersView | undefined
  readonly now: Instant
}

const options = usualChoices.map((value) => ({ value, label: words.periods[value] }))

/** What is shown, until when; which days; and the file. */
export const Toolbar = ({ choice, onChoose, view, now }: ToolbarProps) => (
  <header className='numbers-head'>
    <h1>{words.title}</h1>
    {view && (
      <p>
        {view.scope === 'own' ? words.own : words.shop}，{words.until(clockText(view.now))}。{words.what}
      </p>
    )}
    <div className='numbers-tools'>
      <Segmented<string>
        aria-label={words.period}
        options={options}
        value={typeof choice === 'string' ? choice : ''}
        onChange={(value) => onChoose(usualChoices.find((one) => one === value) ?? 'today')}
      />
      <input
        type='date'
        className='numbers-date'
        aria-label={words.oneDay}
        max={dateOf(now)}
        value={typeof choice === 'object' ? choice.date : ''}
        onChange={({ target }) => onChoose(target.value === '' ? 'today' : { date: target.value })}
      />
      <Button icon={<DownloadOutlined />} disabled={!view} onClick={() => view && downloadCsv(view)}>
        {words.download}
      </Button>
    </div>
  </header>
)
