import * as z from 'zod/mini'

const App = z.object({ secret: z.string(), token: z.string(), aesKey: z.string().check(z.length(43)) })

/** Secrets of the self-built apps by `corpId:agentId`; from the environment only (`WECOM_APPS`, JSON). */
export type WecomApps = Readonly<Record<string, z.infer<typeof App>>>

export const readWecomApps = (json: string | undefined): WecomApps =>
  json ? z.record(z.string(), App).parse(JSON.parse(json)) : {}
