import type { StaffNews } from '../conversation/staff-news'
import { isolated } from '../shared/bidi'
import { deadlineText, type Instant } from '../shared/time'
import { calledText, type Called } from './lane-view'

type LevelNews = Extract<StaffNews, { type: 'levelSet' }>

/** The levels of the problem pool as colleagues read them (R38–R40). */
export const levelNames = { L1: '一级问题', L2: '二级问题', L3: '三级问题' } as const

const owed = { L1: '进展', L2: '进展', L3: '临时方案' } as const

/** What whoever is named for a level reads in WeCom. */
export const problemWords = {
  /** `now`: when the level was set. */
  head: (called: Called, { level, byName, dueAt }: LevelNews, now: Instant): string => {
    const by = dueAt === null ? '' : `，${deadlineText(dueAt, now)} 前要给顾客${owed[level]}`
    return `${calledText(called)} 是${levelNames[level]}，${isolated(byName)}请您一起处理${by}`
  },
  where: '客服台左边“问题”里能看全部记录；在那里写备注，接待的客服会收到',
} as const
