import * as z from 'zod/mini'

const bytesWithin = (most: number) => z.refine<string>((text) => Buffer.byteLength(text) <= most)
const Key = z.string().check(z.minLength(1), bytesWithin(1024))
const Link = z.string().check(z.regex(/^https?:\/\//))
const isDistinct = (of: readonly string[]): boolean => new Set(of).size === of.length

const Button = z.union([
  z.object({
    type: z.optional(z.literal(0)),
    text: z.string().check(z.minLength(1)),
    style: z.optional(z.int()),
    key: Key,
  }),
  z.object({
    type: z.literal(1),
    text: z.string().check(z.minLength(1)),
    style: z.optional(z.int()),
    url: Link,
  }),
])

const Selection = z.object({
  question_key: Key,
  title: z.optional(z.string()),
  selected_id: z.optional(z.string()),
  option_list: z
    .array(z.object({ id: z.string().check(z.minLength(1), bytesWithin(128)), text: z.string() }))
    .check(
      z.minLength(1),
      z.maxLength(10),
      z.refine((options: { id: string }[]) => isDistinct(options.map(({ id }) => id))),
    ),
})

/**
 * 模板卡片, 按钮交互型, by the field rules of 发送应用消息. How long texts should be is advice there (建议不超过): clients cut
 * what is longer.
 */
export const TemplateCard = z.object({
  card_type: z.literal('button_interaction'),
  source: z.optional(z.object({ desc: z.optional(z.string()), desc_color: z.optional(z.int()) })),
  main_title: z.object({ title: z.optional(z.string()), desc: z.optional(z.string()) }),
  sub_title_text: z.optional(z.string()),
  horizontal_content_list: z.optional(
    z
      .array(z.object({ keyname: z.string().check(z.minLength(1)), value: z.optional(z.string()) }))
      .check(z.maxLength(6)),
  ),
  card_action: z.optional(z.object({ type: z.literal(1), url: Link })),
  task_id: z.string().check(z.regex(/^[A-Za-z0-9_\-@]{1,128}$/)),
  button_selection: z.optional(Selection),
  button_list: z.array(Button).check(
    z.minLength(1),
    z.maxLength(6),
    z.refine((buttons: z.infer<typeof Button>[]) =>
      isDistinct(buttons.flatMap((one) => ('key' in one ? one.key : []))),
    ),
  ),
})
export type TemplateCard = z.infer<typeof TemplateCard>

/** What was chosen on a card: what the member picked, else the named default, else the first (不填或错填默认第一个). */
export const pickedOn = ({ button_selection: selection }: TemplateCard, picked?: string) => {
  if (!selection) return undefined
  const ids = selection.option_list.map(({ id }) => id)
  const chosen = [picked, selection.selected_id, ids[0]].find((id) => id !== undefined && ids.includes(id))
  return { questionKey: selection.question_key, optionId: chosen ?? '' }
}
