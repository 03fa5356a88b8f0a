import { AutoComplete, Button, InputNumber, Select } from 'antd'
import { Audience } from '../../../core/knowledge/entry'
import { LeadsTo } from '../../../core/knowledge/leads-to'
import { entryWords as words, knowledgeWords } from '../../words/knowledge'
import { PictureInput } from '../composer/picture-input'
import { Field, type FieldsProps } from './field'

const HOT_MAX = 99
const NONE = 'none'

const buttons = [
  { value: NONE, label: words.noButton },
  // 券: shoppers have no page of theirs yet
  ...LeadsTo.options
    .filter((value) => value !== 'coupon')
    .map((value) => ({ value, label: knowledgeWords.leadsTo[value] })),
]

const PictureField = ({ writing, onWrite }: FieldsProps) => {
  const { image } = writing
  return (
    <div className='edit-field'>
      <span className='edit-label'>{words.fields.image}</span>
      <div className='edit-picture'>
        {image ? (
          <>
            <img src={image.url} alt={words.imageAlt} />
            <Button onClick={() => onWrite({ ...writing, image: null })}>{words.removeImage}</Button>
            {image.uploadId !== undefined && <span className='edit-help'>{words.imageReady}</span>}
          </>
        ) : (
          <PictureInput
            {...{ add: words.addImage, adding: words.uploading, failedClass: 'edit-wrong' }}
            testId='knowledge-picture'
            onCarried={(carried) => onWrite({ ...writing, image: carried })}
          />
        )}
      </div>
    </div>
  )
}

interface PlaceProps extends FieldsProps {
  readonly categories: readonly string[]
  readonly titles: readonly string[]
}

const CategoryField = ({ writing, categories, onWrite }: PlaceProps) => (
  <Field label={words.fields.category} help={words.categoryHelp}>
    {(id) => (
      <AutoComplete
        id={id}
        value={writing.category}
        options={categories.map((value) => ({ value }))}
        showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) === true }}
        onChange={(category: string | undefined) => onWrite({ ...writing, category: category ?? '' })}
      />
    )}
  </Field>
)

const LeadsToField = ({ writing, onWrite }: FieldsProps) => (
  <Field label={words.fields.leadsTo}>
    {(id) => (
      <Select
        id={id}
        value={writing.leadsTo ?? NONE}
        options={buttons}
        onChange={(chosen) => onWrite({ ...writing, leadsTo: LeadsTo.safeParse(chosen).data ?? null })}
      />
    )}
  </Field>
)

const NextField = ({ writing, titles, onWrite }: PlaceProps) => (
  <Field label={words.fields.next} help={words.nextHelp}>
    {(id) => (
      <Select
        id={id}
        mode='tags'
        maxCount={5}
        tokenSeparators={['\n']}
        value={writing.next}
        options={titles.filter((title) => title !== writing.title).map((value) => ({ value }))}
        onChange={(next: string[]) => onWrite({ ...writing, next })}
      />
    )}
  </Field>
)

const AudienceField = ({ writing, onWrite }: FieldsProps) => (
  <Field label={words.fields.audience}>
    {(id) => (
      <Select
        id={id}
        value={writing.audience}
        options={Audience.options.map((value) => ({ value, label: knowledgeWords.audiences[value] }))}
        onChange={(audience) => onWrite({ ...writing, audience })}
      />
    )}
  </Field>
)

const HotField = ({ writing, onWrite }: FieldsProps) => (
  <Field label={words.fields.hot}>
    {(id) => (
      <InputNumber
        {...{ id, min: 1, max: HOT_MAX, precision: 0, placeholder: words.hotNone, value: writing.hot }}
        onChange={(hot) => onWrite({ ...writing, hot })}
      />
    )}
  </Field>
)

/** Where it stands and what goes with it. */
export const PlaceFields = (props: PlaceProps) => (
  <>
    <PictureField {...props} />
    <div className='edit-pair'>
      <CategoryField {...props} />
      <LeadsToField {...props} />
    </div>
    <NextField {...props} />
    <div className='edit-pair'>
      <AudienceField {...props} />
      <HotField {...props} />
    </div>
  </>
)
