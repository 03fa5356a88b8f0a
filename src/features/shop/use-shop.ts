import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { OpeningSpan } from '../../../core/shop/shop'
import { api } from '../../api/client'
import { readStored, writeStored } from '../../platform/storage'

/** What pages other than the home page say of the shop. */
const Shop = z.object({
  shopName: z.string(),
  phone: z.nullable(z.string()),
  email: z.optional(z.string()),
  /** Versions before did not keep them. */
  hours: z._default(z.array(OpeningSpan), []),
})
export type Shop = z.infer<typeof Shop>

const STORED_AS = 'shop'
const unknownShop: Shop = { shopName: '', phone: null, hours: [] }

const storedShop = (): Shop | null => {
  const parsed = Shop.safeParse(readStored(STORED_AS))
  return parsed.success ? parsed.data : null
}

/** The shop's name and how to reach it: as remembered from the last time, then as they are. */
export const useShop = (): Shop => {
  const [shop, setShop] = useState(storedShop)
  useEffect(() => {
    void api.home.view({}).then((reply) => {
      if (!reply.ok) return
      const { shopName, phone, hours, email } = reply.value
      const known = { shopName, phone, hours, ...(email !== undefined && { email }) }
      writeStored(STORED_AS, known)
      setShop(known)
    })
  }, [])
  return shop ?? unknownShop
}
