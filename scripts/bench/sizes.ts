import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at } from '../lib/root'
import { nodeProgram, run } from '../lib/run'
import { bundleKb, weappSizes } from '../lib/sizes'
import { dropFolder, makeFolder } from './folders'
import { rounded } from './statistics'

export const measureSizes = () => {
  const { mainKb, subpackagesKb } = weappSizes()
  return { weappMainKb: mainKb, weappSubpackagesKb: subpackagesKb, shopperBundleKb: bundleKb('shopper') }
}

interface Drawn {
  readonly coldStartRequests: number
  readonly opened: number
  readonly more: number
  readonly scrolled: number
  readonly paths: readonly string[]
}

/** Opens the compiled home page on a new phone, then the compiled chat page on a conversation of 10,000 messages, lets one more come, then looks 20 pages back. */
export const measureChatPage = async (): Promise<Record<string, number>> => {
  const folder = makeFolder('chat')
  const file = join(folder, 'figures.json')
  const args = ['--config', at('scripts/bench/jest.config.mjs'), '--runInBand']
  const program = nodeProgram(at('node_modules/jest/bin/jest.js'), args)
  const outcome = await run({ title: 'chat page', ...program, env: { BENCH_FIGURES: file } })
  if (!outcome.ok) throw new Error(outcome.output)
  const { coldStartRequests, opened, more, scrolled } = JSON.parse(readFileSync(file, 'utf8')) as Drawn
  dropFolder(folder)
  return {
    coldStartRequests,
    openConversation10kKb: rounded(opened / 1024, 1),
    oneMoreMessageBytes: more,
    scrollBackMaxSetDataKb: rounded(scrolled / 1024, 1),
  }
}
