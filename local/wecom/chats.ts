import { addressKey, type Address, type Entry } from './config'

interface Chat {
  readonly entries: Entry[]
  readonly placeOf: Map<string, number>
  readonly idOfClient: Map<string, string>
}

/** What each member sees in each app, in order; an entry that is put again takes its old place. */
export class Chats {
  private readonly chats = new Map<string, Chat>()

  put(address: Address, entry: Entry) {
    const { entries, placeOf, idOfClient } = this.chatAt(address)
    const place = placeOf.get(entry.id) ?? entries.length
    entries[place] = entry
    placeOf.set(entry.id, place)
    if (entry.clientId) idOfClient.set(entry.clientId, entry.id)
  }

  all(address: Address): readonly Entry[] {
    return this.chatAt(address).entries
  }

  find(address: Address, id: string): Entry | undefined {
    const chat = this.chatAt(address)
    return chat.entries[chat.placeOf.get(id) ?? -1]
  }

  /** The line that a page sent under this id of its own. */
  findByClient(address: Address, clientId: string): Entry | undefined {
    return this.find(address, this.chatAt(address).idOfClient.get(clientId) ?? '')
  }

  private chatAt(address: Address): Chat {
    const key = addressKey(address)
    const chat = this.chats.get(key) ?? { entries: [], placeOf: new Map(), idOfClient: new Map() }
    this.chats.set(key, chat)
    return chat
  }
}
