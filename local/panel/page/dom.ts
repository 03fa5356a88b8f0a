type Attributes = Readonly<Record<string, string>>
type Child = Node | string | null

/** An element with attributes and children; strings become text, never markup; null is left out. */
export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter((child) => child !== null))
  return element
}

export const svg = (tag: string, attributes: Attributes, ...children: readonly Node[]): SVGElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** An element that index.html has. */
export const at = (id: string): HTMLElement => {
  const element = document.getElementById(id)
  if (!element) throw new Error(`index.html has no #${id}`)
  return element
}

interface Work {
  /** What the button says while it lasts. */
  readonly busy: string
  readonly kind?: string
  readonly work: () => Promise<void>
}

/** A button with its work: busy while that lasts, so that it cannot be pressed twice. */
export const button = (label: string, { busy, kind = 'quiet', work }: Work): HTMLButtonElement => {
  const element = h('button', { type: 'button', class: `button ${kind}` }, label)
  element.addEventListener('click', () => {
    element.disabled = true
    element.textContent = busy
    void work().finally(() => {
      element.disabled = false
      element.textContent = label
    })
  })
  return element
}

/** Buttons of a list that is drawn anew now and then: a busy one stays busy. */
export class Buttons {
  private readonly known = new Map<string, HTMLElement>()

  of(key: string, { label, ...work }: Work & { readonly label: string }): HTMLElement {
    const known = this.known.get(key) ?? button(label, work)
    this.known.set(key, known)
    return known
  }
}

export const card = (title: string, note: string, ...children: readonly Child[]): HTMLElement =>
  h(
    'section',
    { class: 'card' },
    h('header', {}, h('h2', {}, title), h('p', { class: 'quiet' }, note)),
    ...children,
  )

export const empty = (text: string): HTMLElement => h('p', { class: 'empty' }, text)
