import { resolve } from 'node:path'
import { JSDOM } from 'jsdom'
import { newDevices, wxDevices, type Devices } from './mini-devices'
import { newNetwork, type MiniNetwork } from './mini-network'

const DIST = resolve(__dirname, '../../dist/weapp')

type Method = (...args: unknown[]) => unknown
type Fields = Record<string, unknown>

/** The cloud as the phone knows it. */
export interface MiniCloud {
  readonly callFunction: (request: { name: string; data: unknown }) => Promise<unknown>
  /** What `database().collection(name).where(filter).watch(…)` does; without it WeChat is too old for it. */
  readonly watch?: (
    question: { readonly collection: string; readonly filter: unknown },
    told: {
      readonly onChange: (change: { docs: readonly unknown[] }) => void
      readonly onError: (error: Error) => void
    },
  ) => { close(): void }
  readonly uploadFile?: (request: { cloudPath: string; filePath: string }) => Promise<void>
}

interface Rendered {
  readonly instance: Fields & { data: { root: { cn?: unknown[] } }; setData: Method; __init__?: boolean }
  readonly dom: HTMLElement
  attach(parent: unknown): void
  detach(): void
}

const globals = globalThis as unknown as Fields

/** What WeChat's engine and the simulator look for in a window. */
const borrowWindow = (): (() => void) => {
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true })
  Object.assign(globals, {
    window,
    document: window.document,
    HTMLElement: window.HTMLElement,
    Element: window.Element,
    Node: window.Node,
    Event: window.Event,
    CustomEvent: window.CustomEvent,
    MouseEvent: window.MouseEvent,
    requestAnimationFrame: window.requestAnimationFrame.bind(window),
    cancelAnimationFrame: window.cancelAnimationFrame.bind(window),
  })
  return () => window.close()
}

const rectangle = {
  left: 0,
  top: 0,
  right: 390,
  bottom: 844,
  width: 390,
  height: 844,
  scrollTop: 0,
  scrollLeft: 0,
}

const selectorQuery = () => {
  const found: unknown[] = []
  const query: Fields = {
    in: () => query,
    select: () => node,
    selectAll: () => node,
    selectViewport: () => node,
    exec: (done?: (all: unknown[]) => void) => done?.(found),
  }
  const take = (done?: (one: unknown) => void) => {
    found.push(rectangle)
    done?.(rectangle)
    return query
  }
  const node = {
    boundingClientRect: take,
    scrollOffset: take,
    fields: (_: unknown, done: never) => take(done),
  }
  return query
}

const databaseOf = (watch: NonNullable<MiniCloud['watch']>) => () => ({
  collection: (collection: string) => ({
    where: (filter: unknown) => ({
      watch: (told: Parameters<typeof watch>[1]) => watch({ collection, filter }, told),
    }),
  }),
})

/** What the app asks of WeChat, as a phone of 390 × 844 answers. */
const wxOf = (cloud: MiniCloud, seen: MiniHost['seen'], network: MiniNetwork) => {
  const stored = new Map<string, unknown>()
  return {
    getWindowInfo: () => ({ statusBarHeight: 47, windowWidth: 390, windowHeight: 844, pixelRatio: 3 }),
    getAppBaseInfo: () => ({ SDKVersion: '3.9.0', fontSizeScaleFactor: 1, theme: 'light' }),
    getDeviceInfo: () => ({ platform: 'ios', system: 'iOS 18.0', model: 'iPhone' }),
    getSystemInfoSync: () => ({ platform: 'ios', SDKVersion: '3.9.0', windowWidth: 390, windowHeight: 844 }),
    getMenuButtonBoundingClientRect: () => ({
      top: 53,
      left: 295,
      right: 382,
      bottom: 85,
      width: 87,
      height: 32,
    }),
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
    removeStorageSync: (key: string) => void stored.delete(key),
    ...network.wx,
    createSelectorQuery: selectorQuery,
    showToast: ({ title }: { title: string }) => void seen.toasts.push(title),
    previewImage: ({ current }: { current: string }) => void seen.previews.push(current),
    navigateTo: ({ url, success }: { url: string; success?: Method }) => {
      seen.opened.push(url)
      success?.({ errMsg: 'navigateTo:ok' })
    },
    redirectTo: ({ url, success }: { url: string; success?: Method }) => {
      seen.opened.push(url)
      success?.({ errMsg: 'redirectTo:ok' })
    },
    ...wxDevices(seen.devices),
    cloud: {
      init: () => undefined,
      ...(cloud.watch && { database: databaseOf(cloud.watch) }),
      callFunction: async ({ name, data }: { name: string; data: unknown }) => ({
        result: await cloud.callFunction({ name, data: JSON.parse(JSON.stringify(data)) }),
      }),
      uploadFile: (request: { cloudPath: string; filePath: string; success: Method; fail: Method }) => {
        void (cloud.uploadFile?.(request) ?? Promise.reject(new Error('no uploads here'))).then(
          () => request.success({ fileID: `cloud://test/${request.cloudPath}` }),
          (error: unknown) => request.fail(error),
        )
        return { onProgressUpdate: (listen: (at: { progress: number }) => void) => listen({ progress: 40 }) }
      },
    },
  }
}

