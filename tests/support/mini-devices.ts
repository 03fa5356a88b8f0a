/** The album, the recorder, the speaker and the map of the phone that runs the compiled mini-program. */

type Method = (...args: unknown[]) => unknown
interface Answering {
  success?: Method
  fail?: Method
}

export interface ChosenMedia {
  readonly path: string
  readonly bytes: number
  /** Left out: a photo. */
  readonly seconds?: number
}

/** What the app asked of them; what they answer. */
export interface Devices {
  /** What the album hands over next. */
  readonly photos: ChosenMedia[]
  /** Sounds, in the order in which they were begun. */
  readonly sounds: { src: string; end: () => void; fail: () => void }[]
  readonly copied: string[]
  readonly called: string[]
  /** Places that were opened on the map, videos that were played. */
  readonly shown: unknown[]
  readonly questions: string[]
  /** Pages of WeChat's own that were opened. */
  readonly settings: string[]
  /** Whether the shopper lets the app use the microphone; undefined: never asked. */
  microphone: boolean | undefined
  /** What the bars before the camera say; null: nothing is scanned. */
  scanned: string | null
  /** Transfers whose page at WeChat was opened. */
  readonly transfers: object[]
  /** What comes of that page; null: this WeChat has none. */
  transfer: 'ok' | 'fail cancel' | 'fail system error' | null
  /** What the map's chooser answers. */
  place: object | null
}

export const newDevices = (): Devices => ({
  photos: [],
  sounds: [],
  copied: [],
  called: [],
  shown: [],
  questions: [],
  settings: [],
  microphone: undefined,
  scanned: null,
  transfers: [],
  transfer: 'ok',
  place: null,
})

const mediaFile = ({ path, bytes, seconds }: ChosenMedia) => ({
  tempFilePath: path,
  size: bytes,
  fileType: seconds === undefined ? 'image' : 'video',
  ...(seconds !== undefined && {
    duration: seconds,
    width: 720,
    height: 1_280,
    thumbTempFilePath: `${path}.jpg`,
  }),
})

const soundOf = (devices: Devices) => {
  const told: Record<string, Method> = {}
  const sound = {
    src: '',
    end: () => void told.ended?.(),
    fail: () => void told.failed?.({ errCode: 10001 }),
  }
  return {
    set src(url: string) {
      sound.src = url
    },
    onEnded: (listen: Method) => void (told.ended = listen),
    onError: (listen: Method) => void (told.failed = listen),
    play: () => void devices.sounds.push(sound),
    destroy: () => undefined,
  }
}

/** Records as long as it is told to: each second of it is a thousand bytes. */
const recorderOf = () => {
  const told: Record<string, Method> = {}
  return {
    onStop: (listen: Method) => void (told.stop = listen),
    onError: (listen: Method) => void (told.error = listen),
    start: () => undefined,
    stop: () => told.stop?.({ tempFilePath: 'wxfile://tmp/voice.mp3', fileSize: 4_000, duration: 4_000 }),
  }
}

/** As wx has them. */
export const wxDevices = (devices: Devices) => ({
  // Taro hands this one on as it is: WeChat answers by a promise where nothing is to be told.
  chooseMedia: () => Promise.resolve({ tempFiles: devices.photos.map(mediaFile) }),
  compressImage: ({ src, success }: { src: string; success: Method }) => success({ tempFilePath: src }),
  previewMedia: ({ sources }: { sources: unknown[] }) => void devices.shown.push(...sources),
  createInnerAudioContext: () => soundOf(devices),
  setInnerAudioOption: ({ success }: Answering) => success?.({}),
  getRecorderManager: recorderOf,
  getSetting: ({ success }: { success: Method }) =>
    success({
      authSetting: devices.microphone === undefined ? {} : { 'scope.record': devices.microphone },
    }),
  authorize: ({ success, fail }: Answering) =>
    devices.microphone === false ? fail?.({ errMsg: 'authorize:fail auth deny' }) : success?.({}),
  openSetting: ({ success }: Answering) => {
    devices.settings.push('settings')
    success?.({ authSetting: {} })
  },
  showModal: ({ title, success }: { title: string; success: Method }) => {
    devices.questions.push(title)
    success({ confirm: true, cancel: false })
  },
  setClipboardData: ({ data, success }: { data: string; success: Method }) => {
    devices.copied.push(data)
    success({})
  },
  makePhoneCall: ({ phoneNumber, success }: { phoneNumber: string; success: Method }) => {
    devices.called.push(phoneNumber)
    success({})
  },
  scanCode: ({ success, fail }: Answering) =>
    devices.scanned === null
      ? fail?.({ errMsg: 'scanCode:fail cancel' })
      : success?.({ result: devices.scanned }),
  canIUse: (name: string) => name !== 'requestMerchantTransfer' || devices.transfer !== null,
  requestMerchantTransfer: ({ success, fail, ...asked }: Answering) => {
    const errMsg = `requestMerchantTransfer:${String(devices.transfer)}`
    devices.transfers.push(asked)
    if (devices.transfer === 'ok') success?.({ errMsg })
    else fail?.({ errMsg })
  },
  chooseLocation: ({ success, fail }: Answering) =>
    devices.place === null ? fail?.({ errMsg: 'chooseLocation:fail cancel' }) : success?.(devices.place),
  openLocation: (place: unknown) => void devices.shown.push(place),
})
