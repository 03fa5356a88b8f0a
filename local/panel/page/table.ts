import { h } from './dom'

export interface Column<Row> {
  readonly key: string
  readonly label: string
  /** Sorts by it, the largest first; columns without it cannot be sorted by. */
  readonly value?: (row: Row) => number | string
  readonly cell: (row: Row) => string | Node
  /** Right-aligned digits. */
  readonly numeric?: true
  /** What the cell's words mean, as a class: `bad`, `warn`. */
  readonly tone?: (row: Row) => string
}

const compare = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? b - a : String(a).localeCompare(String(b), 'zh-CN')

/** A table whose head stays while its rows come anew: focus and scrolling survive a refresh. */
export class Table<Row> {
  readonly element: HTMLElement
  private readonly body = h('tbody')
  private readonly heads = new Map<string, HTMLElement>()
  private rows: readonly Row[] = []
  private flipped = false

  constructor(
    private readonly columns: readonly Column<Row>[],
    private by: string,
    label: string,
  ) {
    const head = h('tr', {}, ...columns.map((column) => this.headOf(column)))
    const table = h('table', { 'aria-label': label }, h('thead', {}, head), this.body)
    const hasActs = columns.some(({ key }) => key === 'act')
    this.element = h('div', { class: hasActs ? 'scroll acts' : 'scroll' }, table)
    this.markSorted()
  }

  update(rows: readonly Row[]): void {
    this.rows = rows
    const by = this.columns.find(({ key }) => key === this.by)?.value
    const sorted = by ? [...rows].sort((a, b) => compare(by(a), by(b)) * (this.flipped ? -1 : 1)) : rows
    this.body.replaceChildren(...sorted.map((row) => this.rowOf(row)))
  }

  private rowOf(row: Row): HTMLElement {
    const cells = this.columns.map(({ cell, numeric, tone, label }) => {
      const kind = `${numeric ? 'num' : ''} ${tone?.(row) ?? ''}`.trim()
      return h('td', { ...(kind && { class: kind }), 'data-label': label }, cell(row))
    })
    return h('tr', {}, ...cells)
  }

  private headOf({ key, label, value, numeric }: Column<Row>): HTMLElement {
    const kind = numeric ? { class: 'num' } : {}
    if (!value) return h('th', { scope: 'col', ...kind }, label)
    const press = h('button', { type: 'button' }, label)
    press.addEventListener('click', () => {
      this.flipped = this.by === key && !this.flipped
      this.by = key
      this.markSorted()
      this.update(this.rows)
    })
    const head = h('th', { scope: 'col', ...kind }, press)
    this.heads.set(key, head)
    return head
  }

  private markSorted(): void {
    for (const [key, head] of this.heads) {
      if (key === this.by) head.setAttribute('aria-sort', this.flipped ? 'ascending' : 'descending')
      else head.removeAttribute('aria-sort')
    }
  }
}
