import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Input, Switch } from 'antd'
import { useId, useState } from 'react'
import type { AskedKnowledge } from '../../../core/contracts/desk/knowledge'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { knowledgeWords, tryWords as words } from '../../words/knowledge'

const MOST = 1_000

interface TryProps {
  readonly onOpen: (key: string) => void
}

interface FoundProps extends TryProps {
  readonly found: AskedKnowledge['found'][number]
}

/** What is said or offered, how sure the bot is of it, and why. */
const Found = ({ found, onOpen }: FoundProps) => {
  const { key, title, text, p, why, leadsTo } = found
  return (
    <li className='try-found'>
      <header>
        <b>{title}</b>
        {p > 0 && <span className='try-sure'>{words.sure(p)}</span>}
      </header>
      <p className='try-text'>{text}</p>
      {leadsTo && <p className='edit-help'>{words.button(knowledgeWords.leadsTo[leadsTo])}</p>}
      {why.length > 0 && <p className='edit-help'>{why.join('，')}</p>}
      <button type='button' className='know-link' onClick={() => onOpen(key)}>
        {words.look}
      </button>
    </li>
  )
}

/** What was thought of and not said. */
const Others = ({ found, onOpen }: TryProps & Pick<AskedKnowledge, 'found'>) =>
  found.length > 0 && (
    <>
      <h4>{words.others}</h4>
      <ul className='try-others'>
        {found.map(({ key, title, p }) => (
          <li key={`${key} ${title}`}>
            <button type='button' className='know-link' onClick={() => onOpen(key)}>
              {title}
            </button>
            {p > 0 && <span className='try-sure'>{words.sure(p)}</span>}
          </li>
        ))}
      </ul>
    </>
  )

/** Answered is with the best for each question, the only one that it is known of how sure it is; offered are all. */
const isUsed: Readonly<Record<AskedKnowledge['outcome'], (p: number) => boolean>> = {
  answer: (p) => p > 0,
  choose: () => true,
  person: () => false,
}

const Outcome = ({ asked: { outcome, found }, onOpen }: TryProps & { readonly asked: AskedKnowledge }) => {
  const { title, why } = words.outcomes[outcome]
  const used = found.filter(({ p }) => isUsed[outcome](p))
  return (
    <section className='try-outcome' aria-live='polite' aria-label={title}>
      <h3>{title}</h3>
      <p className='edit-help'>{why}</p>
      <ul>
        {used.map((one) => (
          <Found key={`${one.key} ${one.title}`} {...{ found: one, onOpen }} />
        ))}
      </ul>
      <Others found={found.filter((one) => !used.includes(one))} onOpen={onOpen} />
    </section>
  )
}

interface Asking {
  readonly text: string
  readonly withDrafts: boolean
}

const TryIt = ({ onOpen }: TryProps) => {
  const id = useId()
  const [asking, setAsking] = useState<Asking>({ text: '', withDrafts: true })
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (asked: Asking) => must(api.knowledge.ask(asked)),
  })
  const text = asking.text.trim()
  const ask = () => {
    if (text !== '') mutate(asking)
  }
  return (
    <div className='try'>
      <p className='edit-help'>{words.why}</p>
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={MOST}
        aria-label={words.question}
        placeholder={words.question}
        value={asking.text}
        onChange={({ target }) => setAsking({ ...asking, text: target.value })}
        onPressEnter={(event) => {
          if (event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          ask()
        }}
      />
      <div className='try-ask'>
        <Switch
          id={id}
          size='small'
          checked={asking.withDrafts}
          onChange={(withDrafts) => setAsking({ ...asking, withDrafts })}
        />
        <label htmlFor={id}>{words.withDrafts}</label>
        <Button type='primary' loading={isPending} disabled={text === ''} onClick={ask}>
          {isPending ? words.asking : words.ask}
        </Button>
      </div>
      {error && (
        <p className='try-failed' role='alert'>
          {failureWords(error)}
        </p>
      )}
      {data && <Outcome asked={data} onOpen={onOpen} />}
    </div>
  )
}

/** What the bot would do with a question. */
export const TryOut = ({ onOpen }: TryProps) => {
  const [isOpen, setOpen] = useState(false)
  const look = (key: string) => {
    setOpen(false)
    onOpen(key)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.title}</Button>
      <Drawer open={isOpen} title={words.title} size={440} onClose={() => setOpen(false)}>
        <TryIt onOpen={look} />
      </Drawer>
    </>
  )
}
