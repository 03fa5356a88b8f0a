import { Button } from 'antd'
import { PictureOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { fileLimits } from '../../../../core/files/limits'
import { api } from '../../../api/client'
import { failureWords, must, Refused } from '../../../api/query'
import { replyWords } from '../../../words/replies'
import { carry } from '../../composer/carry'
import { imageKinds } from '../../composer/images'
import type { Draft } from './draft'

const words = replyWords.editor

interface PictureProps {
  readonly image: Draft['image']
  readonly isFixed: boolean
  readonly onImage: (image: Draft['image']) => void
}

const useUpload = (onImage: PictureProps['onImage']) => {
  const [percent, setPercent] = useState(0)
  const upload = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > fileLimits.image.bytes) throw new Refused('fileTooLarge')
      const to = await must(api.desk.upload({ bytes: file.size }))
      if (!(await carry({ file, to, onPercent: setPercent }))) throw new Refused('offline')
      return { uploadId: to.uploadId, url: URL.createObjectURL(file) }
    },
    onMutate: () => setPercent(0),
    onSuccess: onImage,
  })
  return { upload, percent }
}

/** The picture that goes behind a reply's words. */
export const PictureField = ({ image, isFixed, onImage }: PictureProps) => {
  const input = useRef<HTMLInputElement>(null)
  const { upload, percent } = useUpload(onImage)
  return (
    <div className='edit-picture'>
      {image && <img src={image.url} alt={words.imageAlt} />}
      {!image && !isFixed && (
        <Button icon={<PictureOutlined />} loading={upload.isPending} onClick={() => input.current?.click()}>
          {upload.isPending ? words.uploading(percent) : words.addImage}
        </Button>
      )}
      {image && !isFixed && <Button onClick={() => onImage(null)}>{words.removeImage}</Button>}
      {image?.uploadId !== undefined && <span className='edit-help'>{words.imageReady}</span>}
      {upload.error && (
        <span className='edit-wrong' role='alert'>
          {failureWords(upload.error)}
        </span>
      )}
      <input
        ref={input}
        type='file'
        hidden
        accept={imageKinds}
        data-testid='reply-picture'
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) upload.mutate(file)
          target.value = ''
        }}
      />
    </div>
  )
}
