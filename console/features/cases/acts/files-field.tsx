import { CloseOutlined, PictureOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { EvidenceView } from '../../../../core/aftersales/view'
import { fileLimits } from '../../../../core/files/limits'
import { api } from '../../../api/client'
import { failureWords, must, Refused } from '../../../api/query'
import { caseActsWords } from '../../../words/case-acts'
import { carry } from '../../composer/carry'
import { imageKinds } from '../../composer/images'

const words = caseActsWords.files
const MOST = 9

/** A photo that lies with the case's files; `url`: where it is shown from here. */
export interface Kept {
  readonly fileId: string
  readonly url: string
}

const useUpload = (onFile: (file: Kept) => void) => {
  const [percent, setPercent] = useState(0)
  const upload = useMutation({
    mutationFn: async (file: File): Promise<Kept> => {
      if (file.size > fileLimits.image.bytes) throw new Refused('fileTooLarge')
      const to = await must(api.desk.upload({ bytes: file.size }))
      if (!(await carry({ file, to, onPercent: setPercent }))) throw new Refused('offline')
      const kept: { file: EvidenceView } = await must(api.cases.addFile({ uploadId: to.uploadId }))
      return { fileId: kept.file.fileId, url: URL.createObjectURL(file) }
    },
    onMutate: () => setPercent(0),
    onSuccess: onFile,
  })
  return { upload, percent }
}

interface FilesProps {
  readonly files: readonly Kept[]
  readonly onChange: (files: readonly Kept[]) => void
}

/** Photos of what was found, or of a transfer: each is carried to storage as it is chosen. */
export const FilesField = ({ files, onChange }: FilesProps) => {
  const input = useRef<HTMLInputElement>(null)
  const { upload, percent } = useUpload((file) => onChange([...files, file]))
  return (
    <div className='deed-files'>
      {files.map(({ fileId, url }, index) => (
        <span key={fileId} className='deed-file'>
          <img src={url} alt={words.photo(index + 1)} />
          <button
            type='button'
            aria-label={words.remove(index + 1)}
            onClick={() => onChange(files.filter((one) => one.fileId !== fileId))}
          >
            <CloseOutlined />
          </button>
        </span>
      ))}
      {files.length < MOST && (
        <Button icon={<PictureOutlined />} loading={upload.isPending} onClick={() => input.current?.click()}>
          {upload.isPending ? words.adding(percent) : words.add}
        </Button>
      )}
      {upload.error && (
        <p className='case-late' role='alert'>
          {failureWords(upload.error)}
        </p>
      )}
      <input
        ref={input}
        type='file'
        hidden
        accept={imageKinds}
        aria-label={words.input}
        data-testid='case-photo'
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) upload.mutate(file)
          target.value = ''
        }}
      />
    </div>
  )
}
