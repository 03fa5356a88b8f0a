import type { NumbersView } from '../../../core/contracts/desk/numbers'
import { nothing, type Sums } from '../../../core/numbers/sums'

/** What an agent's own sessions came to: a supervisor is told of the whole shop. */
export const ownSums = ({ scope, total, agents }: NumbersView, userid: string): Sums =>
  scope === 'own' ? total : (agents.find((row) => row.userid === userid)?.sums ?? nothing)