export interface MiniPage {
  /** Everything that can be read on it, in order. */
  text(): string
  all(selector: string): HTMLElement[]
  tap(target: string | HTMLElement): void
  /** Types into a field as the shopper would. */
  type(selector: string, value: string): void
  typeInto(field: HTMLElement, value: string): void
  /** An event of a native component: `scrolltoupper`, `confirm` … */
  fire(selector: string, event: string, detail?: Fields): void
  /** What a finger does there: `longpress`, `touchstart` … at that place in the window. */
  touch(target: string | HTMLElement, event: string, at?: { x?: number; y?: number }): void
  /** Waits for what is asked; fails with what is on the page. */
  until(met: () => boolean, what: string): Promise<void>
  /** Bytes handed to setData since the last time this was asked, those of the largest call, and the paths. */
  drawn(): { bytes: number; largest: number; paths: string[] }
  hide(): void
  show(): void
  close(): void
}

export interface MiniHost {
  open(route: string, query?: Readonly<Record<string, string>>): Promise<MiniPage>
  /** Ends the window: its timers keep a process alive. */
  close(): void
  /** The network comes or goes. */
  readonly network: (isConnected: boolean) => void
  /** What the app did outside its page. */
  readonly seen: {
    readonly toasts: string[]
    readonly previews: string[]
    readonly opened: string[]
    readonly devices: Devices
  }
}

const tick = () => new Promise<void>((then) => setTimeout(then, 5))
/** Long enough for a busy machine; whoever waits this long fails. */
const PATIENCE_MS = 15_000

const asComponent = (config: Fields): Fields => {
  const methods = Object.fromEntries(
    Object.entries(config).filter(([, value]) => typeof value === 'function'),
  )
  return { data: config.data, options: config.options, methods }
}

interface Exparser {
  readonly Event: {
    create(type: string, detail: Fields, options: Fields): unknown
    dispatchEvent(on: unknown, event: unknown): void
  }
}

/** As the component framework hands on what a finger did. */
const eventOn = (
  element: HTMLElement,
  type: string,
  { detail = {}, touches = [] }: { readonly detail?: Fields; readonly touches?: Fields[] } = {},
): void => {
  const { Event } = jest.requireActual<Exparser>('miniprogram-exparser')
  const node = (element as unknown as Fields).__wxElement
  const options = {
    bubbles: true,
    capturePhase: true,
    composed: true,
    extraFields: { touches, changedTouches: touches },
  }
  Event.dispatchEvent(node, Event.create(type, detail, options))
}

/** The simulator keeps the styles of components apart by a prefix on every class. */
const prefixed = (selector: string): string => selector.replace(/\.(?=[a-z])/g, '.page--')

