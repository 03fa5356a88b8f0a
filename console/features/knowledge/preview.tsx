import type { Entry } from '../../../core/knowledge/entry'
import { piecesOf } from '../../../core/knowledge/passages'
import { filledAnswer } from '../../../core/knowledge/slots'
import { entryWords as words, knowledgeWords } from '../../words/knowledge'
import type { Writing } from './writing'

type Shown = Pick<
  Writing,
  'key' | 'category' | 'title' | 'answer' | 'isArticle' | 'image' | 'leadsTo' | 'next'
>

interface PreviewProps {
  readonly shown: Shown
  readonly slots: Readonly<Record<string, string>>
}

/** The passages of an article, each as it answers. */
const Pieces = ({ shown, slots }: PreviewProps) => {
  const { key, category, title, answer } = shown
  const article: Entry = { key, category, title, answer, similar: [], isArticle: true }
  const pieces = piecesOf([article])
  return (
    <div className='edit-field'>
      <span className='edit-label'>{words.pieces(pieces.length)}</span>
      <ol className='know-pieces'>
        {pieces.map((piece) => (
          <li key={piece.id}>
            <b>{piece.title}</b>
            <p>{filledAnswer(piece.text, slots)}</p>
          </li>
        ))}
      </ol>
    </div>
  )
}

const Bubble = ({ shown, slots }: PreviewProps) => {
  const { answer, image, leadsTo, next } = shown
  return (
    <div className='edit-field'>
      <span className='edit-label'>{words.preview}</span>
      <div className='preview know-preview'>
        <div className='preview-bubble'>
          <p>{filledAnswer(answer, slots)}</p>
          {image && <img src={image.url} alt={words.imageAlt} />}
          {leadsTo && <p className='know-button'>{knowledgeWords.leadsTo[leadsTo]}</p>}
        </div>
        {next.length > 0 && (
          <ul className='know-next' aria-label={words.fields.next}>
            {next.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

/** What shoppers read of it, with what the variables stand for now. */
export const Preview = (props: PreviewProps) => {
  const { answer, isArticle } = props.shown
  if (answer.trim() === '') return null
  return isArticle ? <Pieces {...props} /> : <Bubble {...props} />
}
