import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { OpeningSpan, SpecialDays } from '../../../core/shop/shop'
import { api } from '../../api/client'
import type { BrowserShopper } from '../../platform/shopper'
import { readStored, readStoredOf, writeStored } from '../../platform/storage'

/** What pages other than the home page say of the shop. */
const Shop = z.object({
  shopName: z.string(),
  phone: z.nullable(z.string()),
  email: z.optional(z.string()),
  /** Versions before did not keep them. */
  hours: z._default(z.array(OpeningSpan), []),
  specialDays: z._default(z.array(SpecialDays), []),
})
export type Shop = z.infer<typeof Shop>

const STORED_AS = 'shop'
const unknownShop: Shop = { shopName: '', phone: null, hours: [], specialDays: [] }

const asShop = (stored: unknown): Shop | null => {
  const parsed = Shop.safeParse(stored)
  return parsed.success ? parsed.data : null
}
const storedShop = (): Shop | null => asShop(readStored(STORED_AS))

/** What is kept of the shop on that shopper's pages in this browser; no name and no phone when nothing is. */
export const shopKnownTo = (shopper: BrowserShopper): Shop =>
  asShop(readStoredOf(shopper, STORED_AS)) ?? unknownShop

/** The shop's name and how to reach it: as remembered from the last time, then as they are. */
export const useShop = (): Shop => {
  const [shop, setShop] = useState(storedShop)
  useEffect(() => {
    void api.home.view({}).then((reply) => {
      if (!reply.ok) return
      const { shopName, phone, hours, specialDays, email } = reply.value
      const known = { shopName, phone, hours, specialDays, ...(email !== undefined && { email }) }
      writeStored(STORED_AS, known)
      setShop(known)
    })
  }, [])
  return shop ?? unknownShop
}
