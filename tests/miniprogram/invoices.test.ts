import { CUPS } from '../support/cases'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'
import { openWorld, type World } from '../support/world'

jest.setTimeout(60_000)

let world: World
let mini: MiniHost
/** Procedures that are not reached. */
let lost: (procedure: string) => boolean

beforeAll(async () => {
  world = await openWorld()
  mini = startMini({
    callFunction: ({ data }) => {
      const { procedure, input } = data as { procedure: string; input: never }
      if (lost(procedure)) return Promise.reject(new Error('no network'))
      const [area = '', name = ''] = procedure.split('.')
      const client = world.shopper() as never as Record<
        string,
        Record<string, (of: never) => Promise<unknown>>
      >
      return client[area]![name]!(input)
    },
  })
})
beforeEach(() => {
  lost = () => false
})
afterAll(async () => {
  mini.close()
  await world.close()
})

const opened = async (has: string): Promise<MiniPage> => {
  const page = await mini.open('pages/invoice/index', { orderNo: CUPS })
  await page.until(() => page.text().includes(has), has)
  return page
}
const inputs = (page: MiniPage) => page.all('.field__input')
const fill = (page: MiniPage, at: number, value: string) => {
  page.typeInto(inputs(page)[at]!, value)
}

it('tells at each field what is missing, and asks nobody', async () => {
  lost = (procedure) => procedure === 'invoices.submit'
  const page = await opened('提交申请')
  page.tap('.bottom-bar .button--primary')
  await page.until(() => page.all('.field__error').length === 2, 'two errors')
  expect(page.text()).toContain('填发票抬头')
  page.close()
})

it('says that it is not to be had, and how to reach a person', async () => {
  lost = () => true
  const page = await opened('发票没有载入')
  expect(page.text()).toContain('问客服')
  page.close()
})

it('keeps what she typed when the network is gone, and sends it once it is back', async () => {
  lost = (procedure) => procedure === 'invoices.submit'
  const page = await opened('提交申请')
  fill(page, 0, '杭州棉屿贸易有限公司')
  fill(page, 1, '91330100799655058B')
  page.tap('.bottom-bar .button--primary')
  await page.until(() => page.text().includes('网络断开了'), 'why it was not sent')
  lost = () => false
  page.tap('.bottom-bar .button--primary')
  await page.until(() => page.text().includes('财务正在开票'), 'how it stands')
  expect(page.text()).toContain('自动完成')
  page.close()
})
