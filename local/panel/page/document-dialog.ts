import { post, whyOf } from './client'
import { button, h } from './dom'
import { words } from './words'

interface Opened {
  readonly collection: string
  readonly text: string
  /** Called when the document is different now, or gone. */
  readonly onChange: () => void
}

/** Why this edit is not sent, in words; null when it may be. */
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

/** One document, to be read, edited and deleted. What was typed stays when saving fails. */
class DocumentDialog {
  readonly element = h('dialog', { class: 'document', 'aria-label': words.document })
  private readonly field = h('textarea', {
    class: 'code',
    spellcheck: 'false',
    'aria-label': words.document,
  })
  private readonly note = h('p', { class: 'note', role: 'alert' })
  private before: string

  constructor(private readonly opened: Opened) {
    this.before = opened.text
    this.field.value = opened.text
    const close = h('button', { type: 'button', class: 'button quiet' }, words.close)
    close.addEventListener('click', () => this.element.close())
    const remove = button(words.reallyRemove, {
      busy: words.removing,
      kind: 'danger',
      work: () => this.remove(),
    })
    const save = button(words.save, { busy: words.saving, kind: 'primary', work: () => this.save() })
    this.element.append(
      h('header', {}, h('h2', {}, opened.collection), close),
      this.field,
      this.note,
      h('footer', {}, confirmed(remove), save),
    )
    this.element.addEventListener('close', () => this.element.remove())
  }

  private say(text: string, isBad = true): void {
    this.note.textContent = text
    this.note.classList.toggle('bad', isBad)
  }

  private async save(): Promise<void> {
    const { before, field, opened } = this
    const problem = problemOf(before, field.value)
    if (problem !== null) return this.say(problem)
    const edit = { collection: opened.collection, before, after: field.value }
    try {
      const { document } = await post<{ document: string }>('save', edit)
      this.before = document
      field.value = document
      this.say(words.saved, false)
      opened.onChange()
    } catch (error) {
      this.say(whyOf(error))
    }
  }

  private async remove(): Promise<void> {
    const { before, opened } = this
    try {
      await post('remove', { collection: opened.collection, before })
      this.element.close()
      opened.onChange()
    } catch (error) {
      this.say(whyOf(error))
    }
  }
}

export const openDocument = (opened: Opened): void => {
  const { element } = new DocumentDialog(opened)
  document.body.append(element)
  element.showModal()
}
