import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import type { Choice } from '../import/choose-shop'

/** A file of quick replies, and the shop that it is about. */
export interface FileChoice extends Choice {
  readonly app: Cloudbase['app']
  readonly file: string
}
