import type { Choice } from '../import/choose-shop'
import { connect, type Connection } from '../import/connect'
import { readFileCommand, type FileCommand, type Shape } from './file-command'
import { say } from './run'

/** The file and the shop, where they are, and how to tell the person. */
export interface ShopFile extends Choice, Pick<Connection, 'app'> {
  readonly file: string
}

export interface ShopFileWork extends Pick<Shape, 'words' | 'wishes'> {
  /** Said when the command was called wrongly. */
  readonly usage: string
  /** What is done, by the words before the file; undefined when they mean nothing. It answers the exit code. */
  readonly work: (
    before: FileCommand['before'],
    wishes: FileCommand['wishes'],
  ) => ((shopFile: ShopFile) => Promise<number>) | undefined
}

const exitCodeOf = async ({ usage, work: workOf, ...shape }: ShopFileWork): Promise<number> => {
  const command = readFileCommand({ ...shape, ofShop: true })
  const work = command ? workOf(command.before, command.wishes) : undefined
  if (!command || !work) {
    say(usage)
    return 2
  }
  const { file, data, shop } = command
  const { close, ...connection } = await connect(data, say)
  try {
    return await work({ ...connection, file, say, ...(shop === undefined ? {} : { shopId: shop }) })
  } finally {
    await close()
  }
}

/** Runs a command about one file and one shop of a cloud and ends the process: with 2 when it was called wrongly. */
export const runShopFileCommand = (shopFileWork: ShopFileWork): void =>
  // The SDK keeps its connections open: without the exit the process would linger until they time out.
  void exitCodeOf(shopFileWork).then((code) => process.exit(code))
