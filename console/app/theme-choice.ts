import { createListeners } from '../../core/shared/listeners'

/** 外观: as the system has it, or as was chosen on this machine. */
export const looks = ['system', 'light', 'dark'] as const
export type Look = (typeof looks)[number]

const KEY = 'xiaomei.desk.look'
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = createListeners()

const isLook = (text: string | null): text is Look => (looks as readonly (string | null)[]).includes(text)

const stored = window.localStorage.getItem(KEY)
let look: Look = isLook(stored) ? stored : 'system'

const show = (): void => {
  if (look === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = look
  listeners.tell()
}

export const chosenLook = (): Look => look

export const isDark = (): boolean => (look === 'system' ? dark.matches : look === 'dark')

export const chooseLook = (next: Look): void => {
  look = next
  window.localStorage.setItem(KEY, next)
  show()
}

export const onLook = listeners.listen

dark.addEventListener('change', show)
show()
