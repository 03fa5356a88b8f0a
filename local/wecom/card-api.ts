import * as z from 'zod/mini'
import type { StandInApp } from './config'
import type { Context } from './context'
import { TemplateCard } from './template-card'

const Sent = z.object({ template_card: TemplateCard })

/** The card of a request to send one, or the code by which it is refused. */
export const cardIn = (body: unknown): TemplateCard | number => {
  const read = Sent.safeParse(body)
  return read.success ? read.data.template_card : 40058
}

const Change = z.object({
  userids: z.array(z.string()).check(z.minLength(1), z.maxLength(1000)),
  agentid: z.union([z.number(), z.string()]),
  response_code: z.string().check(z.minLength(1)),
  button: z.object({ replace_name: z.string().check(z.minLength(1)) }),
})

/**
 * update_template_card, 更新按钮为不可点击状态; 0, or the code by which it is refused. Of a code that is used or too old the
 * documents say only that it does not work.
 */
export const changeCard = ({ ledger, now }: Context, app: StandInApp, body: unknown): number => {
  const read = Change.safeParse(body)
  if (!read.success) return 40058
  const { userids, agentid, response_code: code, button } = read.data
  if (String(agentid) !== app.agentId) return 40056
  const msgId = ledger.cards.find(app, code, now())
  if (msgId === undefined) return 40058
  ledger.record({
    ...{ type: 'call', at: now(), path: '/message/update_template_card' },
    ...{ corpId: app.corpId, agentId: app.agentId },
    changed: { msgId, userids, code, words: button.replace_name },
  })
  return 0
}
