/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** The CloudBase environment that the mini-program calls, set at build time; '' is its default one. */
declare const CLOUD_ENV: string

declare namespace NodeJS {
  interface ProcessEnv {
    /** The platform that Taro builds for. */
    readonly TARO_ENV: 'weapp' | 'h5'
    /** Chosen at build time, see CLOUD_ENV. */
    readonly CLOUD_ENV?: string
  }
}
