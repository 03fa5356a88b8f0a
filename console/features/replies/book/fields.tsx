import { AutoComplete, Input, InputNumber, Select, type GetRef } from 'antd'
import { useId, useRef, type ReactNode } from 'react'
import { TEXT_MAX } from '../../../../core/conversation/message'
import { POSITION_MAX } from '../../../../core/quick-replies/limits'
import { replyWords } from '../../../words/replies'
import type { Draft } from './draft'
import { PictureField } from './picture-field'

const words = replyWords.editor
const variables = Object.keys(replyWords.sample)

interface FieldProps {
  readonly label: string
  readonly help?: string
  readonly children: (id: string) => ReactNode
}

const Field = ({ label, help, children }: FieldProps) => {
  const id = useId()
  return (
    <div className='edit-field'>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help !== undefined && <p className='edit-help'>{help}</p>}
    </div>
  )
}

export interface FieldsProps {
  readonly draft: Draft
  readonly isFixed: boolean
  readonly shelves: readonly { readonly value: string; readonly label: string }[]
  readonly categories: readonly string[]
  readonly onWrite: (draft: Draft) => void
}

const TextField = ({ draft, isFixed, onWrite }: FieldsProps) => {
  const field = useRef<GetRef<typeof Input.TextArea>>(null)
  const insert = (name: string) => {
    const area = field.current?.resizableTextArea?.textArea
    const at = area?.selectionStart ?? draft.text.length
    onWrite({ ...draft, text: `${draft.text.slice(0, at)}{${name}}${draft.text.slice(at)}` })
    area?.focus()
  }
  return (
    <Field label={words.fields.text}>
      {(id) => (
        <>
          <Input.TextArea
            id={id}
            ref={field}
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={TEXT_MAX}
            readOnly={isFixed}
            value={draft.text}
            onChange={({ target }) => onWrite({ ...draft, text: target.value })}
          />
          {!isFixed && (
            <p className='edit-slots' role='group' aria-label={words.insert}>
              {variables.map((name) => (
                <button key={name} type='button' className='reply-var' onClick={() => insert(name)}>
                  {words.variable(name)}
                </button>
              ))}
            </p>
          )}
        </>
      )}
    </Field>
  )
}

const PlaceFields = ({ draft, isFixed, shelves, categories, onWrite }: FieldsProps) => (
  <div className='edit-pair'>
    <Field label={words.fields.shelf}>
      {(id) => (
        <Select
          id={id}
          disabled={isFixed}
          value={draft.shelf}
          options={[...shelves]}
          onChange={(shelf) => onWrite({ ...draft, shelf })}
        />
      )}
    </Field>
    <Field label={words.fields.category}>
      {(id) => (
        <AutoComplete
          id={id}
          disabled={isFixed}
          value={draft.category}
          options={categories.map((value) => ({ value }))}
          onChange={(category: string | undefined) => onWrite({ ...draft, category: category ?? '' })}
        />
      )}
    </Field>
  </div>
)

/** What a reply is made of. */
export const Fields = (props: FieldsProps) => {
  const { draft, isFixed, onWrite } = props
  return (
    <>
      <Field label={words.fields.title} help={words.titleHelp}>
        {(id) => (
          <Input
            id={id}
            readOnly={isFixed}
            maxLength={20}
            value={draft.title}
            onChange={({ target }) => onWrite({ ...draft, title: target.value })}
          />
        )}
      </Field>
      <TextField {...props} />
      <PlaceFields {...props} />
      <Field label={words.fields.keywords} help={words.keywordsHelp}>
        {(id) => (
          <Select
            id={id}
            mode='tags'
            open={false}
            suffix={null}
            disabled={isFixed}
            tokenSeparators={['、', '，', ',', ' ']}
            value={draft.keywords}
            onChange={(keywords: string[]) => onWrite({ ...draft, keywords })}
          />
        )}
      </Field>
      <Field label={words.fields.position} help={words.positionHelp}>
        {(id) => (
          <InputNumber
            id={id}
            disabled={isFixed}
            min={1}
            max={POSITION_MAX}
            precision={0}
            placeholder={words.auto}
            value={draft.position}
            onChange={(position) => onWrite({ ...draft, position })}
          />
        )}
      </Field>
      <div className='edit-field'>
        <span className='edit-label'>{words.fields.image}</span>
        <PictureField
          image={draft.image}
          isFixed={isFixed}
          onImage={(image) => onWrite({ ...draft, image })}
        />
      </div>
    </>
  )
}
