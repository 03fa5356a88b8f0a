import { Button } from 'antd'
import { replyWords } from '../../../words/replies'
import { PictureInput } from '../../composer/picture-input'
import type { Draft } from './draft'

const words = replyWords.editor

interface PictureProps {
  readonly image: Draft['image']
  readonly isFixed: boolean
  readonly onImage: (image: Draft['image']) => void
}

/** The picture that goes behind a reply's words. */
export const PictureField = ({ image, isFixed, onImage }: PictureProps) => (
  <div className='edit-picture'>
    {image && <img src={image.url} alt={words.imageAlt} />}
    {!image && !isFixed && (
      <PictureInput
        {...{
          add: words.addImage,
          adding: words.uploading,
          testId: 'reply-picture',
          failedClass: 'edit-wrong',
        }}
        onCarried={onImage}
      />
    )}
    {image && !isFixed && <Button onClick={() => onImage(null)}>{words.removeImage}</Button>}
    {image?.uploadId !== undefined && <span className='edit-help'>{words.imageReady}</span>}
  </div>
)
