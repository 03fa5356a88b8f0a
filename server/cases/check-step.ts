import { judgedIn } from '../../core/aftersales/content-check'
import type { CaseRecord, CaseStep } from '../../core/aftersales/record'
import { caseThreadOf, isSameSubject } from '../../core/admission/check'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

/**
 * WeChat is to judge what a step brought: the clock asks it, within seconds (usecases/clock/check-due.ts). Once more finds
 * what is asked for already.
 */
export const checkStep = async (
  ports: Ports,
  { checks }: Shop,
  { step, record }: { readonly step: CaseStep; readonly record: CaseRecord },
): Promise<void> => {
  const { caseNo, openid } = record
  const conversationId = caseThreadOf(caseNo)
  const known = await ports.checks.ofConversation(conversationId)
  const subjects = judgedIn(record, checks)
  await Promise.all(
    subjects.map(async (subject, position) => {
      if (known.some((check) => isSameSubject(check.subject, subject))) return
      await ports.checks.open({
        ...{ _id: `${conversationId}:${step.seq}.${position}`, shopId: step.shopId, conversationId, caseNo },
        ...{ openid, seq: step.seq, position, subject, traceId: '', attempts: 0, dueAt: ports.now() },
      })
    }),
  )
}
