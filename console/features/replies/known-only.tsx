import { CopyOutlined } from '@ant-design/icons'
import { Button, Modal, Popconfirm } from 'antd'
import { useNews } from '../../app/use-news'
import { replyWords } from '../../words/replies'
import type { Known } from './use-known'

const words = replyWords.known

interface KnownOnlyProps {
  readonly known: Known
  readonly onClose: () => void
}

/** What colleagues know and shoppers may not read: it is read here, and copied only when that is meant. */
export const KnownOnly = ({ known: { key, title, text }, onClose }: KnownOnlyProps) => {
  const { done, failed } = useNews()
  const copy = () => navigator.clipboard.writeText(text).then(() => done(words.copied), failed)
  const foot = (
    <>
      <Button href={`#/knowledge/${key}`}>{words.whole}</Button>
      <Popconfirm
        title={words.copySure}
        description={words.copyWhy}
        okText={words.copyAll}
        cancelText={words.cancel}
        onConfirm={() => void copy()}
      >
        <Button icon={<CopyOutlined />}>{words.copy}</Button>
      </Popconfirm>
    </>
  )
  return (
    <Modal open width={480} title={title} footer={foot} onCancel={onClose}>
      <p className='known-badge'>{words.staffOnly}</p>
      <p className='known-text'>{text}</p>
    </Modal>
  )
}
