import { Button, Input, type GetRef } from 'antd'
import { useRef } from 'react'
import { answerSlots } from '../../../core/knowledge/slots'
import { entryWords as words } from '../../words/knowledge'
import { Field, type FieldsProps } from './field'
import { linesOf, withoutDoubles } from './lines'

const TitleField = ({ writing, onWrite }: FieldsProps) => (
  <Field label={words.fields.title} help={words.titleHelp}>
    {(id) => (
      <Input
        id={id}
        maxLength={60}
        value={writing.title}
        onChange={({ target }) => onWrite({ ...writing, title: target.value })}
      />
    )}
  </Field>
)

const SimilarHelp = ({ writing, onWrite }: FieldsProps) => {
  const lines = linesOf(writing.similar)
  const { kept, doubles } = withoutDoubles(writing.title, lines)
  const drop = () => onWrite({ ...writing, similar: kept.join('\n') })
  return (
    <>
      <span>
        {words.similarCount(lines.length)}，{words.similarHelp}
      </span>
      {doubles.length > 0 && (
        <p className='know-doubles' role='status'>
          {words.doubles(doubles)}
          <Button size='small' type='link' onClick={drop}>
            {words.dropDoubles}
          </Button>
        </p>
      )}
    </>
  )
}

const SimilarField = (props: FieldsProps) => (
  <Field label={words.fields.similar} help={<SimilarHelp {...props} />}>
    {(id) => (
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 4, maxRows: 10 }}
        value={props.writing.similar}
        onChange={({ target }) => props.onWrite({ ...props.writing, similar: target.value })}
      />
    )}
  </Field>
)

interface AnswerProps extends FieldsProps {
  /** What the variables stand for now. */
  readonly slots: Readonly<Record<string, string>>
}

interface SlotsProps extends Pick<AnswerProps, 'slots'> {
  readonly onInsert: (name: string) => void
}

const Slots = ({ slots, onInsert }: SlotsProps) => (
  <p className='edit-slots' role='group' aria-label={words.insert}>
    {answerSlots.map((name) => (
      <button
        key={name}
        type='button'
        className={slots[name] === undefined ? 'reply-var know-slot-none' : 'reply-var'}
        onClick={() => onInsert(name)}
      >
        {words.variable(name, slots[name])}
      </button>
    ))}
  </p>
)

const AnswerField = ({ writing, slots, onWrite }: AnswerProps) => {
  const field = useRef<GetRef<typeof Input.TextArea>>(null)
  const { answer, isArticle } = writing
  const insert = (name: string) => {
    const area = field.current?.resizableTextArea?.textArea
    const at = area?.selectionStart ?? answer.length
    onWrite({ ...writing, answer: `${answer.slice(0, at)}{${name}}${answer.slice(at)}` })
    area?.focus()
  }
  return (
    <Field label={isArticle ? words.fields.text : words.fields.answer} help={words.slotsHelp}>
      {(id) => (
        <>
          <Input.TextArea
            id={id}
            ref={field}
            autoSize={isArticle ? { minRows: 10, maxRows: 24 } : { minRows: 4, maxRows: 12 }}
            value={answer}
            onChange={({ target }) => onWrite({ ...writing, answer: target.value })}
          />
          <Slots slots={slots} onInsert={insert} />
        </>
      )}
    </Field>
  )
}

const ArticleSwitch = ({ writing, onWrite }: FieldsProps) => (
  <label className='know-check'>
    <input
      type='checkbox'
      checked={writing.isArticle}
      onChange={({ target }) => onWrite({ ...writing, isArticle: target.checked })}
    />
    {words.article}
  </label>
)

/** What is asked, and what is answered. */
export const TextFields = (props: AnswerProps) => (
  <>
    <TitleField {...props} />
    <SimilarField {...props} />
    <AnswerField {...props} />
    <ArticleSwitch {...props} />
  </>
)
