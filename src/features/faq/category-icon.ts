import { startCategories } from '../../../core/knowledge/entry'
import type { IconName } from '../../ui/icon/icon'

/** In the order of the categories that every shop begins with: orders, payment, delivery, goods, after-sales. */
const icons: readonly IconName[] = ['box', 'ticket', 'truck', 'bag', 'refund']

/** A shop's own categories look alike. */
export const iconOf = (category: string): IconName =>
  icons[startCategories.findIndex((name) => name === category)] ?? 'question'
