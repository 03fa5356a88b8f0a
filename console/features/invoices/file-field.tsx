import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { failureWords } from '../../api/query'
import { invoicesWords } from '../../words/invoices'
import { useCarry } from '../composer/use-carry'

const words = invoicesWords.issue
const accept = '.pdf,.ofd,application/pdf,image/jpeg,image/png,image/webp'

/** A file that lies in storage, to be looked at when it is sent. */
export interface Carried {
  readonly uploadId: string
  readonly name: string
}

interface FileFieldProps {
  readonly file: Carried | null
  readonly onChange: (file: Carried) => void
}

/** The invoice as a file: carried to storage as it is chosen. */
export const FileField = ({ file, onChange }: FileFieldProps) => {
  const input = useRef<HTMLInputElement>(null)
  const { upload, percent } = useCarry((uploadId, { name }) => onChange({ uploadId, name }))
  return (
    <>
      <Button icon={<UploadOutlined />} loading={upload.isPending} onClick={() => input.current?.click()}>
        {upload.isPending ? words.carrying(percent) : file ? words.chosen(file.name) : words.choose}
      </Button>
      {upload.error && (
        <p className='invoice-late' role='alert'>
          {failureWords(upload.error)}
        </p>
      )}
      <input
        ref={input}
        type='file'
        hidden
        accept={accept}
        aria-label={words.file}
        data-testid='invoice-file'
        onChange={({ target }) => {
          const chosen = target.files?.[0]
          if (chosen) upload.mutate(chosen)
          target.value = '' // the same file may be chosen again
        }}
      />
    </>
  )
}
