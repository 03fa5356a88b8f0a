import { fill } from '../../../../core/shared/template'
import { replyWords } from '../../../words/replies'
import type { Draft } from './draft'

interface PreviewProps {
  readonly draft: Draft
  /** Who answers, as the shopper reads it. */
  readonly name: string
}

/** What the shopper would see. */
export const Preview = ({ draft, name }: PreviewProps) =>
  draft.text.trim() !== '' && (
    <div className='edit-field'>
      <span className='edit-label'>{replyWords.editor.preview}</span>
      <div className='preview'>
        <span className='preview-face' aria-hidden='true'>
          {name.slice(0, 1)}
        </span>
        <div>
          <p className='preview-bubble'>{fill(draft.text, replyWords.sample)}</p>
          {draft.image && <img src={draft.image.url} alt={replyWords.editor.imageAlt} />}
        </div>
      </div>
    </div>
  )
