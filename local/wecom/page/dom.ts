type Attributes = Readonly<Record<string, string>>

/** An element with attributes and children; strings become text, never markup. */
export const h = (tag: string, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElement => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** One of the drawings at the end of index.html. */
export const icon = (name: string): SVGElement => {
  const namespace = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(namespace, 'svg')
  svg.setAttribute('class', 'i')
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS(namespace, 'use')
  use.setAttribute('href', `#i-${name}`)
  svg.append(use)
  return svg
}

/** An element that index.html has. */
export const at = (id: string): HTMLElement => atOf(id, HTMLElement)

/** The same, of a certain class. */
export const atOf = <T extends HTMLElement>(id: string, kind: new () => T): T => {
  const element = document.getElementById(id)
  if (element instanceof kind) return element
  throw new Error(`index.html has no ${kind.name} #${id}`)
}
