import * as z from 'zod/mini'
import { ShopId } from '../../../core/shared/ids'

const Key = z.object({ shopId: ShopId, secret: z.string().check(z.minLength(32)) })

/**
 * Keys of shops' own systems by their id; from the environment only (`INTAKE_KEYS`, JSON). A shop may have two at once:
 * the new one is handed out, then the old one is taken away.
 */
export type IntakeKeys = Readonly<Record<string, z.infer<typeof Key>>>

const Keys = z.record(z.string().check(z.regex(/^[\w-]{4,64}$/)), Key)

/** @throws when the variable is set and not understood: a door with half of its keys would be worse. */
export const readIntakeKeys = (json: string | undefined): IntakeKeys =>
  json ? Keys.parse(JSON.parse(json)) : {}
