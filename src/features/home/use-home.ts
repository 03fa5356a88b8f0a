import { HomeView } from '../../../core/contracts/shopper/home.contract'
import { api } from '../../api/client'
import { useRemote, type RemoteContent, type Source } from '../../api/use-remote'
import { readStored, writeStored } from '../../platform/storage'

const STORED = 'home'

const recall = (): HomeView | null => {
  const kept = HomeView.safeParse(readStored(STORED))
  return kept.success ? kept.data : null
}

/** The service home as it stands now; without network as it stood last. */
export const homeSource = {
  ask: () => api.home.view({}),
  keep: (view) => writeStored(STORED, view),
  recall,
} satisfies Source<HomeView>

export const useHome = (): RemoteContent<HomeView> => useRemote(homeSource)
