import { UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { fileLimits } from '../../../core/files/limits'
import { api } from '../../api/client'
import { failureWords, must, Refused } from '../../api/query'
import { invoicesWords } from '../../words/invoices'
import { carry } from '../composer/carry'

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
  const [percent, setPercent] = useState(0)
  const upload = useMutation({
    mutationFn: async (chosen: File): Promise<Carried> => {
      if (chosen.size > fileLimits.image.bytes) throw new Refused('fileTooLarge')
      const to = await must(api.desk.upload({ bytes: chosen.size }))
      if (!(await carry({ file: chosen, to, onPercent: setPercent }))) throw new Refused('offline')
      return { uploadId: to.uploadId, name: chosen.name }
    },
    onMutate: () => setPercent(0),
    onSuccess: onChange,
  })
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
