import { useState } from 'react'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { PrivacyView } from '../../../core/contracts/shopper/privacy.contract'
import type { RequestKind } from '../../../core/privacy/request'
import type { Result } from '../../../core/shared/result'
import { api } from '../../api/client'
import { useRemote, type RemoteContent } from '../../api/use-remote'
import { wordsOf } from '../../copy/refusal-words'
import { announceForgotten, announceOrdersChanged } from '../../platform/changes'
import { newClientId } from '../../platform/clock'
import { keptEvidence, keptFiles } from '../../platform/kept-files'
import { say } from '../../platform/say'
import { readStored, writeStored } from '../../platform/storage'
import { forgetDeleted } from './forget.shared'

const dropFiles = (): void => [keptFiles, keptEvidence].forEach((files) => files.sweep(() => false))

const forget = (view: PrivacyView): void =>
  forgetDeleted({ readStored, writeStored, dropFiles, announce }, view)

const announce = (): void => {
  announceForgotten()
  announceOrdersChanged()
}

type Answer = Promise<Result<PrivacyView, RefusalCode>>

export interface Privacy extends RemoteContent<PrivacyView> {
  /** A request is on its way to the server. */
  readonly sending: boolean
  readonly submit: (kind: RequestKind) => void
  readonly withdraw: (kind: RequestKind) => void
  /** Deleting was asked for and waits to be asked for once more. */
  readonly isSureAsked: boolean
  readonly askToDelete: () => void
  readonly deleteSurely: () => void
  readonly keepAll: () => void
}

/** What the shop keeps, and one's own requests about it. */
export const usePrivacy = (): Privacy => {
  const content = useRemote({ ask: () => api.privacy.view({}), keep: forget })
  const [sending, setSending] = useState(false)
  const [isSureAsked, setSureAsked] = useState(false)
  const send = async (ask: () => Answer) => {
    if (sending) return
    setSending(true)
    const reply = await ask()
    if (!reply.ok) say(wordsOf(reply.error))
    await content.again()
    setSending(false)
  }
  const submit = (kind: RequestKind) => void send(() => api.privacy.submit({ kind, clientId: newClientId() }))
  return {
    ...content,
    sending,
    submit,
    isSureAsked,
    askToDelete: () => setSureAsked(true),
    deleteSurely: () => {
      setSureAsked(false)
      submit('delete')
    },
    keepAll: () => setSureAsked(false),
    withdraw: (kind) => void send(() => api.privacy.withdraw({ kind })),
  }
}
