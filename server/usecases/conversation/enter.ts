import { welcome } from '../../../core/bot/welcome'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import type { Scene } from '../../../core/contracts/shopper/conversation.contract'
import type { ConversationState, KnownShopper } from '../../../core/conversation/state'
import { newConversation } from '../../../core/conversation/state'
import { conversationIdOf } from '../../../core/shared/ids'
import { present } from '../../../core/shared/present'
import { ok } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import type { Shopper } from '../../../core/shop/shop'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { hotQuestions } from '../../bot/hot-questions'
import { handOffOf } from '../../turns/assign-queue'
import { takeTurn } from '../../turns/take-turn'
import { threadView } from '../../turns/view'
import { findOwn } from '../orders/own-order'

/** How much of the thread the first page holds, in turns. */
const FIRST_PAGE = 30

const ownOrder = async (ports: Ports, actor: ShopperActor, scene: Scene) =>
  scene.from === 'order' ? findOwn(ports, actor, scene.orderNo) : null

const knownOf = ({ name, gender, tags, dedicatedId }: Shopper): KnownShopper => ({
  name,
  gender,
  ...present({ tags, dedicatedId }),
})

/** The welcome for this state, with everything that its words may need. */
const prepareWelcome = async (ports: Ports, actor: ShopperActor, scene: Scene) => {
  const { shop, openid } = actor
  const isFaq = scene.from === 'faq'
  const [shopper, order, handOff, hot] = await Promise.all([
    ports.shoppers.find(shop._id, openid),
    ownOrder(ports, actor, scene),
    handOffOf(ports, shop),
    isFaq ? hotQuestions(ports, shop, ports.now()) : null,
  ])
  const waitMs = handOff.kind === 'queue' ? handOff.waitMs : null
  const known = shopper && knownOf(shopper)
  const questions = hot?.map(({ title }) => title) ?? null
  return (state: ConversationState, now: Instant) => ({
    shopper: known,
    orderNo: order?.orderNo ?? null,
    welcome: welcome(state, { shop, shopper: known, order, questions, waitMs, now }),
  })
}

/** Welcomed just now on another phone, or in and out without end: no welcome, but the thread. */
const isShownAllTheSame = (why: RefusalCode): boolean => why === 'notAllowed' || why === 'tooFast'

export const enter: UseCase<typeof shopperContract.conversation.enter, ShopperActor> = async (
  { clientId, scene },
  { actor, ports },
) => {
  const { shop, openid } = actor
  const conversationId = conversationIdOf(shop._id, openid)
  const found = await ports.turns.newest(conversationId)
  const welcomeFor = await prepareWelcome(ports, actor, scene)

  if (welcomeFor(found?.state ?? newConversation, ports.now()).welcome.length > 0) {
    const taken = await takeTurn(ports, { shop, openid, clientId }, async (state, now) => ({
      command: { type: 'enter', ...welcomeFor(state, now) },
      handOff: null,
    }))
    if (!taken.ok && !isShownAllTheSame(taken.error)) return taken
  }

  const turns = await ports.turns.before(conversationId, Number.MAX_SAFE_INTEGER, FIRST_PAGE)
  const state = turns[turns.length - 1]?.state ?? newConversation
  const thread = await threadView(ports, shop, { turns, state, seq: 0 })
  return ok({ ...thread, hasEarlier: (turns[0]?.seq ?? 1) > 1 })
}
