/** What WeChat's server answers: 0 is success. */
export interface ServerAnswer {
  readonly errcode: number
  readonly errmsg: string
  readonly [field: string]: unknown
}

export const done = (fields: object = {}): ServerAnswer => ({ errcode: 0, errmsg: 'ok', ...fields })

/** As WeChat refuses: a code, and words that say little. */
export const refuse = (errcode: number): ServerAnswer => ({ errcode, errmsg: ' hint: [local] rid: local' })
