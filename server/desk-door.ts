import * as z from 'zod/mini'
import { deskContract } from '../core/contracts/desk.contract'
import { sessionContract } from '../core/contracts/session.contract'
import { replyTools } from './adapters/reply-tools'
import { deskSessions, readSessionKey } from './adapters/web/session-token'
import { bySegment } from './entries/browser'
import { DESK_ADDRESS_LENGTH, deskEntry, deskVisitorEntry } from './entries/desk'
import type { Ports } from './ports'
import { serve } from './serve'
import { deskUseCases } from './usecases/desk'
import { signingInAtDesk } from './usecases/desk/sign-in'
import { sessionUseCases } from './usecases/web/session'

const OPEN = 'https://open.weixin.qq.com'

/** Addresses of the console, beside the one that the door itself stands at (`DESK_ORIGINS`, JSON). */
const readOrigins = (json: string | undefined): readonly string[] =>
  json ? z.array(z.string()).parse(JSON.parse(json)) : []

/** The door of the console: signing in with WeCom, then everything that agents and supervisors do. */
export const deskDoor = (ports: Ports, env: Readonly<Record<string, string | undefined>>) => {
  const sessions = deskSessions(readSessionKey(env, 'DESK_SESSION_KEY'), ports.now)
  const origins = readOrigins(env.DESK_ORIGINS)
  const session = serve({
    contract: sessionContract,
    useCases: sessionUseCases(signingInAtDesk({ openUrl: env.WECOM_OPEN_URL ?? OPEN }, sessions)),
    entry: deskVisitorEntry(origins),
    ports,
  })
  const call = serve({
    contract: deskContract,
    useCases: deskUseCases(replyTools),
    entry: deskEntry(origins, sessions),
    ports,
  })
  return bySegment({ session, call }, DESK_ADDRESS_LENGTH)
}
