import * as z from 'zod/mini'
import type { Level } from '../policy/service-policy'
import { UserId } from '../shared/ids'
import type { Agent } from './agent'

/** Members of the shop's staff, by name or by the group that they say they are in. */
const Named = z.object({
  userids: z._default(z.array(UserId), []),
  groups: z._default(z.array(z.string()), []),
})

/**
 * Whom the shop names for what its agents can't settle alone: L2 the merchant or 品控 (R39), L3 技术支持 (R40, R49).
 * Who is named for L2 reads what has become L3 as well.
 */
export const ProblemPool = z.lazy(() => z.object({ L2: z.optional(Named), L3: z.optional(Named) }))
export type ProblemPool = z.infer<typeof ProblemPool>

/** A shop, as far as its problem pool is asked of. */
interface Pooled {
  readonly problemPool?: ProblemPool | undefined
}
type Staff = Pick<Agent, 'userid' | 'groups' | 'role'>

/** Who serves every group is in none by name. */
const isNamed = ({ problemPool }: Pooled, { userid, groups = [] }: Staff, level: Level): boolean => {
  const named = level === 'L1' ? undefined : problemPool?.[level]
  if (!named) return false
  return named.userids.includes(userid) || named.groups.some((id) => groups.includes(id))
}

/** Who is told that a problem has reached this level: whom the shop names, the supervisors where that is nobody. */
export const toldOf = (shop: Pooled, staff: readonly Staff[], level: Level): readonly string[] => {
  if (level === 'L1') return []
  const named = staff.filter((one) => isNamed(shop, one, level))
  const told = named.length > 0 ? named : staff.filter(({ role }) => role === 'supervisor')
  return told.map(({ userid }) => userid)
}

/** Of which levels somebody is asked by name: sessions of these he reads, whoever serves them. */
export const levelsOf = (shop: Pooled, one: Staff): Level[] => {
  if (isNamed(shop, one, 'L2')) return ['L2', 'L3']
  return isNamed(shop, one, 'L3') ? ['L3'] : []
}
