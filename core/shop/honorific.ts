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

export const surnameOf = (name: string): string =>
  compoundSurnames.find((surname) => name.startsWith(surname)) ?? [...name][0] ?? ''

/** 张女士 (R88); the whole name when we do not know whether 先生 or 女士; 您 when there is no name. */
export const honorificOf = (shopper: Pick<Shopper, 'name' | 'gender'> | null): string => {
  if (!shopper?.name) return '您'
  if (shopper.gender === 'unknown') return shopper.name
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
