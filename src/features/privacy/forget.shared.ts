import type { PrivacyView } from '../../../core/contracts/shopper/privacy.contract'
import { tabs } from '../orders/order-list'

/** What a phone keeps of its shopper, by the names of its storage. */
const KEPT_AS = [
  'outbox',
  'thread',
  'readTo',
  'draft',
  'heard',
  'home',
  'caseForm',
  'caseDrafts',
  'invoice-wish',
  'faq-searches',
  'rated',
  ...tabs.map((tab) => `orders.${tab}`),
]

const FORGOTTEN_AS = 'forgottenAt'

/** What forgetting needs of the world. */
export interface ForgetPorts {
  readonly readStored: (name: string) => unknown
  readonly writeStored: (name: string, value: unknown) => void
  /** Removes the files that were kept until they are sent. */
  readonly dropFiles: () => void
  /** Tells what runs that there is nothing any more. */
  readonly announce: () => void
}

/** Once the server says that her data are deleted, the phone forgets its own copies: once for each deletion. */
export const forgetDeleted = (ports: ForgetPorts, { requests }: Pick<PrivacyView, 'requests'>): void => {
  const deletion = requests.find(({ kind, status }) => kind === 'delete' && status === 'deleted')
  if (!deletion || ports.readStored(FORGOTTEN_AS) === deletion.at) return
  ports.announce() // before: what runs may write once more
  for (const name of KEPT_AS) ports.writeStored(name, null)
  ports.dropFiles()
  ports.writeStored(FORGOTTEN_AS, deletion.at)
}
