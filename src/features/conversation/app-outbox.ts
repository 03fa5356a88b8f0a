import { api } from '../../api/client'
import { announceOutboxChanged, onForgotten } from '../../platform/changes'
import { after, deviceNow, newClientId } from '../../platform/clock'
import { keptFiles } from '../../platform/kept-files'
import { watchLine } from '../../platform/line'
import { readStored, writeStored } from '../../platform/storage'
import { uploadFile } from '../../platform/upload'
import { Sending } from './sending'
import type { SendingPorts } from './ports'
import { OUTBOX } from './unsent.shared'

export const sendingPorts: SendingPorts = {
  api,
  upload: uploadFile,
  files: keptFiles,
  newClientId,
  deviceNow,
  after,
  readStored,
  writeStored: (name, value) => {
    writeStored(name, value)
    if (name === OUTBOX) announceOutboxChanged()
  },
}

let running: Sending | undefined

/** The outbox of whoever holds the phone, one for all pages; what was left unsent goes on when it is first asked for. */
export const appOutbox = (): Sending => {
  if (running) return running
  const sending = new Sending(sendingPorts)
  running = sending
  onForgotten(() => sending.outbox().forEach(({ clientId }) => sending.discard(clientId)))
  watchLine({ onBack: sending.wake, onSlow: () => undefined })
  void sending.restore()
  return sending
}
