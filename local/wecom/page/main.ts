import type { Entry } from '../config'
import { drawAgents } from './agents-view'
import {
  loadAgents,
  loadReception,
  loadThread,
  press,
  say,
  sendAgain,
  sendFile,
  sendPlace,
  watch,
} from './client'
import { bindComposer } from './composer'
import { at } from './dom'
import { Model, type Outgoing } from './model'
import { bindTheme } from './theme'
import { receptionView } from './reception'
import { ThreadView } from './thread-view'

const model = new Model()
const view = new ThreadView(model, {
  resend: (entry) => void resend(entry),
  press: (entry, key, picked) => {
    const pressed = { key, ...(picked !== undefined && { picked }) }
    void press(model.current, entry.id, pressed).catch(() => undefined) // the card still has its buttons
  },
  reload: () => void load(),
})
const draw = () => {
  view.draw()
  drawAgents(model, openAgent)
}

/** Loads what the page shows; what is there already stays when that fails. */
const load = async () => {
  try {
    model.agents = await loadAgents()
    if (!model.agent) model.open(model.agents[0]?.key ?? '')
    if (model.agent) model.addPage(model.current, await loadThread(model.current), false)
    model.markSeen()
  } catch {
    model.setState(model.current, 'failed')
  }
  draw()
  await loadDuty()
}

let lastAsked = 0
/** Nothing changes it without a line in the chat, so it is asked again with each; the latest question counts. */
const loadDuty = async () => {
  const asked = ++lastAsked
  const known = await loadReception(model.current).catch(() => undefined)
  if (!known || asked !== lastAsked) return
  model.reception = known.reception
  draw()
}

const openAgent = (key: string) => {
  composer.keepDraft()
  model.open(key)
  document.body.dataset.view = 'thread' // first: what is hidden has no height
  composer.showDraft()
  draw()
  void load()
}

const send = async (outgoing: Outgoing) => {
  model.putOutgoing({ ...outgoing, isFailed: false })
  draw()
  at('scroll').scrollTop = at('scroll').scrollHeight
  try {
    model.addEntry(outgoing.agent, await sent(outgoing))
  } catch {
    model.putOutgoing({ ...outgoing, isFailed: true })
  }
  draw()
}

const sent = ({ agent, clientId, text, chosen, place }: Outgoing): Promise<Entry> => {
  if (chosen) return sendFile(agent, clientId, chosen)
  return place ? sendPlace(agent, clientId, place) : say(agent, clientId, text ?? '')
}

/** A line that the server knows is tried again there; one that never got so far is sent again. */
const resend = async (entry: Entry) => {
  const outgoing = model.outgoingOf(model.current).find(({ clientId }) => clientId === entry.id)
  if (outgoing) return send(outgoing)
  await sendAgain(model.current, entry.id).catch(() => undefined)
}

const composer = bindComposer({
  agent: () => model.current,
  dutyCommand: () => receptionView(model.reception).command,
  send: (what) => {
    const outgoing = { clientId: crypto.randomUUID(), agent: model.current, at: Date.now(), isFailed: false }
    void send({ ...outgoing, ...what })
  },
})

const loadOlder = async () => {
  const { entries, hasOlder, state } = model.threadOf(model.current)
  const [scroller, key, first] = [at('scroll'), model.current, entries[0]]
  if (!hasOlder || state !== 'ready' || !first || scroller.scrollTop > 60) return
  model.setState(key, 'loading')
  const page = await loadThread(key, first.seq).catch(() => undefined)
  model.setState(key, 'ready')
  if (!page) return
  const fromEnd = scroller.scrollHeight - scroller.scrollTop
  model.addPage(key, page, true)
  draw()
  scroller.scrollTop = scroller.scrollHeight - fromEnd
}

at('scroll').addEventListener('scroll', () => {
  const { scrollHeight, scrollTop, clientHeight } = at('scroll')
  if (scrollHeight - scrollTop - clientHeight < 80) at('more').hidden = true
  void loadOlder()
})
at('more').addEventListener('click', () => (at('scroll').scrollTop = at('scroll').scrollHeight))
at('back').addEventListener('click', () => (document.body.dataset.view = 'agents'))
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return
  model.markSeen()
  draw()
  void loadDuty()
})

bindTheme()
composer.showDraft()
draw()
void load()
watch(
  ({ key, entry }) => {
    model.addEntry(key, entry)
    if (key === model.current && document.visibilityState === 'visible') model.markSeen()
    draw()
    if (key === model.current) void loadDuty()
  },
  (isOpen) => {
    const wasClosed = !at('offline').hidden
    at('offline').hidden = isOpen
    if (isOpen && wasClosed) void load() // what was said meanwhile
  },
)
