// Packs dist/weapp as the upload to WeChat would; a process of its own, because the packer leaves workers behind.
import { createRequire } from 'node:module'

const [root, keyFile, zip] = process.argv.slice(2)
const ci = createRequire(import.meta.url)('miniprogram-ci')
const project = new ci.Project({
  appid: 'wx0000000000000001',
  type: 'miniProgram',
  projectPath: root,
  privateKeyPath: keyFile,
  ignores: ['node_modules/**/*'],
})
// What the packer asks WeChat about the app: an ordinary one.
project.attr = () =>
  Promise.resolve({ platform: true, appType: 0, isSandbox: false, released: false, setting: {} })
const setting = { es6: true, minify: true }
await ci.getCompiledResult({ project, version: '0.0.1', desc: 'check', setting, onProgressUpdate() {} }, zip)
process.exit(0)
