/** Whether this build runs inside WeChat; in a browser it talks to the local cloud. */
export const isWeapp = process.env.TARO_ENV === 'weapp'
