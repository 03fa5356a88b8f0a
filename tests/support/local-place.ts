/** The whole local cloud in this process, as `npm start` opens it, on a day of one's choosing. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PortTaken } from '../../local/cloud'
import { prepareData } from '../../local/launch/data-folder'
import { fillWhenEmpty, openLocal, type Started } from '../../local/launch/open'
import { freePort } from '../../local/launch/port'
import { root } from '../../scripts/lib/root'

/** Shifts the clock of whatever program it stands before: a door's bundle, a page. */
export const clockShift = (ms: number): string =>
  `globalThis.Date=(Real=>class Date extends Real{` +
  `constructor(...parts){parts.length===0?super(Real.now()+${ms}):super(...parts)}` +
  `static now(){return Real.now()+${ms}}})(Date);`

/** The built doors, each with its clock shifted. */
const copyDoors = (to: string, shiftMs: number): void => {
  cpSync(join(root, 'dist/cloudfunctions'), to, { recursive: true })
  for (const door of readdirSync(to)) {
    const file = join(to, door, 'index.js')
    writeFileSync(file, `"use strict";${clockShift(shiftMs)}${readFileSync(file, 'utf8')}`)
  }
}

export interface LocalPlace extends Started {
  readonly url: string
  /** How far its clock is from the machine's, ms. */
  readonly shiftMs: number
  readonly now: () => number
  readonly close: () => Promise<void>
}

const openOnFreePort = async (data: string, functionsDir: string, now: () => number): Promise<Started> => {
  const port = await freePort(20_000 + Math.floor(Math.random() * 20_000))
  return openLocal({ root, data, port, functionsDir, now }).catch((error: unknown) => {
    if (error instanceof PortTaken) return openOnFreePort(data, functionsDir, now)
    throw error
  })
}

/**
 * Opens a cloud of its own with the demo shops; it begins at that moment and its time goes on from there. Needs the
 * built doors, and for the phone the H5 app.
 */
export const openLocalPlace = async (beginsAt: number): Promise<LocalPlace> => {
  const shiftMs = beginsAt - Date.now()
  const now = () => Date.now() + shiftMs
  const folder = mkdtempSync(join(tmpdir(), 'xiaomei-place-'))
  const [data, doors] = [join(folder, 'data'), join(folder, 'doors')]
  prepareData(data, false)
  copyDoors(doors, shiftMs)
  const started = await openOnFreePort(data, doors, now)
  await fillWhenEmpty(started, now(), () => undefined)
  started.cloud.host.warm()
  await started.wecom.resume()
  return {
    ...started,
    url: started.cloud.url,
    shiftMs,
    now,
    close: async () => {
      await Promise.all([started.wecom.close(), started.pay.close()])
      await started.cloud.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
