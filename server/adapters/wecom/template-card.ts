import type { StaffCard } from '../../../core/lane/card'
import { graphemesOf } from '../../../core/shared/graphemes'

/** 模板卡片, 按钮交互型: what is longer is cut in members' clients, somewhere. */
const most = {
  from: 13,
  title: 36,
  subtitle: 44,
  text: 160,
  factName: 5,
  factValue: 30,
  facts: 6,
  option: 16,
  options: 10,
  button: 10,
} as const

const within = (text: string, limit: number): string => {
  const characters = graphemesOf(text)
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}

/** 1 is blue, 2 is red. */
const buttonOf = ({ key, text, isMain }: StaffCard['buttons'][number]) => ({
  type: 0,
  text: within(text, most.button),
  style: isMain ? 1 : 2,
  key,
})

/** `template_card` of message/send, card_type `button_interaction`. `url`: where its page stands; null: nowhere. */
export const templateCardOf = (card: StaffCard, url: string | null): object => {
  const { key, title, options } = card.choice
  return {
    card_type: 'button_interaction',
    source: { desc: within(card.from, most.from), desc_color: 0 },
    main_title: { title: within(card.title, most.title), desc: within(card.subtitle, most.subtitle) },
    sub_title_text: within(card.text, most.text),
    horizontal_content_list: card.facts.slice(0, most.facts).map(([name, value]) => ({
      keyname: within(name, most.factName),
      value: within(value, most.factValue),
    })),
    task_id: card.taskId,
    button_selection: {
      question_key: key,
      title,
      option_list: options
        .slice(0, most.options)
        .map(({ id, text }) => ({ id, text: within(text, most.option) })),
      selected_id: options[0]?.id ?? '',
    },
    button_list: [
      ...card.buttons.map(buttonOf),
      ...(url === null ? [] : [{ type: 1, text: within(card.page.text, most.button), style: 4, url }]),
    ],
    ...(url === null ? {} : { card_action: { type: 1, url } }),
  }
}
