import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { withLock } from './lock.mjs'

const HEARTBEAT_MS = 5_000

/** Everything goes to stderr: stdout belongs to the command that follows. */
const say = (text) => process.stderr.write(`${text}\n`)

const pathsOf = (root) => ({
  lock: join(root, 'package-lock.json'),
  modules: join(root, 'node_modules'),
  stamp: join(root, 'node_modules/.xiaomei-lock'),
  native: join(root, 'node_modules/better-sqlite3'),
})

/** What must not change under node_modules: the lock, and the platform that native code was compiled for. */
const fingerprint = (paths) => {
  const hash = createHash('sha256').update(readFileSync(paths.lock)).digest('hex')
  return `${hash} ${process.platform}-${process.arch}-${process.versions.modules}`
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** npm's own record of what it installed: true when every package of the lock is there in its version. */
const agreesWithLock = (paths) => {
  const record = read(join(paths.modules, '.package-lock.json'))
  if (!record) return false
  const wanted = JSON.parse(readFileSync(paths.lock, 'utf8')).packages
  const present = JSON.parse(record).packages
  return (
    Object.entries(wanted).every(([path, { version, optional, link }]) =>
      path === '' || link || present[path]?.version === version ? true : optional && !present[path],
    ) && Object.keys(present).every((path) => path in wanted)
  )
}

/** Loads the one native module; it fails when it was compiled for another Node. */
const nativeWorks = (root) => {
  try {
    const Database = createRequire(join(root, 'package.json'))('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

const isCompiling = (paths) =>
  existsSync(join(paths.native, 'build')) &&
  !existsSync(join(paths.native, 'build/Release/better_sqlite3.node'))

const heartbeat = (paths) => {
  const startedAt = Date.now()
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    const what = isCompiling(paths)
      ? '正在编译 better-sqlite3（没有现成的二进制时最多约 2 分钟）'
      : '正在安装依赖'
    say(`  ${what}… ${seconds} s`)
  }, HEARTBEAT_MS)
  return () => clearInterval(timer)
}

/** npm as the one that runs us, else the one on the path. */
const npmCommand = () => {
  const self = process.env.npm_execpath
  return self?.endsWith('.js') ? [process.execPath, [self], false] : ['npm', [], process.platform === 'win32']
}

const runNpm = (root, args) =>
  new Promise((resolve) => {
    const [command, prefix, shell] = npmCommand()
    const options = { cwd: root, shell, stdio: ['ignore', 2, 2] }
    const child = spawn(command, [...prefix, ...args], options)
    child.once('error', (error) => (say(error.message), resolve(1)))
    child.once('close', (code) => resolve(code ?? 1))
  })

const QUIET = ['--no-fund', '--no-audit', '--loglevel=error']

const install = async (root, paths) => {
  say('安装依赖（npm ci；通常 1 分钟左右，需要编译 better-sqlite3 时再加 2 分钟）')
  const stop = heartbeat(paths)
  let code = await runNpm(root, ['ci', ...QUIET])
  if (code !== 0) {
    // A dropped connection, or an npm that wants other platforms' optional packages: the versions stay the lock's.
    say('npm ci 没有成功，改用 npm install --no-save 再试一次')
    code = await runNpm(root, ['install', '--no-save', ...QUIET])
  }
  stop()
  if (code !== 0) throw new Error(`安装依赖失败（退出码 ${code}），原因见上。网络恢复后再运行一次即可`)
  if (!nativeWorks(root)) await rebuildNative(root, paths)
}

/** An npm that skips install scripts leaves the native module uncompiled. */
const rebuildNative = async (root, paths) => {
  const stop = heartbeat(paths)
  await runNpm(root, ['rebuild', 'better-sqlite3', '--foreground-scripts', '--loglevel=error'])
  stop()
  if (!nativeWorks(root)) {
    throw new Error('better-sqlite3 无法加载：没有适合本机的二进制，编译需要 python3、make 和 g++')
  }
}

/**
 * Makes node_modules what package-lock.json says: nothing when the stamp fits, only the stamp when npm already
 * did it, else `npm ci`. Safe when two commands start at once.
 */
export const ensureInstalled = async (root) => {
  const paths = pathsOf(root)
  const wanted = fingerprint(paths)
  if (read(paths.stamp) === wanted) return
  await withLock(
    join(root, '.cache/install.lock'),
    async () => {
      if (read(paths.stamp) === wanted) return
      if (!(agreesWithLock(paths) && nativeWorks(root))) await install(root, paths)
      writeFileSync(paths.stamp, wanted)
    },
    () => say('另一个命令正在安装依赖，等它完成…'),
  )
}
