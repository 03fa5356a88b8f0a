import { chinaTime, type Instant } from '../shared/time'
import type { Shopper } from './shop'

const compoundSurnames = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '夏侯',
  '端木',
  '南宫',
]

const surnameOf = (name: string): string =>
  compoundSurnames.find((surname) => name.startsWith(surname)) ?? [...name][0] ?? ''

/** A person's name in Chinese, whole or masked (张**); a nickname such as 快乐的小鱼 or Anna has no surname. */
const isChineseName = (name: string): boolean => /^\p{Script=Han}[\p{Script=Han}*]{1,3}$/u.test(name)

/** 张女士 (R88); the whole name when it has no surname or we do not know whether 先生 or 女士; 您好 when there is none. */
export const honorificOf = (shopper: Pick<Shopper, 'name' | 'gender'> | null): string => {
  if (!shopper?.name) return '您好'
  if (shopper.gender === 'unknown' || !isChineseName(shopper.name)) return shopper.name
  return `${surnameOf(shopper.name)}${shopper.gender === 'female' ? '女士' : '先生'}`
}

/** 上午好 and its like, by the clock in China. */
export const greetingOf = (at: Instant): string => {
  const { hour } = chinaTime(at)
  if (hour < 5 || hour >= 18) return '晚上好'
  if (hour < 9) return '早上好'
  if (hour < 12) return '上午好'
  return hour < 14 ? '中午好' : '下午好'
}
