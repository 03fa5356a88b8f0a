import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import { ok } from '../../../core/shared/result'
import { MINUTE } from '../../../core/shared/time'
import { useRemote, type RemoteContent } from '../../api/use-remote'
import { serverNow } from '../../platform/server-time'
import { homeSource } from '../home/use-home'

/** What another page has just heard of it is not asked again. */
const justHeard = (): HomeView | null => {
  const [kept, now] = [homeSource.recall(), serverNow()]
  return kept !== null && now !== null && now - kept.now < MINUTE ? kept : null
}

const ask = async () => {
  const kept = justHeard()
  return kept ? ok(kept) : homeSource.ask()
}

/** How soon a person is there, to the minute. */
export const useWait = (): RemoteContent<HomeView> => useRemote({ ...homeSource, ask })
