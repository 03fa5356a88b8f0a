import { useRef, useState } from 'react'
import type { DeskReply } from '../../../../core/contracts/desk/replies'
import { replyWords } from '../../../words/replies'
import { isOrderable, movedTo, type View } from './filter'
import { ReplyRow } from './reply-row'
import { shelfName, type Group } from './shelf-name'
import type { Drafting } from './use-book'
import { useOrdering } from './use-keeping'

const words = replyWords.page

interface TableProps {
  readonly shown: readonly DeskReply[]
  readonly groups: readonly Group[]
  readonly uses: Readonly<Record<string, number>>
  readonly view: View
  readonly drafting: Drafting
}

/** Rows in the order that was asked for; where somebody moves one it stays there until the door has answered. */
const useMoving = (shown: readonly DeskReply[], view: View) => {
  const ordering = useOrdering()
  const dragged = useRef<number | null>(null)
  const [said, say] = useState('')
  const rows = ordering.isPending ? ordering.variables : shown
  const canMove = isOrderable(view) && !ordering.isPending
  const put = (from: number, to: number) => {
    const next = movedTo(rows, from, to)
    const own = next.filter(({ mayKeep }) => mayKeep)
    if (to < 0 || to >= rows.length || from === to) return
    ordering.mutate(own.length === next.length ? next : own)
    say(words.moved(rows[from]?.title ?? '', to + 1))
  }
  const moveOf = (at: number) =>
    canMove && rows[at]?.mayKeep
      ? {
          by: (places: number) => put(at, at + places),
          begin: () => (dragged.current = at),
          drop: () => dragged.current !== null && put(dragged.current, at),
        }
      : null
  return { rows, moveOf, said }
}

export const ReplyTable = ({ shown, groups, uses, view, drafting }: TableProps) => {
  const { rows, moveOf, said } = useMoving(shown, view)
  const { columns } = words
  return (
    <div className='book-scroll'>
      <p className='sr-only' role='status'>
        {said}
      </p>
      <table className='book-table' aria-label={words.list}>
        <thead>
          <tr>
            <th aria-hidden='true' />
            <th scope='col'>{columns.reply}</th>
            <th scope='col'>{columns.initials}</th>
            <th scope='col' className='book-shelf'>
              {columns.shelf}
            </th>
            <th scope='col' className='book-uses'>
              {columns.uses}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((reply, at) => (
            <ReplyRow
              key={reply._id}
              reply={reply}
              shelf={shelfName(reply.shelf, groups)}
              uses={uses[reply._id]}
              isOpen={drafting.openId === reply._id}
              isWritten={drafting.isWritten(reply._id)}
              onOpen={() => drafting.open(reply._id)}
              move={moveOf(at)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
