import { askAgainAt, checkedIn, type Check, type Checked, type Verdict } from '../../core/admission/check'
import type { Turn } from '../../core/conversation/turn'
import { SECOND } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Judged } from '../admission-ports'
import type { Ports } from '../ports'

/** What a question to WeChat came to; null while the verdict is awaited. */
export interface Finding {
  readonly turn: Turn
  readonly position: number
  readonly verdict: Verdict
}

/** Whoever opened the check has so long to ask before the clock does. */
const ASKING_MS = 15 * SECOND

const checkOf = (turn: Turn, { position, subject }: Checked, dueAt: number): Check => ({
  _id: `${turn._id}.${position}`,
  shopId: turn.shopId,
  conversationId: turn.conversationId,
  openid: turn.openid,
  seq: turn.seq,
  position,
  subject,
  traceId: '',
  attempts: 0,
  dueAt,
})

/** Words are judged at once; only a silence is written down, for the clock. */
const askText = async (
  ports: Ports,
  shop: Shop,
  { turn, checked }: { readonly turn: Turn; readonly checked: Checked },
): Promise<Finding | null> => {
  const { position, subject } = checked
  if (subject.kind !== 'text') return null
  const judged = await ports.contentCheck.text(shop, { openid: turn.openid, subject })
  if (judged.ok) return judged.value === 'pass' ? null : { turn, position, verdict: judged.value }
  if (judged.why !== 'unreachable') return null
  const again = askAgainAt(1, ports.now()) ?? ports.now()
  await ports.checks.open({ ...checkOf(turn, checked, again), attempts: 1 })
  await ports.turns.keepVerdicts(turn, { ...turn.verdicts, [position]: 'unchecked' })
  return null
}

/** Hands a file in; its verdict comes as an event. Answers a verdict only when none will ever come. */
export const submitMedia = async (ports: Ports, shop: Shop, check: Check): Promise<Verdict | null> => {
  const { _id, openid, subject, attempts } = check
  if (subject.kind !== 'media') return null
  const url = (await ports.files.links([subject.fileId])).get(subject.fileId) ?? ''
  const taken = await ports.contentCheck.media(shop, { openid, subject, url })
  if (taken.ok) {
    const dueAt = ports.now() + (shop.checks?.mediaWithinMs ?? 0)
    await ports.checks.change(_id, { traceId: taken.value, attempts: attempts + 1, dueAt })
    return null
  }
  return silence(ports, check, taken)
}

/** Asks again later, unless that is hopeless. */
export const silence = async (
  ports: Ports,
  { _id, attempts }: Check,
  { why }: Extract<Judged<unknown>, { ok: false }>,
): Promise<Verdict | null> => {
  const again = why === 'unreachable' ? askAgainAt(attempts + 1, ports.now()) : null
  ports.log.info('not checked', { check: _id, why, attempts: attempts + 1 })
  if (again === null) return 'unchecked'
  await ports.checks.change(_id, { attempts: attempts + 1, dueAt: again })
  return null
}

const askMedia = async (
  ports: Ports,
  shop: Shop,
  { turn, checked }: { readonly turn: Turn; readonly checked: Checked },
): Promise<Finding | null> => {
  const check = checkOf(turn, checked, ports.now() + ASKING_MS)
  if ((await ports.checks.open(check)) === 'taken') return null // asked before: a repeat of this turn
  const verdict = await submitMedia(ports, shop, check)
  return verdict && { turn, position: checked.position, verdict }
}

/**
 * Asks WeChat about what shoppers said in these turns, within its second. Never fails: a message is delivered whether
 * or not it could be judged.
 */
export const askAbout = async (
  ports: Ports,
  shop: Shop,
  turns: readonly Turn[],
): Promise<readonly Finding[]> => {
  const asked = turns
    .filter(({ delivery }) => delivery.checked !== true)
    .flatMap((turn) => checkedIn(turn).map((checked) => ({ turn, checked })))
  const findings = await Promise.all(
    asked.map((one) =>
      (one.checked.subject.kind === 'text' ? askText : askMedia)(ports, shop, one).catch((error: unknown) => {
        ports.log.error('not checked', { turn: one.turn._id, error })
        return null
      }),
    ),
  )
  return findings.flatMap((finding) => finding ?? [])
}
