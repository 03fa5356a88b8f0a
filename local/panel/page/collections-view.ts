import type { CollectionView, FoundView } from '../documents'
import { get, post, whyOf } from './client'
import { button, card, empty, h } from './dom'
import { openDocument } from './document-dialog'
import { number } from './format'
import { CALM_MS, type View } from './view'
import { words } from './words'

const PAGE = 20
const SUMMARY = 240

const field = (label: string, placeholder: string) =>
  h('input', { type: 'text', class: 'code', spellcheck: 'false', 'aria-label': label, placeholder })

/** The document on one line: its id stands before it, what only repeats a part of that is left out. */
const summaryOf = (text: string): { readonly id: string; readonly rest: string } => {
  const { _id, ...rest } = JSON.parse(text) as Record<string, unknown>
  const id = typeof _id === 'string' ? _id : JSON.stringify(_id)
  const telling = Object.entries(rest).filter(([, value]) => typeof value !== 'string' || !id.includes(value))
  return { id, rest: JSON.stringify(Object.fromEntries(telling)).slice(0, SUMMARY) }
}

/** How a question was answered, as one line. */
const costText = ({ examined, returned, index, inMemory }: Omit<FoundView, 'documents' | 'more'>): string => {
  const works = (['filter', 'sort'] as const).filter((work) => inMemory[work])
  return (
    words.explain(number(examined), number(returned), index ?? words.noIndex) +
    words.inMemory(works.map((work) => words.inMemoryWork[work]))
  )
}

/** Every collection: browse, query, edit. */
class Collections implements View {
  readonly everyMs = CALM_MS
  readonly element: HTMLElement
  private chosen = ''
  private skip = 0
  private readonly names = h('nav', { class: 'names', 'aria-label': words.sections.collections })
  private readonly title = h('h2', {}, words.chooseCollection)
  private readonly indexes = h('p', { class: 'quiet' })
  private readonly filter = field(words.filter, words.filterHint)
  private readonly sort = field(words.sort, words.sortHint)
  private readonly note = h('p', { class: 'note bad', role: 'alert' })
  private readonly cost = h('p', { class: 'quiet' })
  private readonly rows = h('ul', { class: 'documents' })
  private readonly pages = h('p', { class: 'pages' })
  private readonly body = h('div', { class: 'stack tight' })

  constructor() {
    const search = button(words.search, {
      busy: words.searching,
      kind: 'primary',
      work: () => this.search(),
    })
    const form = h('form', { class: 'tools' }, this.filter, this.sort, search)
    form.addEventListener('submit', (event) => event.preventDefault())
    form.addEventListener('keydown', ({ key }) => key === 'Enter' && search.click())
    this.body.hidden = true
    this.body.append(this.indexes, form, this.note, this.cost, this.rows, this.pages)
    const shown = h('section', { class: 'card' }, h('header', {}, this.title), this.body)
    this.element = h('div', { class: 'collections' }, card('', '', this.names), shown)
  }

  async refresh(): Promise<void> {
    const { collections } = await get<{ collections: CollectionView[] }>('collections')
    const wanted = decodeURIComponent(location.hash.split('/')[1] ?? '')
    const found = collections.find(({ name }) => name === wanted)
    this.drawNames(collections, found?.name)
    if (found && found.name !== this.chosen) await this.choose(found)
  }

  private drawNames(collections: readonly CollectionView[], chosen: string | undefined): void {
    const links = collections.map(({ name, count }) =>
      h(
        'a',
        { href: `#collections/${name}`, ...(name === chosen && { 'aria-current': 'true' }) },
        h('span', {}, name),
        h('small', {}, number(count)),
      ),
    )
    this.names.replaceChildren(...(links.length > 0 ? links : [empty(words.noCollections)]))
  }

  private async choose({ name, indexes }: CollectionView): Promise<void> {
    this.chosen = name
    this.filter.value = ''
    this.sort.value = ''
    this.title.textContent = name
    this.indexes.textContent = `${words.indexes} ${['_id', ...indexes].join(' · ')}`
    this.body.hidden = false
    await this.search()
  }

  private search(): Promise<void> {
    this.skip = 0
    return this.load()
  }

  private async load(): Promise<void> {
    const asked = {
      collection: this.chosen,
      filter: this.filter.value.trim(),
      sort: this.sort.value.trim(),
      skip: this.skip,
    }
    this.note.textContent = ''
    try {
      for (const text of [asked.filter, asked.sort]) if (text !== '') JSON.parse(text)
    } catch (error) {
      this.note.textContent = words.notJson(whyOf(error))
      return
    }
    await post<FoundView>('find', asked).then(
      (found) => this.draw(found),
      (error: unknown) => (this.note.textContent = whyOf(error)),
    )
  }

  private draw({ documents, more, ...cost }: FoundView): void {
    this.cost.textContent = costText(cost)
    const isAll = this.filter.value.trim() === ''
    this.rows.replaceChildren(
      ...(documents.length > 0
        ? documents.map((text) => this.rowOf(text))
        : [h('li', {}, empty(isAll ? words.emptyCollection : words.nothingFound))]),
    )
    const turn = (label: string, by: number) =>
      button(label, {
        busy: words.searching,
        work: () => {
          this.skip += by
          return this.load()
        },
      })
    this.pages.replaceChildren(
      ...(this.skip > 0 ? [turn(words.previous, -PAGE)] : []),
      documents.length > 0 ? words.pageOf(this.skip + 1, this.skip + documents.length) : '',
      ...(more ? [turn(words.next, PAGE)] : []),
    )
  }

  private rowOf(text: string): HTMLElement {
    const { id, rest } = summaryOf(text)
    const open = h('button', { type: 'button' }, h('b', {}, id), h('span', {}, rest))
    const { chosen } = this
    open.addEventListener('click', () =>
      openDocument({ collection: chosen, text, onChange: () => void this.load() }),
    )
    return h('li', {}, open)
  }
}

export const createCollections = (): View => new Collections()
