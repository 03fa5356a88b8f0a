import type { Trouble } from '../../local/wechatpay/stand-in'

/** After any of these nobody knows what WeChat Pay took. */
export const payTroubles: readonly Trouble[] = [
  'cutBefore',
  'cutAfter',
  'unsigned',
  'forged',
  { status: 500, code: 'SYSTEM_ERROR' },
  { status: 429, code: 'FREQUENCY_LIMITED' },
  { status: 400, code: 'A_CODE_OF_NEXT_YEAR' },
]
