import type { Output } from '../../../core/contracts/procedure'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'

type Area = ShopperContract['knowledge']

/** What the shop knows, by title. */
export type Browsed = Output<Area['browse']>
export type Listed = Browsed['entries'][number]
export type Meant = Output<Area['search']>
export type Titled = Meant['found'][number]
export type Answered = Output<Area['answer']>
