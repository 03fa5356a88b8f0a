import type { DeskContract } from '../../core/contracts/desk.contract'
import type { DeskActor } from '../actor'
import type { UseCases } from '../serve'
import { agent, view } from './desk/board'
import { act as actOnCase, addFile, approveAll } from './desk/cases/act'
import { grantCoupon } from './desk/cases/grant-coupon'
import { find as findCase, list as listCases, ofShopper, reasons } from './desk/cases/read'
import { answerEscalation, assign, escalate } from './desk/board-hands'
import { plan, progress, setLevel } from './desk/clocks'
import { followUpUseCases } from './desk/followups/all'
import { end, inviteRating, take, transfer } from './desk/hand-on'
import { me, setDuty } from './desk/me'
import { add as addNote } from './desk/notes'
import { typing } from './desk/presence'
import { history, pull } from './desk/read'
import { insuranceUseCases } from './desk/insurance/all'
import { invoiceUseCases } from './desk/invoices/all'
import { knowledgeUseCases } from './desk/knowledge/all'
import { learningUseCases } from './desk/learning/all'
import { recall } from './desk/recall'
import { day, range, today } from './desk/numbers'
import { why } from './desk/why'
import { publish as publishPolicy } from './desk/policy/publish'
import { check, find as findPolicy, view as viewPolicy } from './desk/policy/read'
import { whatIf } from './desk/policy/what-if'
import { list } from './desk/problems'
import { replyUseCases } from './desk/replies/all'
import type { ReplyTools } from './desk/replies/tools'
import { reply } from './desk/reply'
import { search } from './desk/search'
import { sessions, team } from './desk/sessions'
import { colleagues, shopper } from './desk/shopper'
import { addNote as addShopperNote, dropNote, reveal, setTags } from './desk/shopper-notes'
import { digest, groups, toGroup } from './desk/story'
import { upload } from './desk/upload'

/** What the door `desk` can do for those who answer shoppers. */
export const deskUseCases = (tools: ReplyTools): UseCases<DeskContract, DeskActor> => ({
  desk: {
    ...{ me, setDuty, colleagues },
    ...{ sessions, team, pull, history, search, shopper },
    ...{ take, upload, typing, reply, recall, transfer, inviteRating, end },
  },
  board: { view, agent, assign, escalate, answerEscalation },
  cases: {
    list: listCases,
    find: findCase,
    ofShopper,
    act: actOnCase,
    approveAll,
    grantCoupon,
    addFile,
    reasons,
  },
  clocks: { plan, progress, setLevel },
  story: { digest, groups, toGroup },
  notes: { add: addNote },
  shoppers: { setTags, addNote: addShopperNote, dropNote, reveal },
  followUps: followUpUseCases,
  numbers: { today, day, range, why },
  policy: { view: viewPolicy, find: findPolicy, check, whatIf, publish: publishPolicy },
  problems: { list },
  insurances: insuranceUseCases,
  invoices: invoiceUseCases(tools),
  ...{ knowledge: knowledgeUseCases(tools), learning: learningUseCases(tools) },
  replies: replyUseCases(tools),
})
