import { useState } from 'react'
import { signInWords } from '../../copy/sign-in'
import { callPhone } from '../../platform/phone'
import { openWebDoor } from '../../platform/web/door'
import { formerVisit } from '../../platform/web/session'
import { Button } from '../../ui/button/button'
import { State } from '../../ui/state/state'
import { shopKnownTo } from '../shop/use-shop'

const words = signInWords.noShop

const formerShop = () => {
  const visit = formerVisit()
  if (visit === null) return null
  return { appid: visit.appid, shop: shopKnownTo({ appid: visit.appid, openid: visit.who }) }
}

/** The page's address names no shop (R18): where to come in, and the shop where one was before. */
export function NoShop() {
  const [former] = useState(formerShop)
  return (
    <State picture='empty' title={words.title} text={words.text}>
      {former && (
        <Button look='primary' onPress={() => openWebDoor(former.appid)}>
          {words.open(former.shop.shopName)}
        </Button>
      )}
      {former?.shop.phone && (
        <Button look='line' onPress={() => callPhone(former.shop.phone ?? '')}>
          {words.call(former.shop.phone)}
        </Button>
      )}
    </State>
  )
}
