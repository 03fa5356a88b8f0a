import { useNavigate } from 'react-router'
import type { SuggestionGroup } from '../../../core/contracts/desk/learning'
import { newClientId } from '../conversation/client-id'
import { keepWritings, newWriting, readWritings } from '../knowledge/writing'

/** The shortest and the longest that may be a question of an entry. */
const [LEAST, MOST] = [2, 60] as const

const fits = (question: string): boolean => question.length >= LEAST && question.length <= MOST

/** What was asked becomes its questions, what an agent answered last its answer: somebody reads it before it is saved. */
const begunFrom = ({ question, asked, ids }: SuggestionGroup) => {
  const others = asked.map(({ text }) => text.trim()).filter((text) => text !== question && fits(text))
  const answer = asked.find(({ reply }) => reply !== null)?.reply ?? ''
  return { title: question.slice(0, MOST), similar: [...new Set(others)].join('\n'), answer, asked: ids }
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
