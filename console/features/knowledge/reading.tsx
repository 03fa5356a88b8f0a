import { statusWords } from '../../../core/copy/bot'
import { entryWords as words, knowledgeWords } from '../../words/knowledge'
import { linesOf } from './lines'
import { Preview } from './preview'
import type { Writing } from './writing'

interface ReadingProps {
  readonly shown: Writing
  readonly slots: Readonly<Record<string, string>>
}

const factsOf = ({
  category,
  audience,
  statuses,
  goods,
  validFrom,
  validUntil,
}: Writing): readonly string[] =>
  [
    category,
    audience === 'all' ? '' : knowledgeWords.audiences[audience],
    words.scopeOf(
      statuses.map((status) => statusWords[status]),
      goods,
    ),
    words.span(validFrom, validUntil),
  ].filter((fact) => fact !== '')

/** An entry for those who do not write it. */
export const Reading = ({ shown, slots }: ReadingProps) => {
  const similar = linesOf(shown.similar)
  return (
    <>
      <p className='edit-help'>{factsOf(shown).join('，')}</p>
      <Preview shown={shown} slots={slots} />
      {similar.length > 0 && (
        <div className='edit-field'>
          <span className='edit-label'>{words.similarTitle(similar.length)}</span>
          <ul className='know-asked'>
            {similar.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