/** Runs the compiled mini-program: WeChat's compiler and component framework, the cloud of the test. */
export const startMini = (cloud: MiniCloud): MiniHost => {
  const giveBack = borrowWindow()
  const simulate = jest.requireActual<{ load: Method; render: Method }>('miniprogram-simulate')
  const seen: MiniHost['seen'] = { toasts: [], previews: [], opened: [], devices: newDevices() }
  const network = newNetwork()
  Object.assign(globals.wx as Fields, wxOf(cloud, seen, network))

  const pages: Fields[] = []
  let app: Record<string, Method> = {}
  Object.assign(globals, {
    App: (config: Record<string, Method>) => (app = config),
    getApp: () => app,
    getCurrentPages: () => pages,
    Page: (config: Fields) => (globals.Component as Method)(asComponent(config)),
  })
  jest.requireActual(`${DIST}/app.js`)
  app.onLaunch?.({ path: 'pages/home/index', query: {}, scene: 1001 })
  app.onShow?.({ path: 'pages/home/index', query: {}, scene: 1001 })
  // A page's code runs once: it is the same component whenever it is opened again.
  const ids = new Map<string, unknown>()
  const idOf = (route: string): unknown => {
    const id =
      ids.get(route) ?? simulate.load(`${DIST}/${route}`, 'page', { rootPath: DIST, compiler: 'official' })
    ids.set(route, id)
    return id
  }
  const draw = (route: string) => simulate.render(idOf(route)) as Rendered
  return {
    seen,
    close: giveBack,
    network: network.turn,
    open: (route, query = {}) => openPage({ draw, pages }, route, query),
  }
}

const openPage = async (
  { draw, pages }: { draw: (route: string) => Rendered; pages: Fields[] },
  route: string,
  query: Readonly<Record<string, string>>,
): Promise<MiniPage> => {
  const rendered = draw(route)
  rendered.attach(document.createElement('div'))
  const { instance } = rendered
  const drawn = watchSetData(instance)
  Object.assign(instance, { route })
  pages.push(instance)
  const call = (name: string, ...args: unknown[]) => (instance[name] as Method | undefined)?.(...args)
  call('onLoad', query)
  call('onShow')
  call('onReady')
  const page = pageOf(rendered, drawn)
  await page.until(() => (instance.data.root.cn ?? []).length > 0, 'a first drawing')
  return {
    ...page,
    hide: () => call('onHide'),
    show: () => call('onShow'),
    close: () => {
      call('onUnload')
      pages.splice(pages.indexOf(instance), 1)
      rendered.detach()
    },
  }
}

/** Counts what crosses the bridge: the keys and values of every setData, as JSON in UTF-8. */
const watchSetData = (instance: Rendered['instance']) => {
  const calls: Fields[] = []
  const original = instance.setData.bind(instance)
  instance.setData = (data: unknown, ...rest: unknown[]) => {
    calls.push(data as Fields)
    return original(data, ...rest)
  }
  return () => {
    const taken = calls.splice(0)
    const sizes = taken.map((data) => Buffer.byteLength(JSON.stringify(data)))
    return {
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      largest: Math.max(0, ...sizes),
      paths: taken.flatMap((data) => Object.keys(data)),
    }
  }
}

const pageOf = ({ dom }: Rendered, drawn: MiniPage['drawn']): Omit<MiniPage, 'hide' | 'show' | 'close'> => {
  const all = (selector: string) => [...dom.querySelectorAll<HTMLElement>(prefixed(selector))]
  const text = () => dom.textContent.replace(/\s+/g, ' ')
  const first = (selector: string): HTMLElement => {
    const found = all(selector)[0]
    if (!found) throw new Error(`nothing is ${selector} on: ${text()}`)
    return found
  }
  return {
    text,
    all,
    tap: (target) => eventOn(typeof target === 'string' ? first(target) : target, 'tap'),
    type: (selector, value) => eventOn(first(selector), 'input', { detail: { value, cursor: value.length } }),
    typeInto: (field, value) => eventOn(field, 'input', { detail: { value, cursor: value.length } }),
    fire: (selector, event, detail = {}) => eventOn(first(selector), event, { detail }),
    touch: (target, event, { x = 120, y = 400 } = {}) => {
      const finger = { identifier: 0, clientX: x, clientY: y, pageX: x, pageY: y }
      eventOn(typeof target === 'string' ? first(target) : target, event, { touches: [finger] })
    },
    until: async (met, what) => {
      const end = Date.now() + PATIENCE_MS
      while (!met()) {
        if (Date.now() > end) throw new Error(`waited for ${what}, saw: ${text()}`)
        await tick()
      }
    },
    drawn,
  }
}
