import { Button } from 'antd'
import { useState } from 'react'
import { publishWords as words } from '../../words/knowledge'
import { Changes } from './changes'
import type { Knowledge } from './use-knowledge'

interface StripProps {
  readonly knowledge: Knowledge
  readonly onOpen: (key: string) => void
}

/** How much is not live yet, over everything else on the page. */
export const Strip = ({ knowledge: { entries, version }, onOpen }: StripProps) => {
  const [isOpen, setOpen] = useState(false)
  const changed = entries.filter(({ state }) => state !== 'live')
  if (changed.length === 0) return null
  const close = () => setOpen(false)
  const look = (key: string) => {
    close()
    onOpen(key)
  }
  return (
    <div className='know-strip' role='status'>
      <b>{words.strip(changed.length)}</b>
      <span>{words.stripWhy(version)}</span>
      <Button type='primary' onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      {isOpen && <Changes {...{ changed, version, onOpen: look, onClose: close }} />}
    </div>
  )
}
