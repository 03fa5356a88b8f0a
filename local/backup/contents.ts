/** The database of a data folder. */
export const DATABASE = 'cloud.db'

/** The bytes of cloud storage, and the key of its links. */
export const BLOBS = 'blobs'
export const LINK_SECRET = 'link-secret'

/** The stand-in's journal of what WeCom was sent and what members typed, and its pictures. */
export const JOURNAL = 'wecom.jsonl'
export const MEDIA = 'wecom-media'

/** What the stand-in of WeChat Pay was asked, and how it stands. */
export const PAY_JOURNAL = 'wechatpay.jsonl'

/** What the stand-in of 无忧退货 has insured. */
export const FREIGHT_STATE = 'wx-freight.json'

/** What the stand-ins know besides the database. */
export const toldByStandIns: readonly string[] = [JOURNAL, PAY_JOURNAL, FREIGHT_STATE]

/** What makes up the state of a local cloud: a backup holds it, a restore replaces it. */
export const kept: readonly string[] = [
  DATABASE,
  `${DATABASE}-wal`,
  `${DATABASE}-shm`,
  BLOBS,
  LINK_SECRET,
  MEDIA,
  ...toldByStandIns,
]
