import { Button, Drawer } from 'antd'
import { personShelf } from '../../../../core/quick-replies/quick-reply'
import type { DeskReply } from '../../../../core/contracts/desk/replies'
import { PlusOutlined } from '@ant-design/icons'
import { useMe } from '../../../api/me'
import { failureWords } from '../../../api/query'
import { Failed, Skeleton, State } from '../../../app/states'
import { replyWords } from '../../../words/replies'
import { Categories } from './categories'
import type { Draft } from './draft'
import { Editor } from './editor'
import { Files } from './files'
import { categoriesOf, everything, isOwnShelf } from './filter'
import { ReplyTable } from './reply-table'
import { shelfOptions, type Group } from './shelf-name'
import { Toolbar } from './toolbar'
import { useBook, useDrafts, type Drafting } from './use-book'
import { useKeeping } from './use-keeping'
import { useIsWide } from './use-is-wide'
import '../replies.css'
import './book.css'

const words = replyWords.page

type Book = ReturnType<typeof useBook>

/** `onCreate`: null while nobody knows yet whose they would be. */
const Head = ({ replies, onCreate }: Pick<Book, 'replies'> & { readonly onCreate: (() => void) | null }) => {
  const countOf = (fits: (shelf: string) => boolean): number =>
    replies.filter(({ shelf }) => fits(shelf)).length
  const [shop, own] = [countOf((shelf) => shelf === 'shop'), countOf(isOwnShelf)]
  const counts = { all: replies.length, shop, own, group: replies.length - shop - own }
  return (
    <header className='book-head'>
      <h1>{replyWords.title}</h1>
      <span>{replyWords.counts(counts)}</span>
      <div className='book-acts'>
        <Files />
        <Button
          type='primary'
          icon={<PlusOutlined />}
          disabled={onCreate === null}
          onClick={onCreate ?? undefined}
        >
          {words.create}
        </Button>
      </div>
    </header>
  )
}

/** What stands in the list's place while there is no list. */
const Instead = ({ book, shown, replies, setView }: Book) => {
  if (book.error && !book.data)
    return <Failed why={failureWords(book.error)} onRetry={() => void book.refetch()} />
  if (!book.data) return <Skeleton rows={8} />
  if (replies.length === 0) return <State title={words.none} why={words.noneWhy} />
  if (shown.length > 0) return null
  return (
    <State title={words.noMatch} why={words.noMatchWhy}>
      <Button onClick={() => setView(everything)}>{words.clear}</Button>
    </State>
  )
}

/** Where somebody may put a reply: supervisors anywhere but with other people, agents with their own. */
const useShelves = (
  groups: readonly Group[],
): { readonly first: string | null; readonly shelves: readonly string[] } => {
  const { data: me } = useMe()
  if (!me) return { first: null, shelves: [] }
  const own = personShelf(me.userid)
  const shared = me.role === 'supervisor' ? ['shop', ...groups.map(({ id }) => `group:${id}`)] : []
  return { first: shared[0] ?? own, shelves: [...shared, own] }
}

interface EditProps {
  readonly replies: readonly DeskReply[]
  readonly groups: readonly Group[]
  readonly drafting: Drafting
}

const useDone = ({ open, drop }: Drafting) =>
  useKeeping({
    onSaved: (draft, reply) => {
      drop(draft.id)
      open(reply._id)
    },
    onRemoved: (draft) => {
      drop(draft.id)
      open(null)
    },
  })

const titleOf = (draft: Draft): string => (draft.version === null ? replyWords.editor.create : draft.title)

/** The one that is open: beside the list, or over it where there is no room. */
const Edit = ({ replies, groups, drafting }: EditProps) => {
  const { draft } = drafting
  const isWide = useIsWide()
  const keeping = useDone(drafting)
  const { shelves } = useShelves(groups)
  const allShelves = draft && !shelves.includes(draft.shelf) ? [draft.shelf, ...shelves] : shelves
  const editor = draft && (
    <Editor
      key={draft.id}
      {...{ draft, drafting, keeping }}
      categories={categoriesOf(replies).flatMap(([category]) => category || [])}
      shelves={shelfOptions(allShelves, groups)}
    />
  )
  if (!isWide)
    return (
      <Drawer
        open={draft !== null}
        title={draft && titleOf(draft)}
        size={400}
        rootClassName='book-drawer'
        onClose={() => drafting.open(null)}
      >
        {editor}
      </Drawer>
    )
  return (
    <aside className='book-edit' aria-label={draft ? titleOf(draft) : words.choose}>
      {draft ? <h2>{titleOf(draft)}</h2> : <State title={words.choose} why={words.chooseWhy} />}
      {editor}
    </aside>
  )
}

/** The book of quick replies: categories, list, and the one that is open. */
export const RepliesBook = () => {
  const book = useBook()
  const { replies, groups, view, setView, shown, uses } = book
  const drafting = useDrafts(replies)
  const { first } = useShelves(groups)
  return (
    <div className='book'>
      <Head
        replies={replies}
        onCreate={first === null ? null : () => drafting.begin(first, view.category ?? '')}
      />
      <div className='book-split'>
        <Categories
          replies={replies}
          chosen={view.category}
          onChoose={(category) => setView({ ...view, category })}
        />
        <section className='book-list'>
          <Toolbar {...{ replies, groups, view }} onView={setView} />
          <Instead {...book} />
          {shown.length > 0 && <ReplyTable {...{ shown, groups, uses, view, drafting }} />}
        </section>
        <Edit {...{ replies, groups, drafting }} />
      </div>
    </div>
  )
}
