import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useRef } from 'react'
import { api } from '../../api/client'
import { useMe } from '../../api/me'
import { must } from '../../api/query'
import { downloadFile } from '../../app/download'
import { useNews } from '../../app/use-news'
import { knowledgeFileWords as words } from '../../words/knowledge'
import { useImport } from './use-import'

const FILE_MAX = 4_000_000
const kinds = ['xlsx', 'csv', 'json'] as const
type Kind = (typeof kinds)[number]

const useExport = () => {
  const { done, failed } = useNews()
  const { data: me } = useMe()
  return useMutation({
    mutationFn: (kind: Kind) => must(api.knowledge.exportFile({ kind })),
    onError: failed,
    onSuccess: ({ base64, count }, kind) => {
      downloadFile(base64, words.name(me?.shopName ?? ''), kind)
      done(words.exported(count))
    },
  })
}

/** Entries in and out, for supervisors. */
export const Files = () => {
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const bringIn = useImport()
  const out = useExport()
  const chosen = (file: File | undefined) => {
    if (file && file.size > FILE_MAX) void message.error(words.tooLarge)
    else if (file) bringIn.mutate({ name: file.name, file: () => Promise.resolve(file) })
  }
  const items = [
    { key: 'import', label: words.import, onClick: () => input.current?.click() },
    ...kinds.map((key) => ({
      ...{ key, label: words.export(words.kinds[key]), onClick: () => out.mutate(key) },
    })),
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button loading={bringIn.isPending || out.isPending}>
          {bringIn.isPending ? words.importing : words.files} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <input
        ref={input}
        type='file'
        hidden
        accept='.csv,.xlsx,.json'
        data-testid='knowledge-file'
        onChange={({ target }) => {
          chosen(target.files?.[0])
          target.value = '' // the same file may be chosen again
        }}
      />
    </>
  )
}
