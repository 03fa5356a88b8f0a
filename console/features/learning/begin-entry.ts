import { useNavigate } from 'react-router'
import type { SuggestionGroup } from '../../../core/contracts/desk/learning'
import { fitting, hasOwnNumber } from '../../../core/knowledge/add-similar'
import { newClientId } from '../conversation/client-id'
import { keepWritings, newWriting, readWritings } from '../knowledge/writing'

/**
 * What was asked becomes its questions, what an agent answered last its answer, but nothing with one shopper's numbers:
 * somebody reads it before it is saved.
 */
const begunFrom = ({ question, asked, ids }: SuggestionGroup) => {
  const [title = '', ...similar] = fitting([question, ...asked.map(({ text }) => text)])
  const answer = asked.find(({ reply }) => reply !== null && !hasOwnNumber(reply))?.reply ?? ''
  return { title, similar: similar.join('\n'), answer, asked: ids }
}

/** Opens the page of knowledge on a new entry for a group of questions. */
export const useBeginEntry = () => {
  const navigate = useNavigate()
  return (group: SuggestionGroup): void => {
    const made = newWriting(newClientId(), begunFrom(group))
    keepWritings({ ...readWritings(), [made.key]: made })
    void navigate(`/knowledge/${made.key}`)
  }
}
