import {
  BarChartOutlined,
  BookOutlined,
  BulbOutlined,
  DashboardOutlined,
  ExperimentOutlined,
  FileTextOutlined,
  MessageOutlined,
  PayCircleOutlined,
  PhoneOutlined,
  SafetyCertificateOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'
import { Dropdown } from 'antd'
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { useMe } from '../api/me'
import { useCaseCount } from '../features/cases/use-case-count'
import { useFollowUpCount } from '../features/followups/use-follow-ups'
import { useInvoiceCount } from '../features/invoices/use-invoices'
import { useLearningCount } from '../features/learning/use-learning'
import { followUpsWords } from '../words/followups'
import { invoicesWords } from '../words/invoices'
import { learningWords } from '../words/learning'
import { arrivalWords } from '../words/sessions'
import { shellWords } from '../words/shell'
import { Account } from './account'
import { chosenLook, chooseLook, looks, onLook } from './theme-choice'

const words = shellWords.rail

interface Entry {
  readonly to: string
  readonly name: string
  readonly icon: ReactNode
  readonly supervisorsOnly?: boolean
  /** 财务 and supervisors: the door says who that is. */
  readonly invoiceStaffOnly?: boolean
}

/** Pages that the rail leads to: one line each. */
const entries: readonly Entry[] = [
  { to: '/', name: words.desk, icon: <MessageOutlined /> },
  { to: '/board', name: words.board, icon: <DashboardOutlined />, supervisorsOnly: true },
  { to: '/cases', name: words.cases, icon: <PayCircleOutlined /> },
  { to: '/invoices', name: words.invoices, icon: <FileTextOutlined />, invoiceStaffOnly: true },
  { to: '/followups', name: words.followUps, icon: <PhoneOutlined /> },
  { to: '/replies', name: words.replies, icon: <ThunderboltOutlined /> },
  { to: '/knowledge', name: words.knowledge, icon: <BookOutlined /> },
  { to: '/learning', name: words.learning, icon: <ExperimentOutlined />, supervisorsOnly: true },
  { to: '/policy', name: words.policy, icon: <SafetyCertificateOutlined />, supervisorsOnly: true },
  { to: '/today', name: words.today, icon: <BarChartOutlined /> },
]

/** A session that is open belongs to 会话. */
const isAt = (to: string, pathname: string): boolean =>
  to === '/' ? pathname === '/' || pathname.startsWith('/s/') : pathname.startsWith(to)

const Count = ({ count, said }: { readonly count: number; readonly said: string }) =>
  count > 0 && (
    <>
      <span className='rail-count' aria-hidden='true'>
        {count > 99 ? '99+' : count}
      </span>
      <span className='sr-only' role='status'>
        {said}
      </span>
    </>
  )

/** What one has to do; what is late is said to those who do not see the colour. */
const FollowUpCount = ({ isSupervisor }: { readonly isSupervisor: boolean }) => {
  const { data } = useFollowUpCount()
  if (!data) return null
  const count = data.mine + (isSupervisor ? data.free : 0)
  const late = data.late > 0 ? `，${followUpsWords.countLate(data.late)}` : ''
  return <Count count={count} said={`${followUpsWords.count(count)}${late}`} />
}

/** What the shop has to do something about; of those who ask a supervisor he reads on the page. */
const CaseCount = () => {
  const { data } = useCaseCount()
  if (!data) return null
  const late = data.late > 0 ? words.casesLate(data.late) : ''
  return <Count count={data.due} said={`${words.casesDue(data.due)}${late}`} />
}

const InvoiceCount = () => {
  const { data } = useInvoiceCount()
  if (!data) return null
  const late = data.late > 0 ? `，${invoicesWords.countLate(data.late)}` : ''
  return <Count count={data.due} said={`${invoicesWords.count(data.due)}${late}`} />
}

const LearningCount = () => {
  const { data } = useLearningCount(true)
  if (!data) return null
  const count = data.unanswered + data.wrong
  return <Count count={count} said={learningWords.count(count)} />
}

const LookSwitch = () => {
  const look = useSyncExternalStore(onLook, chosenLook)
  const items = looks.map((key) => ({ key, label: shellWords.look[key], onClick: () => chooseLook(key) }))
  return (
    <Dropdown trigger={['click']} placement='topRight' menu={{ items, selectedKeys: [look] }}>
      <button type='button' className='rail-entry'>
        <BulbOutlined />
        {words.look}
      </button>
    </Dropdown>
  )
}

/** On a phone there is not room for all pages at once: that of the page stands in view. */
const useCurrentInView = (pathname: string) => {
  const pages = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const current = pages.current?.querySelector('[aria-current]')
    current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return pages
}

/** The pages, the look, the account; `unread` stands at 会话. */
export const Rail = ({ unread }: { readonly unread: number }) => {
  const { pathname } = useLocation()
  const { data: me } = useMe()
  const isSupervisor = me?.role === 'supervisor'
  const isInvoiceStaff = useInvoiceCount().data?.isMine === true
  const pages = useCurrentInView(pathname)
  return (
    <nav className='rail' aria-label={words.label}>
      <div ref={pages} className='rail-pages'>
        {entries
          .filter(({ supervisorsOnly = false }) => isSupervisor || !supervisorsOnly)
          .filter(({ invoiceStaffOnly = false }) => isInvoiceStaff || !invoiceStaffOnly)
          .map(({ to, name, icon }) => (
            <Link
              key={to}
              to={to}
              className='rail-entry'
              aria-current={isAt(to, pathname) ? 'page' : undefined}
            >
              {icon}
              {name}
              {to === '/' && <Count count={unread} said={arrivalWords.said(unread)} />}
              {to === '/cases' && <CaseCount />}
              {to === '/invoices' && <InvoiceCount />}
              {to === '/learning' && <LearningCount />}
              {to === '/followups' && <FollowUpCount isSupervisor={isSupervisor} />}
            </Link>
          ))}
      </div>
      <span className='rail-space' />
      <LookSwitch />
      {me && <Account name={me.name} />}
    </nav>
  )
}
