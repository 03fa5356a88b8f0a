import { BulbOutlined, MessageOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import { useSyncExternalStore, type ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useMe } from '../api/me'
import { signOut } from '../api/session'
import { shellWords } from '../words/shell'
import { chosenLook, chooseLook, looks, onLook } from './theme-choice'

const words = shellWords.rail

interface Entry {
  readonly to: string
  readonly name: string
  readonly icon: ReactNode
  readonly supervisorsOnly?: boolean
}

/** Pages that the rail leads to: one line each. */
const entries: readonly Entry[] = [{ to: '/', name: words.desk, icon: <MessageOutlined /> }]

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

const Account = ({ name }: { readonly name: string }) => {
  const items = [{ key: 'out', label: shellWords.account.signOut, onClick: () => void signOut() }]
  return (
    <Dropdown trigger={['click']} placement='topRight' menu={{ items }}>
      <button type='button' className='rail-me' aria-label={shellWords.account.label(name)} title={name}>
        {name.slice(0, 1)}
      </button>
    </Dropdown>
  )
}

export const Rail = () => {
  const { data: me } = useMe()
  const isSupervisor = me?.role === 'supervisor'
  return (
    <nav className='rail' aria-label={words.label}>
      <div className='rail-pages'>
        {entries
          .filter(({ supervisorsOnly = false }) => isSupervisor || !supervisorsOnly)
          .map(({ to, name, icon }) => (
            <NavLink key={to} to={to} className='rail-entry' end={to !== '/'}>
              {icon}
              {name}
            </NavLink>
          ))}
      </div>
      <span className='rail-space' />
      <LookSwitch />
      {me && <Account name={me.name} />}
    </nav>
  )
}
