import { useState } from 'react'
import { Textarea, View } from '@tarojs/components'
import type { Rating } from '../../../../core/conversation/rating'
import { chatCopy } from '../../../copy/chat'
import { Button } from '../../../ui/button/button'
import { Chip } from '../../../ui/chip/chip'
import { Stars } from './stars'
import './rating-form.scss'

const words = chatCopy.rating
const COMMENT_MAX = 200
const isGood = (stars: number): boolean => stars >= 4

interface TagsProps {
  readonly stars: number
  readonly chosen: readonly string[]
  readonly onChange: (tags: readonly string[]) => void
}

function Tags({ stars, chosen, onChange }: TagsProps) {
  const toggle = (tag: string) =>
    onChange(chosen.includes(tag) ? chosen.filter((other) => other !== tag) : [...chosen, tag])
  return (
    <View className='rating-form__tags'>
      {(isGood(stars) ? words.goodTags : words.badTags).map((tag) => (
        <Chip key={tag} text={tag} sunken on={chosen.includes(tag)} onPress={() => toggle(tag)} />
      ))}
    </View>
  )
}

const Comment = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => (
  <Textarea
    className='rating-form__comment'
    value={value}
    placeholder={words.comment}
    placeholderClass='rating-form__placeholder'
    maxlength={-1}
    autoHeight
    disableDefaultPadding
    cursorSpacing={120}
    onInput={({ detail }) => onChange(detail.value)}
  />
)

interface RatingFormProps {
  readonly start: Rating | null
  readonly onSubmit: (rating: Rating) => Promise<void>
}

const noRating: Rating = { stars: 0, tags: [], comment: '' }

/** Stars first; what else there is to say comes after them. */
export function RatingForm({ start, onSubmit }: RatingFormProps) {
  const [rating, setRating] = useState(start ?? noRating)
  const [busy, setBusy] = useState(false)
  const { stars, tags, comment } = rating
  const over = [...comment].length - COMMENT_MAX

  const choose = (next: number) =>
    setRating({ ...rating, stars: next, tags: isGood(next) === isGood(stars) ? tags : [] })
  const submit = () => {
    setBusy(true)
    void onSubmit({ ...rating, comment: comment.trim() }).finally(() => setBusy(false))
  }
  return (
    <>
      <Stars value={stars} onChange={choose} />
      <View className='rating__word'>{stars === 0 ? words.chooseStars : words.words[stars]}</View>
      {stars > 0 && (
        <>
          <Tags stars={stars} chosen={tags} onChange={(next) => setRating({ ...rating, tags: [...next] })} />
          <Comment value={comment} onChange={(next) => setRating({ ...rating, comment: next })} />
        </>
      )}
      {over > 0 && <View className='rating-form__over'>{words.tooLong(over)}</View>}
      <Button look='primary' wide busy={busy} disabled={stars === 0 || over > 0} onPress={submit}>
        {busy ? words.submitting : words.submit}
      </Button>
      <View className='rating-form__tip'>{words.tip}</View>
    </>
  )
}
