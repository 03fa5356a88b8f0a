import * as z from 'zod/mini'
import { SECOND } from '../../../core/shared/time'
import type { ContentCheck, Judged, Silence } from '../../admission-ports'
import type { Cloudbase } from '../cloudbase/app'
import { askWechat, isForbidden, isPassing, type OpenApiAnswer } from './open-api'

/** Where the content is used: 2 comments. A conversation with a shop has no scene of its own. */
const SCENE = 2
const mediaTypes = { audio: 1, picture: 2 } as const
/** A message does not wait longer (design.md “Uploads”). */
const WITHIN_MS = SECOND

const Suggestion = z.object({ suggest: z.enum(['pass', 'review', 'risky']) })
/** Answers of the first version of msgSecCheck, and of a picture that is known already. */
const RISKY = 87014

const silenceOf = (code: number): Silence => {
  if (isForbidden(code)) return 'notAllowed'
  return isPassing(code) ? 'unreachable' : 'refused'
}
const silent = ({ code }: OpenApiAnswer): Judged<never> => ({ ok: false, why: silenceOf(code) })

/**
 * security.msgSecCheck and security.mediaCheckAsync of version 2 (WeChat documentation, 内容安全). The openid must have
 * visited the mini-program within two hours (61010 otherwise), files are 10 MB at most.
 */
export const wechatContentCheck = (
  cloudbase: Pick<Cloudbase, 'app' | 'ask'>,
  withinMs = WITHIN_MS,
): ContentCheck => ({
  text: async (_shop, { openid, subject }) => {
    const data = { openid, version: 2, scene: SCENE, content: subject.text }
    const answer = await askWechat(cloudbase, { apiName: 'security.msgSecCheck', data, withinMs })
    if (answer.code === RISKY) return { ok: true, value: 'risky' }
    if (answer.code !== 0) return silent(answer)
    const suggestion = Suggestion.safeParse(answer.result)
    return suggestion.success
      ? { ok: true, value: suggestion.data.suggest }
      : { ok: false, why: 'unreachable' }
  },
  media: async (_shop, { openid, subject, url }) => {
    const data = { openid, version: 2, scene: SCENE, mediaUrl: url, mediaType: mediaTypes[subject.type] }
    const answer = await askWechat(cloudbase, { apiName: 'security.mediaCheckAsync', data, withinMs })
    if (answer.code !== 0) return silent(answer)
    const traceId = answer.traceId ?? answer.trace_id ?? ''
    return traceId === '' ? { ok: false, why: 'unreachable' } : { ok: true, value: traceId }
  },
})
