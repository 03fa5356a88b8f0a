import { pinyin } from 'pinyin-pro'
import { plainWords } from '../../core/quick-replies/plain'

/** 发货时间 → fhsj: what an agent types to find a reply. Signs that have no letter are left out. */
export const initialsOf = (title: string): string =>
  plainWords(
    pinyin(title, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(''),
  ).replace(/[^a-z0-9]/g, '')
