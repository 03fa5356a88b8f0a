import { useState } from 'react'
import { Button, Popover } from 'antd'
import { SmileOutlined } from '@ant-design/icons'
import { composerWords as words, faces } from '../../words/composer'

/** Small faces that can be put into what is written. */
export const Emoji = ({ onChoose }: { readonly onChoose: (face: string) => void }) => {
  const [isOpen, setOpen] = useState(false)
  const choose = (face: string) => {
    setOpen(false)
    onChoose(face)
  }
  const grid = (
    <div className='emoji'>
      {faces.map((face) => (
        <button key={face} type='button' onClick={() => choose(face)}>
          {face}
        </button>
      ))}
    </div>
  )
  return (
    <Popover content={grid} trigger='click' open={isOpen} onOpenChange={setOpen} placement='topLeft'>
      <Button type='text' icon={<SmileOutlined />} aria-label={words.emoji} />
    </Popover>
  )
}
