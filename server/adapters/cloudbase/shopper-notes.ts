import { ShopperNote } from '../../../core/desk/shopper-note'
import type { ShopperNotes } from '../../desk-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

export const cloudbaseShopperNotes = (cloudbase: Cloudbase): ShopperNotes => {
  const notes = new Collection(cloudbase, 'shopperNotes', ShopperNote)
  return {
    find: (id) => notes.get(id),
    add: async (note) => {
      if ((await notes.insert(note)) === 'inserted') return note
      return (await notes.get(note._id)) ?? note
    },
    drop: (id) => notes.remove({ _id: id }),
    newestOf: (shopId, openid, limit) => notes.find({ shopId, openid }, { order: [['at', 'desc']], limit }),
  }
}
