import { CloseOutlined } from '@ant-design/icons'
import { api } from '../../../api/client'
import { must } from '../../../api/query'
import { caseActsWords } from '../../../words/case-acts'
import { PictureInput, type Carried } from '../../composer/picture-input'

const words = caseActsWords.files
const MOST = 9

/** A photo that lies with the case's files; `url`: where it is shown from here. */
export interface Kept {
  readonly fileId: string
  readonly url: string
}

interface FilesProps {
  readonly files: readonly Kept[]
  readonly onChange: (files: readonly Kept[]) => void
}

/** Photos of what was found, or of a transfer: each is carried to storage as it is chosen. */
export const FilesField = ({ files, onChange }: FilesProps) => {
  const keep = async ({ uploadId, url }: Carried) => {
    const { file } = await must(api.cases.addFile({ uploadId }))
    onChange([...files, { fileId: file.fileId, url }])
  }
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
        <PictureInput
          {...{ add: words.add, adding: words.adding, testId: 'case-photo', failedClass: 'case-late' }}
          onCarried={keep}
        />
      )}
    </div>
  )
}
