import { chosen, placeOf, type Chosen, type Place } from './choice'
import { at, atOf } from './dom'
import { commands, words } from './words'

interface Composer {
  readonly agent: () => string
  /** What the duty button says to the app. */
  readonly dutyCommand: () => string
  readonly send: (what: { text: string } | { chosen: Chosen } | { place: Place }) => void
}

/** The input line and the app's menu. Each agent's unfinished text is kept, also over a reload. */
export const bindComposer = ({ agent, dutyCommand, send }: Composer) => {
  const field = atOf('field', HTMLTextAreaElement)
  const keepDraft = () => localStorage.setItem(`wecom.draft.${agent()}`, field.value)
  const showDraft = () => {
    field.value = localStorage.getItem(`wecom.draft.${agent()}`) ?? ''
    fit(field)
  }

  field.addEventListener('input', () => {
    keepDraft()
    fit(field)
  })
  bindSubmit(field, () => {
    const text = field.value.trim()
    if (!text || !agent()) return
    field.value = ''
    keepDraft()
    fit(field)
    send({ text })
  })
  bindFile((one) => send({ chosen: one }))
  bindPlace((place) => send({ place }))
  bindMenu((text) => send({ text }), dutyCommand)
  return { keepDraft, showDraft }
}

/** As high as its text, up to six lines; an empty line cannot be sent. */
const fit = (field: HTMLTextAreaElement) => {
  field.style.height = 'auto'
  field.style.height = `${Math.min(field.scrollHeight, 138)}px`
  atOf('send', HTMLButtonElement).disabled = field.value.trim() === ''
}

/** Enter sends, Shift + Enter is a new line, Enter in an input method chooses a word. */
const bindSubmit = (field: HTMLTextAreaElement, submit: () => void) => {
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    submit()
  })
  at('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
}

const complain = (text: string) => {
  at('complaint').textContent = text
  at('complaint').hidden = text === ''
}

const bindFile = (send: (file: Chosen) => void) => {
  const input = atOf('picture', HTMLInputElement)
  at('pick').addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    input.value = ''
    if (!file) return
    const one = chosen(file)
    if (typeof one === 'string') return complain(one)
    complain('')
    send(one)
  })
}

/** A phone would take where it is; here it is written. */
const bindPlace = (send: (place: Place) => void) => {
  const dialog = atOf('place', HTMLDialogElement)
  const [label, position] = [atOf('place-label', HTMLInputElement), atOf('place-position', HTMLInputElement)]
  at('locate').addEventListener('click', () => dialog.showModal())
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'send') return
    const place = placeOf(label.value, position.value)
    complain(place ? '' : words.notAPlace)
    if (!place) return
    label.value = ''
    send(place)
  })
}

const bindMenu = (say: (text: string) => void, dutyCommand: () => string) => {
  at('sessions').addEventListener('click', () => say(commands.sessions))
  at('replies').addEventListener('click', () => say(commands.help))
  at('duty').addEventListener('click', () => say(dutyCommand()))
  at('keyboard').addEventListener('click', () => {
    at('menu').hidden = !at('menu').hidden
    at('keyboard').setAttribute('aria-expanded', String(!at('menu').hidden))
  })
}
