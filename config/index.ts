import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')
/** Our rules and zod/mini lie outside src and are written for newer engines than WeChat's oldest. */
const outsideSrc = [path.join(root, 'core'), (file: string) => /node_modules[\\/]zod[\\/]/.test(file)]
/** Importing one of our modules does nothing by itself: what nobody uses of it may be dropped. */
const ours = (file: string) =>
  /\.tsx?$/.test(file) && ['core', 'src'].some((part) => file.startsWith(path.join(root, part, path.sep)))
/** Sizes are written in CSS pixels and grow with `--text-scale` only. */
const pixelsStayPixels = { pxtransform: { enable: false, config: {} } }

/** Read by the runner, missing from its types. */
const rendering = {
  // Templates are written out once a level; deeper nodes go on in a component of their own.
  baseLevel: 12,
  prerender: { match: 'pages/home/index' },
}

/** Taro leaves most of terser's work undone, and writes each Chinese character in six bytes instead of three. */
const smaller = {
  enable: true,
  config: {
    compress: {
      collapse_vars: true,
      comparisons: true,
      computed_props: true,
      hoist_props: true,
      inline: true,
      negate_iife: true,
      properties: true,
      reduce_funcs: true,
      reduce_vars: true,
      switches: true,
      typeofs: true,
      passes: 2,
    },
    output: { ascii_only: false },
  },
}

export default defineConfig({
  projectName: 'xiaomei',
  date: '2026-11-21',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  designWidth: 390,
  deviceRatio: { 390: 1 },
  sourceRoot: 'src',
  outputRoot: process.env.TARO_OUTPUT ?? `dist/${process.env.TARO_ENV}`,
  // Cached, what several subpackages share would stay as it was when it was first built, however it changed since.
  cache: { enable: process.env.TARO_ENV === 'h5' },
  terser: smaller,
  // The CloudBase environment of a deployment; empty: the mini-program's default one.
  // WEB_DOOR: where the door `web` stands, `https://….service.tcloudbase.com/web`; empty: on this machine.
  // LOCATION_APIKEY: of a map for browsers (Taro's name for it); empty: places are chosen in WeChat only.
  defineConstants: {
    CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? ''),
    WEB_DOOR: JSON.stringify(process.env.WEB_DOOR ?? ''),
    LOCATION_APIKEY: JSON.stringify(process.env.MAP_KEY ?? ''),
  },
  mini: {
    ...rendering,
    compile: { include: outsideSrc },
    postcss: pixelsStayPixels,
    miniCssExtractPluginOption: { ignoreOrder: true },
    // Every phone downloads the main package first: what is unused stays out.
    webpackChain: (chain) => chain.module.rule('ours').include.add(ours).end().set('sideEffects', false),
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    webpackChain: (chain) => chain.performance.hints(false),
    compile: { include: outsideSrc },
    router: { mode: 'hash' },
    postcss: pixelsStayPixels,
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
})
