import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { api } from '../../api/client'
import { readStored, writeStored } from '../../platform/storage'

/** What pages other than the home page say of the shop. */
const Shop = z.object({ shopName: z.string(), phone: z.nullable(z.string()) })
export type Shop = z.infer<typeof Shop>

const STORED_AS = 'shop'
const unknownShop: Shop = { shopName: '', phone: null }

const storedShop = (): Shop | null => {
  const parsed = Shop.safeParse(readStored(STORED_AS))
  return parsed.success ? parsed.data : null
}

/** The shop's name and phone: as remembered from the last time, then as they are. */
export const useShop = (): Shop => {
  const [shop, setShop] = useState(storedShop)
  useEffect(() => {
    void api.home.view({}).then((reply) => {
      if (!reply.ok) return
      const { shopName, phone } = reply.value
      writeStored(STORED_AS, { shopName, phone })
      setShop({ shopName, phone })
    })
  }, [])
  return shop ?? unknownShop
}
