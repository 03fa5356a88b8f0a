import * as z from 'zod/mini'
import type { Said } from '../../../core/contracts/wecom.contract'

/** Of one of a kind the parser makes no list. */
const listOf = <T>(one: z.ZodMiniType<T>) =>
  z.pipe(
    z.transform((value: unknown): unknown[] => (Array.isArray(value) ? value : [value])),
    z.array(one),
  )

const SelectedItems = z.object({
  SelectedItem: listOf(
    z.object({
      QuestionKey: z.string(),
      OptionIds: z.object({ OptionId: listOf(z.string()) }),
    }),
  ),
})

export const CARD_EVENT = 'template_card_event'

/** What a callback `template_card_event` (模板卡片事件推送) says; null when its own fields are missing. */
export const cardSaid = (
  text: (name: string) => string,
  selected: unknown,
): Extract<Said, { kind: 'card' }> | null => {
  const [key, taskId, code] = [text('EventKey'), text('TaskId'), text('ResponseCode')]
  if (!key || !taskId || !code) return null
  const items = SelectedItems.safeParse(selected)
  const picked = items.success ? items.data.SelectedItem[0]?.OptionIds.OptionId[0] : undefined
  return { kind: 'card', key, taskId, code, picked: picked ?? null }
}
