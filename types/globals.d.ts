/// <reference types="@tarojs/taro" />

declare module '*.scss'

declare namespace NodeJS {
  interface ProcessEnv {
    /** The platform that Taro builds for. */
    readonly TARO_ENV: 'weapp' | 'h5'
  }
}
