import { Segmented } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { useMe } from '../../api/me'
import { Skeleton, State } from '../../app/states'
import { learningWords as words } from '../../words/learning'
import { Accuracy } from './accuracy'
import { Inbox } from './inbox'
import { Sample } from './sample'
import { useLearningCount } from './use-learning'
import '../../app/work-page.css'
import './learning.css'

const pages = ['unanswered', 'wrong', 'sample', 'accuracy'] as const
type Page = (typeof pages)[number]

const pageOf = (name: string | undefined): Page => pages.find((page) => page === name) ?? 'unanswered'

const Shown = ({ page }: { readonly page: Page }) => {
  switch (page) {
    case 'unanswered':
    case 'wrong':
      return <Inbox key={page} kind={page} />
    case 'sample':
      return <Sample />
    case 'accuracy':
      return <Accuracy />
  }
}

/** What the bot may learn from what it was asked, and how well it answers. */
export const Learning = () => {
  const { data: me } = useMe()
  const page = pageOf(useParams().page)
  const navigate = useNavigate()
  const isSupervisor = me?.role === 'supervisor'
  const { data: count = { unanswered: 0, wrong: 0 } } = useLearningCount(isSupervisor)
  if (!me) return <Skeleton rows={6} />
  if (!isSupervisor) return <State title={words.notYours} why={words.notYoursWhy} />
  const counts = { ...count, sample: 0, accuracy: 0 }
  return (
    <>
      <header className='work-head'>
        <h1>{words.title}</h1>
        <p>{words.why}</p>
        <Segmented<Page>
          aria-label={words.lists}
          options={pages.map((value) => ({
            value,
            label: words.pageWithCount(words.pages[value], counts[value]),
          }))}
          value={page}
          onChange={(next) => void navigate(`/learning/${next}`)}
        />
      </header>
      <Shown page={page} />
    </>
  )
}
