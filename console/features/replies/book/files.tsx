import { App, Button, Dropdown } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ImportedReplies } from '../../../../core/contracts/desk/replies'
import { api } from '../../../api/client'
import { useMe } from '../../../api/me'
import { must } from '../../../api/query'
import { base64Of } from '../../../app/base64'
import { downloadFile } from '../../../app/download'
import { useNews } from '../../../app/use-news'
import { replyWords } from '../../../words/replies'
import { repliesKey } from '../use-replies'

const words = replyWords.file
const FILE_MAX = 2 * 1024 * 1024

const Problems = ({ problems, more }: Extract<ImportedReplies, { status: 'wrong' }>) => (
  <ul className='book-problems'>
    {problems.map(({ line, reason }) => (
      <li key={`${line} ${reason}`}>{words.line(line, reason)}</li>
    ))}
    {more > 0 && <li>{words.more(more)}</li>}
  </ul>
)

/** Brings a table in, and tells what became of it. */
const useImport = () => {
  const { modal } = App.useApp()
  const { failed } = useNews()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (file: File) =>
      must(api.replies.importFile({ name: file.name.slice(-200), base64: await base64Of(file) })),
    onError: failed,
    onSuccess: async (done) => {
      await client.invalidateQueries({ queryKey: repliesKey })
      const content = done.status === 'done' ? words.counts(done) : <Problems {...done} />
      const show = done.status === 'done' ? modal.success : modal.error
      show({
        title: done.status === 'done' ? words.done : words.wrong,
        content,
        okText: words.ok,
        width: 520,
      })
    },
  })
}

const ImportButton = () => {
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const bringIn = useImport()
  const chosen = (file: File | undefined) => {
    if (file && file.size > FILE_MAX) void message.error(words.tooLarge)
    else if (file) bringIn.mutate(file)
  }
  return (
    <>
      <Button loading={bringIn.isPending} onClick={() => input.current?.click()}>
        {bringIn.isPending ? words.importing : replyWords.page.import}
      </Button>
      <input
        ref={input}
        type='file'
        hidden
        accept='.csv,.xlsx'
        data-testid='replies-file'
        onChange={({ target }) => {
          chosen(target.files?.[0])
          target.value = '' // the same file may be chosen again
        }}
      />
    </>
  )
}

/** Tables in and out, for supervisors. */
export const Files = () => {
  const { done, failed } = useNews()
  const { data: me } = useMe()
  const out = useMutation({
    mutationFn: (kind: 'csv' | 'xlsx') => must(api.replies.exportFile({ kind })),
    onError: failed,
    onSuccess: ({ base64, count }, kind) => {
      downloadFile(base64, words.name(me?.shopName ?? ''), kind)
      done(words.exported(count))
    },
  })
  if (me?.role !== 'supervisor') return null
  const items = (['xlsx', 'csv'] as const).map((key) => ({
    ...{ key, label: words.kinds[key], onClick: () => out.mutate(key) },
  }))
  return (
    <>
      <ImportButton />
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button loading={out.isPending}>{replyWords.page.export}</Button>
      </Dropdown>
    </>
  )
}
