import { post, whyOf } from './client'
import { button, h } from './dom'
import { words } from './words'

interface Opened {
  readonly collection: string
  readonly text: string
  /** Called when the document is different now, or gone. */
  readonly onChange: () => void
}

const problemOf = (before: string, after: string): string | null => {
  if (after === before) return words.unchanged
  try {
    const value: unknown = JSON.parse(after)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return words.mustBeObject
    const kept = (JSON.parse(before) as { _id: unknown })._id
    const same = JSON.stringify((value as { _id?: unknown })._id) === JSON.stringify(kept)
    return same ? null : words.idKept
  } catch (error) {
    return words.notJson(whyOf(error))
  }
}

/** One document, to be read, edited and deleted. What was typed stays when saving fails. */
export const openDocument = ({ collection, text, onChange }: Opened): void => {
  let before = text
  const field = h('textarea', { class: 'code', spellcheck: 'false', 'aria-label': words.document })
  field.value = text
  const note = h('p', { class: 'note', role: 'alert' })
  const dialog = h('dialog', { class: 'document', 'aria-label': words.document })
  const say = (words_: string, isBad = true) => {
    note.textContent = words_
    note.classList.toggle('bad', isBad)
  }
  const attempt = (work: Promise<void>) => work.catch((error: unknown) => say(whyOf(error)))

  const save = async () => {
    const problem = problemOf(before, field.value)
    if (problem !== null) return say(problem)
    const edit = { collection, before, after: field.value }
    await attempt(
      post<{ document: string }>('save', edit).then(({ document }) => {
        before = document
        field.value = document
        say(words.saved, false)
        onChange()
      }),
    )
  }
  const remove = () =>
    attempt(
      post('remove', { collection, before }).then(() => {
        dialog.close()
        onChange()
      }),
    )
  dialog.append(
    h('header', {}, h('h2', {}, collection), closeButton(dialog)),
    field,
    note,
    h(
      'footer',
      {},
      confirmed(button(words.reallyRemove, { busy: words.removing, kind: 'danger', work: remove })),
      button(words.save, { busy: words.saving, kind: 'primary', work: save }),
    ),
  )
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

const closeButton = (dialog: HTMLDialogElement): HTMLElement => {
  const close = h('button', { type: 'button', class: 'button quiet' }, words.close)
  close.addEventListener('click', () => dialog.close())
  return close
}

/** Shows the button that deletes only after the first one was pressed. */
const confirmed = (danger: HTMLElement): HTMLElement => {
  const first = h('button', { type: 'button', class: 'button quiet bad' }, words.remove)
  danger.hidden = true
  first.addEventListener('click', () => {
    first.hidden = true
    danger.hidden = false
    danger.focus()
  })
  return h('span', {}, first, danger)
}
