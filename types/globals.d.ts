/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** The CloudBase environment that the mini-program calls, set at build time; '' is its default one. */
declare const CLOUD_ENV: string

/** The address of the door `web`, for pages that stand elsewhere, set at build time; '' is this very machine's. */
declare const WEB_DOOR: string

/** The key of the map that a browser chooses places on, set at build time; '' where there is none. */
declare const LOCATION_APIKEY: string

declare namespace NodeJS {
  interface ProcessEnv {
    /** The platform that Taro builds for. */
    readonly TARO_ENV: 'weapp' | 'h5'
    /** Chosen at build time, see CLOUD_ENV. */
    readonly CLOUD_ENV?: string
    /** Chosen at build time, see WEB_DOOR. */
    readonly WEB_DOOR?: string
    /** Chosen at build time, see LOCATION_APIKEY. */
    readonly MAP_KEY?: string
  }
}
