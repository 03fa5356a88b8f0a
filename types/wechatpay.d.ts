/** The package types only the whole of it; the whole brings an XML parser for v2 into a bundle (docs/adr/0014). */
declare module 'wechatpay-axios-plugin/lib/rsa' {
  import type { WechatpayAxiosPlugin } from 'wechatpay-axios-plugin'

  const Rsa: typeof WechatpayAxiosPlugin.Rsa
  export default Rsa
}

declare module 'wechatpay-axios-plugin/lib/aes' {
  import type { WechatpayAxiosPlugin } from 'wechatpay-axios-plugin'

  const Aes: typeof WechatpayAxiosPlugin.Aes
  export default Aes
}

declare module 'wechatpay-axios-plugin/lib/formatter' {
  import type { WechatpayAxiosPlugin } from 'wechatpay-axios-plugin'

  const Formatter: typeof WechatpayAxiosPlugin.Formatter
  export default Formatter
}
