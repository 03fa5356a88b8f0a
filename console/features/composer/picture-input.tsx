import { PictureOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { failureWords } from '../../api/query'
import { imageKinds } from './images'
import { useCarry } from './use-carry'

/** A picture that lies in storage, and where it is shown from here. */
export interface Carried {
  readonly uploadId: string
  readonly url: string
}

interface PictureInputProps {
  /** 添加照片 */
  readonly add: string
  readonly adding: (percent: number) => string
  readonly testId: string
  /** Called once it lies in storage; what it refuses is said as a failure of the picture. */
  readonly onCarried: (carried: Carried) => unknown
  /** What says why it failed. */
  readonly failedClass: string
}

/** A button that lets a picture be chosen and carries it to storage, telling how far it is or why it failed. */
export const PictureInput = ({ add, adding, testId, onCarried, failedClass }: PictureInputProps) => {
  const input = useRef<HTMLInputElement>(null)
  const { upload, percent } = useCarry((uploadId, file) =>
    onCarried({ uploadId, url: URL.createObjectURL(file) }),
  )
  return (
    <>
      <Button icon={<PictureOutlined />} loading={upload.isPending} onClick={() => input.current?.click()}>
        {upload.isPending ? adding(percent) : add}
      </Button>
      {upload.error && (
        <span className={failedClass} role='alert'>
          {failureWords(upload.error)}
        </span>
      )}
      <input
        ref={input}
        type='file'
        hidden
        accept={imageKinds}
        aria-label={add}
        data-testid={testId}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) upload.mutate(file)
          target.value = ''
        }}
      />
    </>
  )
}
